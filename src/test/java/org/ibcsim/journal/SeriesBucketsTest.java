package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesBucketsTest {
  private final List<Long> ends = new ArrayList<>();
  private final SeriesBuckets buckets =
      new SeriesBuckets(10, 1, List.of(), (number, endNanos, row) -> ends.add(endNanos));

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "2000, 1",
    "2001, 2",
    "4000, 2",
    "4001, 5",
    "10000, 5",
    "10001, 10",
    "1800000000000, 1000000000",
    "2000000000000, 1000000000",
    "2000000000001, 2000000000",
    "86400000000000, 50000000000"
  })
  void theWidthIsTheSmallestOfTheLadderWithAtMostTwoThousandBuckets(long duration, long width) {
    assertThat(JournalWriter.bucketNanos(duration)).isEqualTo(width);
  }

  @Test
  void aStepAtTheEndOfABucketIsStillInIt() {
    buckets.advance(10);
    assertThat(ends).isEmpty();
    buckets.advance(11);
    assertThat(ends).containsExactly(10L);
  }

  @Test
  void bucketsWithoutAnyStepAreClosedToo() {
    buckets.advance(35);
    assertThat(ends).containsExactly(10L, 20L, 30L);
  }

  @Test
  void theLastBucketEndsWithTheRun() {
    buckets.finish(35);
    assertThat(ends).containsExactly(10L, 20L, 30L, 35L);
  }

  @Test
  void aRunThatEndsAtTheEndOfABucketHasNoEmptyOneAfterIt() {
    buckets.finish(20);
    assertThat(ends).containsExactly(10L, 20L);
  }

  @Test
  void aRunThatEndsBeforeItBeginsHasOneBucket() {
    buckets.finish(0);
    assertThat(ends).containsExactly(0L);
  }

  @Test
  void aRunFarBeyondItsDurationHasBoundedBuckets() {
    buckets.finish(1_000_000_000_000L);
    assertThat(ends).hasSize(SeriesBuckets.MAXIMUM_BUCKETS).endsWith(1_000_000_000_000L);
  }
}
