package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;

class ClosedLoopProperties {
  private static final WriteShape SHAPE =
      new WriteShape(
          VolumeRange.whole(0, 1 << 20), SizeMix.fixed(512), new Placement.Sequential(), 512);

  /** A write that will complete. */
  record Pending(long doneNanos, int tag) {}

  @Provide
  Arbitrary<Span> thinkTimes() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 5_000).map(Span::fixed),
        Arbitraries.longs().between(1, 5_000).map(Span::exponential));
  }

  @Property(tries = 300)
  void writesComeInOrderWithinTheirTimeAndNeverMoreAtOnceThanUsers(
      @ForAll @IntRange(min = 1, max = 40) int users,
      @ForAll("thinkTimes") Span think,
      @ForAll @LongRange(min = 0, max = 1_000) long startNanos,
      @ForAll @IntRange(min = 1, max = 3_000) int longestLatencyNanos,
      @ForAll long seed) {
    RandomStreams streams = new RandomStreams(seed, 0);
    long endNanos = startNanos + 20_000;
    int mostWrites = 2_000;
    ClosedLoop loop =
        new ClosedLoop(
            users,
            think,
            ActiveTime.between(startNanos, endNanos).atMost(mostWrites),
            SHAPE,
            streams.stream("thinking"),
            streams.stream("sizes"),
            streams.stream("places"));
    RandomStream latencies = streams.stream("latencies");
    PriorityQueue<Pending> outstanding =
        new PriorityQueue<>(Comparator.comparingLong(Pending::doneNanos));
    Write write = new Write();
    long nowNanos = 0;
    int taken = 0;
    while (!loop.ended()) {
      long due = loop.nextTimeNanos();
      if (!outstanding.isEmpty() && outstanding.element().doneNanos() <= due) {
        Pending done = outstanding.remove();
        nowNanos = done.doneNanos();
        loop.completed(done.tag(), nowNanos);
        assertThat(loop.nextTimeNanos()).isGreaterThanOrEqualTo(nowNanos);
      } else {
        loop.take(write);
        assertThat(write.timeNanos).isEqualTo(due).isGreaterThanOrEqualTo(nowNanos);
        assertThat(write.timeNanos).isBetween(startNanos, endNanos - 1);
        nowNanos = due;
        taken++;
        int tag = write.tag;
        assertThat(outstanding).noneMatch(pending -> pending.tag() == tag);
        outstanding.add(new Pending(due + latencies.nextInt(longestLatencyNanos) + 1, tag));
        assertThat(outstanding).hasSizeLessThanOrEqualTo(users);
      }
    }
    assertThat(taken).isLessThanOrEqualTo(mostWrites);
    assertThat(loop.nextTimeNanos()).isEqualTo(WriteSource.NONE);
  }
}
