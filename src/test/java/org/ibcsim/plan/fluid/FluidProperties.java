package org.ibcsim.plan.fluid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The fluid engine against the same sums in decimal arithmetic of any length, and closed forms. */
class FluidProperties {
  private static final long SECOND = 1_000_000_000L;
  private static final BigDecimal BILLION = BigDecimal.valueOf(SECOND);

  @Property
  void theBacklogOfSingleWritesIsExact(
      @ForAll long seed, @ForAll @LongRange(min = 1, max = 40_000_000_000L) long bitsPerSecond) {
    Random random = new Random(seed);
    LinkRate link =
        new LinkRate(
            new long[] {0, 3 * SECOND + 1, 5 * SECOND + 7},
            new long[] {
              bitsPerSecond, random.nextInt(3) == 0 ? 0 : bitsPerSecond / 3, bitsPerSecond
            });
    WriteQueue queue = new WriteQueue(link);
    BigDecimal backlog = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    long now = 0;
    for (int write = 0; write < 200; write++) {
      long at = now + (random.nextInt(4) == 0 ? 0 : random.nextLong(100_000_000));
      long bytes = random.nextLong(random.nextInt(10) == 0 ? 100_000_000_000L : 100_000);
      for (long from = now; from < at; ) {
        long to =
            Math.min(
                at,
                from < 3 * SECOND + 1
                    ? 3 * SECOND + 1
                    : from < 5 * SECOND + 7 ? 5 * SECOND + 7 : at);
        BigDecimal carried =
            BigDecimal.valueOf(link.at(from))
                .multiply(BigDecimal.valueOf(to - from))
                .divide(BILLION);
        backlog = backlog.subtract(carried).max(BigDecimal.ZERO);
        from = to;
      }
      backlog = backlog.add(BigDecimal.valueOf(8 * bytes));
      most = most.max(backlog);
      queue.arrive(at, bytes);
      now = at;
    }
    assertThat(queue.mostBacklogBytes())
        .isEqualTo(
            most.divide(BigDecimal.valueOf(8)).setScale(0, RoundingMode.DOWN).longValueExact()
                + (most.setScale(0, RoundingMode.DOWN).longValueExact() % 8 >= 4 ? 1 : 0));
  }

  @Property
  void intervalsFollowThePublishedRecursion(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = 10_000_000_000L) long bytesPerSecond) {
    Random random = new Random(seed);
    IntervalQueue queue = new IntervalQueue(LinkRate.constant(8 * bytesPerSecond));
    long backlog = 0;
    long most = 0;
    for (int interval = 1; interval <= 100; interval++) {
      long bytes = random.nextLong(2 * bytesPerSecond * 60 + 1);
      backlog = Math.max(0, backlog + bytes - 60 * bytesPerSecond);
      most = Math.max(most, backlog);
      queue.interval(interval * 60 * SECOND, bytes);
      assertThat(queue.backlogBytes()).isEqualTo(backlog);
    }
    assertThat(queue.mostBacklogBytes()).isEqualTo(most);
  }

  /** Intervals are never above single writes, and single writes never above one interval more. */
  @Property
  void finerIsNeverLess(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_000_000) int bytesPerSecond) {
    Random random = new Random(seed);
    LinkRate link = LinkRate.constant(8L * bytesPerSecond);
    WriteQueue writes = new WriteQueue(link);
    IntervalQueue fine = new IntervalQueue(link);
    IntervalQueue coarse = new IntervalQueue(link);
    long ofTen = 0;
    for (int second = 1; second <= 100; second++) {
      List<Long> moments = new ArrayList<>();
      int count = random.nextInt(4);
      for (int write = 0; write < count; write++) {
        moments.add((second - 1) * SECOND + random.nextLong(SECOND));
      }
      moments.sort(null);
      long ofOne = 0;
      for (long at : moments) {
        long bytes = random.nextLong(2L * bytesPerSecond);
        writes.arrive(at, bytes);
        ofOne += bytes;
      }
      fine.interval(second * SECOND, ofOne);
      ofTen += ofOne;
      if (second % 10 == 0) {
        coarse.interval(second * SECOND, ofTen);
        ofTen = 0;
      }
    }
    assertThat(coarse.mostBacklogBytes()).isLessThanOrEqualTo(fine.mostBacklogBytes());
    assertThat(fine.mostBacklogBytes()).isLessThanOrEqualTo(writes.mostBacklogBytes());
  }

  /**
   * Writes at w bytes a second, link of c, outage of D: w D at the repair, 0 after w D / (c - w).
   */
  @Property
  void anOutageLeavesWhatWasWrittenMeanwhile(
      @ForAll @IntRange(min = 1, max = 1_000) int writesPerSecond,
      @ForAll @IntRange(min = 1, max = 20) int excess,
      @ForAll @IntRange(min = 1, max = 3_600) int outageSeconds) {
    long rate = 1_000L * writesPerSecond;
    long link = rate + 1_000L * excess;
    long end = 60 + outageSeconds;
    long gone = end + (rate * outageSeconds + (link - rate) - 1) / (link - rate);
    IntervalQueue queue =
        new IntervalQueue(LinkRate.constant(8 * link).without(60 * SECOND, end * SECOND));
    queue.interval(end * SECOND, rate * end);
    assertThat(queue.backlogBytes()).isEqualTo(rate * outageSeconds);
    assertThat(queue.mostBacklogAtNanos()).isEqualTo(end * SECOND);
    if (gone - 1 > end) {
      queue.interval((gone - 1) * SECOND, rate * (gone - 1 - end));
    }
    assertThat(queue.backlogBytes()).isPositive();
    queue.interval(gone * SECOND, rate);
    assertThat(queue.backlogBytes()).isZero();
    assertThat(queue.mostBacklogBytes()).isEqualTo(rate * outageSeconds);
  }

  /**
   * The lag of a write that meets an outage: the rest of the outage and its way through the link.
   */
  @Property
  void aLagGoesThroughAnOutage(
      @ForAll @IntRange(min = 1, max = 59) int atSecond,
      @ForAll @IntRange(min = 1, max = 1_000_000) int bytes) {
    LinkRate link = LinkRate.constant(8_000_000).without(60 * SECOND, 90 * SECOND);
    WriteQueue queue = new WriteQueue(link);
    queue.arrive(atSecond * SECOND, 100L * bytes);
    double seconds = bytes / 10_000.0;
    double before = 60 - atSecond;
    assertThat(queue.lagSeconds(1))
        .isCloseTo(seconds <= before ? seconds : seconds + 30, within(1e-9));
  }

  @Property
  void percentilesAreOrderStatistics(
      @ForAll @IntRange(min = 1, max = 300) int writes, @ForAll long seed) {
    WriteQueue queue = new WriteQueue(LinkRate.constant(8));
    Random random = new Random(seed);
    List<Long> backlogs = new ArrayList<>();
    long sum = 0;
    for (int write = 0; write < writes; write++) {
      long bytes = random.nextInt(1_000);
      sum += bytes;
      backlogs.add(sum);
      queue.arrive(0, bytes);
    }
    backlogs.sort(null);
    for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
      int place =
          BigDecimal.valueOf(share)
              .multiply(BigDecimal.valueOf(writes), MathContext.DECIMAL128)
              .setScale(0, RoundingMode.CEILING)
              .intValueExact();
      assertThat(queue.lagSeconds(share)).isCloseTo(backlogs.get(place - 1), within(1e-6));
    }
  }
}
