package org.ibcsim.plan.fluid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The worst window against windows that are counted one by one. */
class WorstWindowProperties {
  private static final long SECOND = 1_000_000_000L;

  @Property(tries = 300)
  void noWindowHoldsMore(@ForAll long seed) {
    Random random = new Random(seed);
    boolean single = random.nextBoolean();
    int size = 1 + random.nextInt(25);
    long[] at = new long[size];
    long[] bytes = new long[size];
    long now = 0;
    for (int i = 0; i < size; i++) {
      now +=
          single
              ? random.nextInt(2) * random.nextLong(2 * SECOND)
              : SECOND * (1 + random.nextInt(3));
      at[i] = now;
      bytes[i] = random.nextInt(8_000);
    }
    WrittenBytes written =
        single ? WrittenBytes.ofWrites(at, bytes) : WrittenBytes.ofIntervals(at, bytes);
    long length = 1 + random.nextLong(20 * SECOND);
    WorstOutage.Placement worst = WorstWindow.of(written, length);
    for (int sample = 0; sample < 200; sample++) {
      long from = sample < size ? at[sample] : random.nextLong(now + 1);
      assertThat(count(written, from, length)).isLessThanOrEqualTo(worst.backlogBytes() + 1.0);
    }
    assertThat(Math.abs(count(written, worst.fromNanos(), length) - worst.backlogBytes()))
        .isLessThanOrEqualTo(1.0);
  }

  private static double count(WrittenBytes written, long from, long length) {
    double sum = 0;
    long before = 0;
    for (int i = 0; i < written.size(); i++) {
      long at = written.atNanos(i);
      if (written.singleWrites()) {
        sum += at >= from && at <= from + length ? written.amountBytes(i) : 0;
      } else {
        double overlap = Math.min(at, from + length) - (double) Math.max(before, from);
        sum += Math.max(0, overlap) / (at - before) * written.amountBytes(i);
      }
      before = at;
    }
    return sum;
  }

  /** 12 h at 1 GB/h and 12 h at 0.25 GB/h: 15 GB in 24 h, 4 GB in the worst 4 h (capacity 1.3). */
  @Example
  void theWorkedExampleOfTheGuide() {
    long hour = 3_600 * SECOND;
    long[] ends = new long[48];
    long[] bytes = new long[48];
    for (int i = 0; i < 48; i++) {
      ends[i] = (i + 1) * hour;
      bytes[i] = i % 24 >= 8 && i % 24 < 20 ? 1_000_000_000L : 250_000_000L;
    }
    WrittenBytes written = WrittenBytes.ofIntervals(ends, bytes);
    assertThat(WorstWindow.of(written, 24 * hour).backlogBytes()).isEqualTo(15_000_000_000L);
    assertThat(WorstWindow.of(written, 4 * hour))
        .isEqualTo(new WorstOutage.Placement(8 * hour, 4_000_000_000L));
    assertThat(WorstWindow.of(written, 10 * hour).backlogBytes()).isEqualTo(10_000_000_000L);
  }
}
