package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;

/**
 * Invariants 14 to 18 of the data flow (dataflow 14): what {@code synchronous} means in each cell
 * of its table, connected, disconnected, paused at the Primary, and paused by the Secondary
 * (dataflow 3).
 */
class ModeProperties {
  /** How a Secondary goes out of reach, and comes back. */
  enum Loss {
    CUT,
    PAUSED_AT_PRIMARY,
    PAUSED_BY_SECONDARY,
    SECONDARY_DOWN;

    void begin(Bed bed, int rlink) {
      switch (this) {
        case CUT -> bed.cut(rlink);
        case PAUSED_AT_PRIMARY ->
            assertThat(bed.order(rlink, RlinkOrder.PAUSE_AT_PRIMARY)).isNull();
        case PAUSED_BY_SECONDARY ->
            assertThat(bed.order(rlink, RlinkOrder.PAUSE_AT_SECONDARY)).isNull();
        case SECONDARY_DOWN -> bed.crash(rlink + 1);
      }
    }

    void end(Bed bed, int rlink) {
      switch (this) {
        case CUT -> bed.heal(rlink);
        case PAUSED_AT_PRIMARY, PAUSED_BY_SECONDARY ->
            assertThat(bed.order(rlink, RlinkOrder.RESUME_BOTH)).isNull();
        case SECONDARY_DOWN -> bed.boot(rlink + 1);
      }
    }
  }

  @Provide
  Arbitrary<Loss> losses() {
    return Arbitraries.of(Loss.values());
  }

  private static Bed bed(Synchronous mode) {
    return Bed.of(
        Layouts.secondaries(1).synchronous(0, mode),
        new TimedAgenda(Delays.STEADY.withoutSpread(), 0));
  }

  private static long acknowledged(Bed bed) {
    return bed.steps(Step.Acknowledged.class).stream().filter(Step.Acknowledged::succeeded).count();
  }

  private static long failed(Bed bed) {
    return bed.steps(Step.Acknowledged.class).stream().filter(step -> !step.succeeded()).count();
  }

  @Property(tries = 60)
  void invariant_14_with_off_no_loss_of_a_secondary_fails_or_delays_a_write(
      @ForAll("losses") Loss loss,
      @ForAll @IntRange(min = 1, max = 12) int writes,
      @ForAll @IntRange(max = 30) int milliseconds) {
    Bed bed = bed(Synchronous.OFF);
    bed.writes(writes, 1);
    bed.milliseconds(milliseconds);
    loss.begin(bed, 0);
    for (int number = 0; number < writes; number++) {
      long before = acknowledged(bed);
      bed.seconds(4);
      assertThat(acknowledged(bed)).isEqualTo(bed.world.lastPosition());
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
      bed.milliseconds(1);
      assertThat(acknowledged(bed)).isGreaterThan(before);
    }
    assertThat(bed.world.effectivelySynchronous(0)).isFalse();
    assertThat(failed(bed)).isZero();
    assertThat(bed.steps(Step.Refused.class)).isEmpty();
    loss.end(bed, 0);
    bed.end();
  }

