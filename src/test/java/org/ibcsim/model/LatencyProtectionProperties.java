package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.LatencyProtection.Mode;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;

/** Invariants 29 to 33 of the data flow (dataflow 14): latency protection. */
class LatencyProtectionProperties {
  @Provide
  Arbitrary<LatencyProtection> protections() {
    return Combinators.combine(
            Arbitraries.of(Mode.OVERRIDE, Mode.FAIL),
            Arbitraries.integers().between(1, 20),
            Arbitraries.integers().between(1, 20))
        .as((mode, low, gap) -> new LatencyProtection(mode, low + gap, low));
  }

  @Provide
  Arbitrary<LatencySwitches.Release> releases() {
    return Arbitraries.of(LatencySwitches.Release.values());
  }

  private static Bed bed(LatencyProtection protection, LatencySwitches.Release release) {
    Layouts layout =
        Layouts.secondaries(1)
            .latency(0, protection)
            .semantics(Semantics.standard().with(LatencySwitches.LAT_RELEASE, release));
    return Bed.of(
        layout, new TimedAgenda(Delays.STEADY.withSecondaryVolume(50_000_000).withoutSpread(), 0));
  }

  /** One write after the other, as fast as they are let in, with every event looked at. */
  private static void writeAll(Bed bed, int writes, Runnable look) {
    int done = 0;
    while (done < writes || bed.world.outstandingWrites(0) > 0) {
      if (done < writes && bed.tryWrite(0, done % 16, 1) == Admission.ADMITTED) {
        done++;
      } else {
        bed.nextEvent();
      }
      look.run();
    }
  }

  @Property(tries = 30)
  void invariant_29_without_latency_protection_no_backlog_stalls_a_write(
      @ForAll @IntRange(min = 1, max = 300) int writes,
      @ForAll("protections") LatencyProtection unused) {
    LatencyProtection off = new LatencyProtection(Mode.OFF, unused.highMark(), unused.lowMark());
    Bed bed = bed(off, LatencySwitches.Release.AT_LOW_MARK);
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number % 16, 1)).isEqualTo(Admission.ADMITTED);
    }
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(writes);
    bed.end();
    assertThat(bed.facts(Fact.LatencyThrottleOn.class)).isEmpty();
  }

  @Property(tries = 60)
  void invariant_30_while_connected_no_more_updates_wait_than_the_high_mark(
      @ForAll("protections") LatencyProtection protection,
      @ForAll @IntRange(min = 1, max = 120) int writes) {
    Bed bed = bed(protection, LatencySwitches.Release.AT_LOW_MARK);
    writeAll(
        bed,
        writes,
        () ->
            assertThat(bed.world.outstandingWrites(0)).isLessThanOrEqualTo(protection.highMark()));
    assertThat(bed.facts(Fact.LatencyThrottleOn.class).isEmpty())
        .isEqualTo(writes <= protection.highMark());
    bed.end();
  }

  @Property(tries = 60)
  void invariant_31_stalled_writes_go_on_at_the_low_mark_and_not_before(
      @ForAll("protections") LatencyProtection protection,
      @ForAll("releases") LatencySwitches.Release release,
      @ForAll @IntRange(min = 1, max = 120) int writes) {
    Bed bed = bed(protection, release);
    int mark = protection.lowMark() - (release == LatencySwitches.Release.BELOW_LOW_MARK ? 1 : 0);
    int[] seen = {0};
    writeAll(
        bed,
        writes,
        () -> {
          int ended = bed.facts(Fact.LatencyThrottleOff.class).size();
          if (ended > seen[0]) {
            seen[0] = ended;
            assertThat(bed.world.outstandingWrites(0)).isEqualTo(mark);
          }
        });
    assertThat(bed.facts(Fact.LatencyThrottleOff.class))
        .hasSameSizeAs(bed.facts(Fact.LatencyThrottleOn.class));
    bed.end();
  }

  @Property(tries = 60)
  void invariant_32_override_stalls_nothing_while_disconnected_and_at_once_after_a_reconnect(
      @ForAll @IntRange(min = 2, max = 20) int high,
      @ForAll @IntRange(min = 1, max = 60) int writes) {
    Bed bed =
        bed(
            new LatencyProtection(Mode.OVERRIDE, high, high - 1),
            LatencySwitches.Release.AT_LOW_MARK);
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number % 16, 1)).isEqualTo(Admission.ADMITTED);
    }
    assertThat(bed.facts(Fact.LatencyOverride.class)).hasSize(writes > high ? 1 : 0);
    bed.heal(0);
    while (!bed.world.connected(0)) {
      bed.nextEvent();
    }
    assertThat(bed.tryWrite(0, 0, 1))
        .isEqualTo(writes >= high ? Admission.STALLED : Admission.ADMITTED);
    bed.end();
  }

  /** A SEND fails for no RLINK that it is not for, if the switch says so. */
  @Example
  void invariant_33_a_message_for_others_is_let_in_above_the_high_mark() {
    Layouts layout =
        Layouts.secondaries(2)
            .latency(0, new LatencyProtection(Mode.FAIL, 2, 1))
            .semantics(
                Semantics.standard()
                    .with(
                        SendSwitches.SEND_WAITS_FOR_UNTARGETED_SYNC,
                        SendSwitches.SendWaitsForUntargetedSync.FALSE));
    Bed bed = Bed.of(layout);
    bed.register(0, "backup", 0);
    bed.cut(0);
    bed.seconds(11);
    bed.tryWrite(0, 0, 1);
    bed.tryWrite(0, 1, 1);
    assertThat(bed.tryWrite(0, 2, 1)).isEqualTo(Admission.REFUSED);
    long last = bed.world.lastPosition();
    bed.send("backup", 1, true, 0, "payload");
    assertThat(bed.world.lastPosition()).isEqualTo(last + 1);
    bed.end();
  }

  @Property(tries = 60)
  void invariant_33_with_fail_writes_fail_from_the_high_mark_on_while_disconnected(
      @ForAll @IntRange(min = 2, max = 20) int high,
      @ForAll @IntRange(min = 1, max = 60) int writes) {
    Bed bed =
        bed(new LatencyProtection(Mode.FAIL, high, high - 1), LatencySwitches.Release.AT_LOW_MARK);
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number % 16, 1))
          .isEqualTo(number < high ? Admission.ADMITTED : Admission.REFUSED);
    }
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(Math.min(writes, high));
    assertThat(bed.facts(Fact.LatencyFail.class)).hasSize(writes > high ? 1 : 0);
    bed.end();
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.ADMITTED);
  }
}
