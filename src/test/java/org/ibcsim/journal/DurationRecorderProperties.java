package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class DurationRecorderProperties {
  private static final long[] THOUSANDTHS = {500, 900, 950, 990, 999};

  /** Durations as they come: many alike, some tiny, some of hours. */
  @Provide
  Arbitrary<long[]> durations() {
    Arbitrary<Long> nanos =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 5),
            Arbitraries.longs().between(0, 3_000_000),
            Arbitraries.longs().between(0, 40_000_000_000_000L),
            Arbitraries.just(18_000_000L));
    return nanos.array(long[].class).ofMinSize(1).ofMaxSize(600);
  }

  private static Distribution record(long[] durations, int exactLimit, int bits) {
    DurationRecorder recorder = new DurationRecorder(exactLimit, bits);
    for (long duration : durations) {
      recorder.add(duration);
    }
    return recorder.distribution();
  }

  private static long[] quantiles(Distribution distribution) {
    return new long[] {
      distribution.p50Nanos(),
      distribution.p90Nanos(),
      distribution.p95Nanos(),
      distribution.p99Nanos(),
      distribution.p999Nanos()
    };
  }

  private static long[] sortedQuantiles(long[] durations) {
    long[] sorted = durations.clone();
    Arrays.sort(sorted);
    long[] quantiles = new long[THOUSANDTHS.length];
    for (int index = 0; index < quantiles.length; index++) {
      int rank = 1;
      while (rank * 1000L < THOUSANDTHS[index] * sorted.length) {
        rank++;
      }
      quantiles[index] = sorted[rank - 1];
    }
    return quantiles;
  }

  @Property
  void quantilesUpToTheLimitAreThoseOfTheSortedValues(@ForAll("durations") long[] durations) {
    Distribution distribution = record(durations, 600, 16);
    assertThat(distribution.exact()).isTrue();
    assertThat(quantiles(distribution)).isEqualTo(sortedQuantiles(durations));
  }

  @Property
  void quantilesBeyondTheLimitAreWithinOneInAHundredThousand(
      @ForAll("durations") long[] durations) {
    Distribution distribution =
        record(durations, 3, DurationRecorder.BITS_FOR_ONE_IN_A_HUNDRED_THOUSAND);
    assertThat(distribution.exact()).isEqualTo(durations.length <= 3);
    long[] expected = sortedQuantiles(durations);
    for (int index = 0; index < expected.length; index++) {
      assertThat(quantiles(distribution)[index])
          .isCloseTo(expected[index], within(expected[index] / 100_000));
    }
  }

  @Property
  void latencyQuantilesAreWithinOneInAThousand(@ForAll("durations") long[] durations) {
    Distribution distribution = record(durations, 0, DurationRecorder.BITS_FOR_ONE_IN_A_THOUSAND);
    long[] expected = sortedQuantiles(durations);
    for (int index = 0; index < expected.length; index++) {
      assertThat(quantiles(distribution)[index])
          .isCloseTo(expected[index], within(expected[index] / 1000));
    }
  }

  @Property
  void countSumAndExtremesAreExactAtAnyPrecision(@ForAll("durations") long[] durations) {
    for (int exactLimit : new int[] {0, 3, 600}) {
      Distribution distribution = record(durations, exactLimit, 10);
      assertThat(distribution.count()).isEqualTo(durations.length);
      assertThat(distribution.sumNanos())
          .isEqualTo(
              Arrays.stream(durations)
                  .mapToObj(BigInteger::valueOf)
                  .reduce(BigInteger.ZERO, BigInteger::add));
      assertThat(distribution.minNanos()).isEqualTo(Arrays.stream(durations).min().orElseThrow());
      assertThat(distribution.maxNanos()).isEqualTo(Arrays.stream(durations).max().orElseThrow());
    }
  }

  @Property
  void binsHoldEveryValueInIncreasingOrder(@ForAll("durations") long[] durations) {
    for (int exactLimit : new int[] {0, 3, 600}) {
      Distribution distribution = record(durations, exactLimit, 16);
      long before = -1;
      for (Distribution.Bin bin : distribution.bins()) {
        long from = before;
        assertThat(bin.uptoNanos()).isGreaterThan(from);
        assertThat(bin.count())
            .isEqualTo(
                Arrays.stream(durations).filter(d -> d > from && d <= bin.uptoNanos()).count());
        before = bin.uptoNanos();
      }
      assertThat(before).isGreaterThanOrEqualTo(distribution.maxNanos());
    }
  }

  @Property
  void everyValueFindsACellNoWiderThanThePrecision(
      @ForAll @LongRange(max = Long.MAX_VALUE) long value) {
    LogLinearHistogram histogram = new LogLinearHistogram(16);
    histogram.add(value, 1);
    histogram.forEach(
        (least, greatest, count) -> {
          assertThat(count).isEqualTo(1);
          assertThat(value).isBetween(least, greatest);
          assertThat(greatest - least).isLessThanOrEqualTo(value >>> 16);
        });
    assertThat(histogram.valueAt(1)).isCloseTo(value, within(value >>> 17));
  }

  @Property(tries = 20)
  void aSumBeyondSixtyThreeBitsIsExact(@ForAll @LongRange(min = 1, max = 100) long times) {
    DurationRecorder recorder = new DurationRecorder(0, 10);
    long duration = (1L << 61) + 12345;
    for (int time = 0; time < times; time++) {
      recorder.add(duration);
    }
    assertThat(recorder.distribution().sumNanos())
        .isEqualTo(BigInteger.valueOf(duration).multiply(BigInteger.valueOf(times)));
    assertThat(recorder.distribution().meanNanos()).isEqualTo(duration);
  }
}