  @Property(tries = 60)
  void invariant_15_with_override_no_write_fails_and_it_is_synchronous_again_when_up_to_date(
      @ForAll("losses") Loss loss,
      @ForAll @IntRange(min = 1, max = 12) int writes,
      @ForAll @IntRange(max = 30) int milliseconds) {
    Bed bed = bed(Synchronous.OVERRIDE);
    bed.writes(writes, 1);
    bed.milliseconds(milliseconds);
    loss.begin(bed, 0);
    bed.seconds(15);
    assertThat(bed.world.effectivelySynchronous(0)).isFalse();
    assertThat(acknowledged(bed)).isEqualTo(bed.world.lastPosition());
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
    }
    bed.milliseconds(10);
    assertThat(acknowledged(bed)).isEqualTo(bed.world.lastPosition());
    loss.end(bed, 0);
    while (!bed.world.effectivelySynchronous(0)) {
      bed.nextEvent();
      boolean upToDate = bed.world.connected(0) && bed.world.outstandingWrites(0) == 0;
      assertThat(bed.world.effectivelySynchronous(0)).isEqualTo(upToDate);
    }
    assertThat(bed.facts(Fact.ModeChanged.class))
        .containsExactly(new Fact.ModeChanged(0, false), new Fact.ModeChanged(0, true));
    assertThat(failed(bed)).isZero();
    assertThat(bed.steps(Step.Refused.class)).isEmpty();
    bed.end();
  }

  @Property(tries = 60)
  void
      invariant_16_with_fail_a_write_is_refused_while_the_secondary_is_out_of_reach_and_changes_nothing(
          @ForAll("losses") Loss loss, @ForAll @IntRange(min = 1, max = 12) int writes) {
    Bed bed = bed(Synchronous.FAIL);
    bed.writes(writes, 1);
    bed.seconds(1);
    assertThat(acknowledged(bed)).isEqualTo(bed.world.lastPosition());
    loss.begin(bed, 0);
    bed.seconds(15);
    long position = bed.world.lastPosition();
    long before = bed.world.fingerprint().low();
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.REFUSED);
    }
    assertThat(bed.world.fingerprint().low()).isEqualTo(before);
    assertThat(bed.world.lastPosition()).isEqualTo(position);
    assertThat(bed.world.outstandingBytes(0)).isZero();
    loss.end(bed, 0);
    bed.seconds(30);
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.ADMITTED);
    bed.end();
  }

  @Property(tries = 60)
  void invariant_17_with_fail_a_write_in_flight_may_fail_and_both_sides_agree_afterwards(
      @ForAll("losses") Loss loss,
      @ForAll @IntRange(min = 1, max = 12) int writes,
      @ForAll @IntRange(max = 12_000) int microseconds) {
    Bed bed = bed(Synchronous.FAIL);
    bed.writes(writes, 1);
    bed.microseconds(microseconds);
    loss.begin(bed, 0);
    bed.seconds(15);
    assertThat(acknowledged(bed) + failed(bed)).isEqualTo(bed.world.lastPosition());
    loss.end(bed, 0);
    bed.seconds(30);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(bed.world.lastPosition());
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Example
  void invariant_17_is_about_writes_that_do_fail() {
    for (Loss loss : Loss.values()) {
      Bed bed = bed(Synchronous.FAIL);
      bed.write(0, 0, 1);
      bed.milliseconds(1);
      loss.begin(bed, 0);
      bed.seconds(15);
      assertThat(failed(bed)).as(loss.name()).isEqualTo(1);
      assertThat(bed.world.image(0)).isEqualTo(bed.world.imageAfter(1));
      loss.end(bed, 0);
      bed.end();
    }
  }

  @Property(tries = 60)
  void invariant_18_a_mixed_rvgs_latency_depends_on_its_synchronous_rlinks_alone(
      @ForAll("losses") Loss loss, @ForAll @IntRange(min = 1, max = 12) int writes) {
    Layouts one = Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE);
    Layouts mixed = Layouts.secondaries(3).synchronous(0, Synchronous.OVERRIDE);
    Bed alone = Bed.of(one, new TimedAgenda(Delays.STEADY.withoutSpread(), 0));
    Bed with = Bed.of(mixed, new TimedAgenda(Delays.STEADY.withoutSpread(), 0));
    loss.begin(with, 2);
    for (int number = 0; number < writes; number++) {
      for (Bed bed : new Bed[] {alone, with}) {
        bed.write(0, number, 1);
        bed.seconds(1);
      }
    }
    assertThat(times(with)).isEqualTo(times(alone)).hasSize(writes);
    loss.end(with, 2);
    with.end();
  }

  private static List<Long> times(Bed bed) {
    return bed.moments.stream()
        .filter(moment -> moment.step() instanceof Step.Acknowledged)
        .map(Bed.Moment::nanos)
        .toList();
  }

  @Property(tries = 40)
  void with_retries_writes_that_wait_are_answered_when_the_secondary_has_them_or_after_the_time(
      @ForAll("losses") Loss loss, @ForAll boolean comesBack) {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1)
                .synchronous(0, Synchronous.OVERRIDE)
                .semantics(
                    Semantics.standard()
                        .with(
                            ModeSwitches.OVERRIDE_INFLIGHT,
                            ModeSwitches.OverrideInflight.RETRY_UNTIL_TIMEOUT)
                        .with(Semantics.OVERRIDE_RETRY, 30)),
            new TimedAgenda(Delays.STEADY.withoutSpread(), 0));
    bed.write(0, 0, 1);
    bed.milliseconds(1);
    loss.begin(bed, 0);
    bed.seconds(15);
    // Where the session is kept, what was on the wire arrives, and nothing waits any more.
    boolean kept = loss == Loss.PAUSED_BY_SECONDARY;
    assertThat(acknowledged(bed)).isEqualTo(kept ? 1 : 0);
    assertThat(bed.tryWrite(0, 1, 1)).isEqualTo(Admission.ADMITTED);
    bed.seconds(1);
    assertThat(acknowledged(bed)).isEqualTo(kept ? 2 : 0);
    if (comesBack) {
      loss.end(bed, 0);
      bed.seconds(5);
    } else {
      bed.seconds(25);
      loss.end(bed, 0);
    }
    assertThat(acknowledged(bed)).isEqualTo(2);
    assertThat(failed(bed)).isZero();
    bed.end();
  }
}
