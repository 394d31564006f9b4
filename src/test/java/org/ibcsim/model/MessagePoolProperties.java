package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.MemorySwitches.NmFullAction;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Clockwork;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;
import org.ibcsim.model.bed.UntimedAgenda;

/** The NMCOM pool of a Secondary: bounded, and nothing is lost or done twice (dataflow 14.34). */
class MessagePoolProperties {
  private static final int HEADER = 512;

  private static Bed bed(long pool, NmFullAction action, long rounding, Clockwork clock) {
    return Bed.of(
        Layouts.secondaries(1)
            .messagePool(0, pool)
            .semantics(
                Semantics.standard()
                    .with(MemorySwitches.NM_FULL_ACTION, action)
                    .with(Semantics.NMPOOL_ROUNDING, rounding)),
        clock);
  }

  /** What is in the pool, after each step; and each update arrives once, in order. */
  private static long most(Bed bed, long rounding) {
    long held = 0;
    long most = 0;
    long stable = 0;
    long received = 0;
    List<Long> sizes = new ArrayList<>(List.of(0L));
    for (Bed.Moment moment : bed.moments) {
      if (moment.step() instanceof Step.Submitted submitted) {
        sizes.add((submitted.lengthBytes() + rounding - 1) / rounding * rounding);
      } else if (moment.step() instanceof Step.Arrived arrived && !arrived.duplicate()) {
        assertThat(arrived.position()).isEqualTo(++received);
        held += sizes.get((int) received);
        if (received - stable > 1) {
          most = Math.max(most, held);
        }
      } else if (moment.step() instanceof Step.Stable told) {
        while (stable < told.position()) {
          held -= sizes.get((int) ++stable);
        }
      }
    }
    return most;
  }

  @Property(tries = 150)
  @Label("invariant 34 the pool is never overfull and what was dropped is delivered once")
  void invariant_34_the_pool_is_never_overfull(
      @ForAll @IntRange(min = 1, max = 40_000) int pool,
      @ForAll NmFullAction action,
      @ForAll @IntRange(min = 1, max = 9_000) int rounding,
      @ForAll @IntRange(min = 5, max = 60) int writes,
      @ForAll @IntRange(min = 1, max = 40) int diskMilliseconds,
      @ForAll boolean timed,
      @ForAll @IntRange(min = 0) int seed) {
    Clockwork clock =
        timed
            ? new TimedAgenda(
                Delays.STEADY.withSecondaryVolume(diskMilliseconds * 1_000_000L), seed)
            : new UntimedAgenda(seed);
    Bed bed = bed(pool, action, rounding, clock);
    bed.writes(writes, seed);
    for (int rounds = 0; bed.world.outstandingWrites(0) > 0; rounds++) {
      assertThat(rounds).as("ends").isLessThan(10_000);
      bed.seconds(1);
    }
    bed.settle();
    if (action != NmFullAction.SENDER_WAITS || rounding == 1) {
      assertThat(most(bed, action == NmFullAction.SENDER_WAITS ? 1 : rounding))
          .isLessThanOrEqualTo(pool);
    }
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.world.appliedPosition(1)).isEqualTo(writes);
    long dropped = bed.moments.stream().filter(it -> it.step() instanceof Step.Dropped).count();
    long resent = bed.moments.stream().filter(it -> it.step() instanceof Step.Resent).count();
    assertThat(resent > 0).isEqualTo(dropped > 0);
    if (action == NmFullAction.SENDER_WAITS) {
      assertThat(dropped).isZero();
    }
  }

  @Example
  void outOfOrderMessagesBeyondTheSlotsAreDropped() {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1).messagePool(0, 9 * (Layouts.REGION_BYTES + HEADER)).slots(0, 2),
            new TimedAgenda(Delays.STEADY.withSecondaryVolume(100_000_000), 0));
    bed.write(0, 0, 8);
    bed.write(1, 0, 4);
    for (int number = 0; number < 4; number++) {
      bed.write(0, number, 1);
    }
    bed.seconds(5);
    assertThat(reasons(bed))
        .startsWith(
            LinkError.NMCOM_POOL,
            LinkError.MISSING_MESSAGE,
            LinkError.MESSAGE_SLOTS,
            LinkError.MESSAGE_SLOTS);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  private static List<LinkError> reasons(Bed bed) {
    return bed.moments.stream()
        .map(Bed.Moment::step)
        .filter(Step.Dropped.class::isInstance)
        .map(step -> ((Step.Dropped) step).reason())
        .toList();
  }
}
