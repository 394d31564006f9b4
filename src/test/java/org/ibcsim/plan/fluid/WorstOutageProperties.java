package org.ibcsim.plan.fluid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The worst outage against outages that are simulated one by one. */
class WorstOutageProperties {
  private static final long SECOND = 1_000_000_000L;

  @Property(tries = 300)
  void noOutageIsWorseThanTheWorstAndThatOneIsAsBadAsItSays(@ForAll long seed) {
    Random random = new Random(seed);
    boolean single = random.nextBoolean();
    WrittenBytes written = randomBytes(random, single);
    LinkRate link = LinkRate.constant(8L * (1 + random.nextInt(3_000)));
    if (random.nextBoolean()) {
      long from = random.nextInt(30) * SECOND;
      link = link.without(from, from + SECOND * (1 + random.nextInt(5)));
    }
    long length = SECOND * (1 + random.nextInt(12)) / (1 + random.nextInt(3));
    List<WorstOutage.Placement> worst = new WorstOutage(written, link, length).worst();
    double stated = worst.get(0).backlogBytes();
    double without = most(written, link);
    if (worst.get(0).fromNanos() + length <= written.endNanos()) {
      assertThat(Math.max(most(written, link, worst.get(0).fromNanos(), length), without))
          .isCloseTo(Math.max(stated, without), within(2.0));
    }
    for (int sample = 0; sample < 60; sample++) {
      long from = random.nextLong(written.endNanos() + 1);
      assertThat(most(written, link, from, length))
          .as("outage from %d ns", from)
          .isLessThanOrEqualTo((long) Math.max(stated, without) + 2);
    }
    for (int i = 0; i < written.size(); i++) {
      long at = written.atNanos(i);
      for (long from : new long[] {at, Math.max(0, at - 1), Math.max(0, at - length)}) {
        assertThat(most(written, link, from, length))
            .isLessThanOrEqualTo((long) Math.max(stated, without) + 2);
      }
    }
    if (worst.size() == 2) {
      assertThat(Math.abs(worst.get(1).fromNanos() - worst.get(0).fromNanos()))
          .isGreaterThanOrEqualTo(length);
      assertThat(worst.get(1).backlogBytes()).isLessThanOrEqualTo(worst.get(0).backlogBytes());
    }
  }

  /** More bends than a block has, of every kind, once or repeated. */
  @Property(tries = 1_000)
  void blocksThatAreNotLookedAtHaveNothingWorse(@ForAll long seed) {
    Random random = new Random(seed);
    boolean single = random.nextInt(3) == 0;
    WrittenBytes once = randomBytes(random, single, 1 + random.nextInt(400));
    boolean repeats = !single && random.nextBoolean();
    WrittenBytes written = repeats ? once.times(2 + random.nextInt(2)) : once;
    LinkRate link = LinkRate.constant(8L * (1 + random.nextInt(4_000)));
    for (int outage = random.nextInt(4); outage > 0; outage--) {
      long from = random.nextInt(900) * SECOND;
      link = link.without(from, from + SECOND * (1 + random.nextInt(50)));
    }
    long length = SECOND * (1 + random.nextInt(random.nextBoolean() ? 12 : 900));
    length /= 1 + random.nextInt(3);
    long period = repeats ? once.endNanos() : Long.MAX_VALUE;
    List<WorstOutage.Placement> found = new WorstOutage(written, link, length, period).worst();
    List<WorstOutage.Placement> every = new EveryBend(written, link, length, period).worst();
    assertEqualBytes(found.get(0), every.get(0));
    if (found.get(0).fromNanos() == every.get(0).fromNanos()) {
      // Otherwise two were equal but for rounding, and what does not overlap with them differs.
      assertThat(found).hasSizeGreaterThanOrEqualTo(every.size());
      if (every.size() == 2) {
        // The other one looks at fewer moments beside the first.
        assertThat(found.get(1).backlogBytes())
            .isGreaterThanOrEqualTo(every.get(1).backlogBytes() - 1);
      }
    }
  }

  private static void assertEqualBytes(WorstOutage.Placement found, WorstOutage.Placement other) {
    assertThat((double) found.backlogBytes()).isCloseTo(other.backlogBytes(), within(1.0));
  }

  private static WrittenBytes randomBytes(Random random, boolean single) {
    return randomBytes(random, single, 1 + random.nextInt(25));
  }

  private static WrittenBytes randomBytes(Random random, boolean single, int size) {
    long[] at = new long[size];
    long[] bytes = new long[size];
    long now = 0;
    for (int i = 0; i < size; i++) {
      now += single ? random.nextInt(2_000_000_000) : SECOND * (1 + random.nextInt(3));
      at[i] = now;
      bytes[i] = random.nextInt(8_000);
    }
    return single ? WrittenBytes.ofWrites(at, bytes) : WrittenBytes.ofIntervals(at, bytes);
  }

  private static long most(WrittenBytes written, LinkRate link, long from, long length) {
    return most(written, link.without(from, from + length));
  }

  private static long most(WrittenBytes written, LinkRate link) {
    if (written.singleWrites()) {
      WriteQueue queue = new WriteQueue(link);
      for (int i = 0; i < written.size(); i++) {
        queue.arrive(written.atNanos(i), written.amountBytes(i));
      }
      return queue.mostBacklogBytes();
    }
    IntervalQueue queue = new IntervalQueue(link);
    for (int i = 0; i < written.size(); i++) {
      queue.interval(written.atNanos(i), written.amountBytes(i));
    }
    return queue.mostBacklogBytes();
  }

  /** Two bursts: the outage belongs into the larger one, the second into the other. */
  @Example
  void theWorstIsInTheLargerBurstAndTheSecondWorstInTheOther() {
    WrittenBytes written =
        WrittenBytes.ofIntervals(
            new long[] {100 * SECOND, 110 * SECOND, 200 * SECOND, 210 * SECOND, 300 * SECOND},
            new long[] {0, 50_000, 0, 80_000, 0});
    List<WorstOutage.Placement> worst =
        new WorstOutage(written, LinkRate.constant(8 * 10_000), 10 * SECOND).worst();
    assertThat(worst.get(0)).isEqualTo(new WorstOutage.Placement(200 * SECOND, 80_000));
    assertThat(worst.get(1)).isEqualTo(new WorstOutage.Placement(100 * SECOND, 50_000));
  }
}
