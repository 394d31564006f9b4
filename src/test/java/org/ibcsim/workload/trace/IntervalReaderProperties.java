package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ibcsim.workload.trace.TraceBytes.Read;

class IntervalReaderProperties {
  /** An interval as a line would say it; its length is in milliseconds. */
  record Interval(int lengthMillis, int writes, long bytes) {}

  @Provide
  Arbitrary<List<Interval>> intervals() {
    Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 100_000);
    Arbitrary<Integer> writes = Arbitraries.integers().between(0, 3_000);
    Arbitrary<Long> sizes = Arbitraries.longs().between(1, 200_000);
    Arbitrary<Long> extra = Arbitraries.longs().between(0, 5_000);
    Arbitrary<Interval> odd =
        Combinators.combine(lengths, writes, sizes, extra)
            .as((l, w, s, e) -> new Interval(l, w, w == 0 ? 0 : w * s + e));
    Arbitrary<Interval> sectors =
        Combinators.combine(lengths, writes, sizes)
            .as((l, w, s) -> new Interval(l, w, w == 0 ? 0 : 512 * (w + s)));
    return Arbitraries.oneOf(odd, sectors).list().ofMinSize(1).ofMaxSize(12);
  }

  @Property(tries = 200)
  void everyIntervalGivesExactlyItsWritesAndBytesWithinItsTime(
      @ForAll("intervals") List<Interval> intervals) throws IOException {
    StringBuilder text = new StringBuilder("time_s,writes,bytes\n");
    long endMillis = 0;
    for (Interval interval : intervals) {
      endMillis += interval.lengthMillis();
      text.append(BigDecimal.valueOf(endMillis, 3).toPlainString());
      text.append(',').append(interval.writes()).append(',').append(interval.bytes()).append('\n');
    }
    List<Read> all = readAll(text.toString());

    assertThat(all).extracting(Read::timeNanos).isSorted();
    long startNanos = 0;
    long line = 2;
    for (Interval interval : intervals) {
      long number = line++;
      long endNanos = startNanos + interval.lengthMillis() * 1_000_000L;
      List<Read> writes = all.stream().filter(read -> read.number() == number).toList();
      assertThat(writes).hasSize(interval.writes());
      assertThat(writes.stream().mapToLong(Read::lengthBytes).sum()).isEqualTo(interval.bytes());
      for (int k = 0; k < writes.size(); k++) {
        long middle =
            startNanos
                + interval.lengthMillis() * 1_000_000L * (2L * k + 1) / (2L * interval.writes());
        assertThat(writes.get(k).timeNanos()).isEqualTo(middle).isLessThan(endNanos);
      }
      assertEven(writes);
      startNanos = endNanos;
    }
    assertThat(all).hasSize(intervals.stream().mapToInt(Interval::writes).sum());
  }

  private static void assertEven(List<Read> writes) {
    int smallest = writes.stream().mapToInt(Read::lengthBytes).min().orElse(0);
    int largest = writes.stream().mapToInt(Read::lengthBytes).max().orElse(0);
    assertThat(largest - smallest).isIn(0, 1, 512);
  }

  private static List<Read> readAll(String text) throws IOException {
    Path path = Files.createTempFile("intervals", ".csv");
    try {
      Files.writeString(path, text);
      return TraceBytes.readAll(TraceFormat.INTERVALS, path);
    } finally {
      Files.delete(path);
    }
  }
}
