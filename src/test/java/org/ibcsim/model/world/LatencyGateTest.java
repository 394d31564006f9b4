package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.LatencyProtection.Mode;
import org.ibcsim.model.LatencySwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LatencyGateTest {
  /** The Secondary's disk is so slow that nothing is data-acknowledged for long. */
  private static Bed slow(Layouts layout) {
    return Bed.of(
        layout, new TimedAgenda(Delays.STEADY.withSecondaryVolume(1_000_000_000_000L), 0));
  }

  private static Layouts marks(Mode mode, int high, int low) {
    return Layouts.secondaries(1).latency(0, new LatencyProtection(mode, high, low));
  }

  private static void admit(Bed bed, int writes) {
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number % 16, 1)).isEqualTo(Admission.ADMITTED);
    }
  }

  /** dataflow 5, connected. */
  @ParameterizedTest
  @CsvSource({"OFF, ADMITTED, 0", "OVERRIDE, STALLED, 1", "FAIL, STALLED, 1"})
  void theUpdateThatFindsTheHighMarkReachedIsStalledWhileConnected(
      Mode mode, Admission admission, int throttled) {
    Bed bed = slow(marks(mode, 5, 3));
    admit(bed, 5);
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(admission);
    assertThat(bed.facts(Fact.LatencyThrottleOn.class)).hasSize(throttled);
    assertThat(bed.world.stalling()).isEqualTo(throttled > 0);
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
  }

  /** dataflow 5, disconnected; each crossing is told once. */
  @ParameterizedTest
  @CsvSource({"OFF, ADMITTED, 0, 0", "OVERRIDE, ADMITTED, 1, 0", "FAIL, REFUSED, 0, 1"})
  void whileDisconnectedTheModeSaysWhetherUpdatesFail(
      Mode mode, Admission admission, int overrides, int failures) {
    Bed bed = slow(marks(mode, 5, 3));
    bed.cut(0);
    bed.seconds(11);
    admit(bed, 5);
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(admission);
    assertThat(bed.tryWrite(0, 6, 1)).isEqualTo(admission);
    assertThat(bed.facts(Fact.LatencyOverride.class)).hasSize(overrides);
    assertThat(bed.facts(Fact.LatencyFail.class)).hasSize(failures);
    assertThat(bed.facts(Fact.LatencyThrottleOn.class)).isEmpty();
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(admission == Admission.ADMITTED ? 7 : 5);
  }

  /** A stall ends with the connection: dropped, or turned into failures. */
  @ParameterizedTest
  @CsvSource({"OVERRIDE, ADMITTED", "FAIL, REFUSED"})
  void aStallEndsWhenTheRlinkDisconnects(Mode mode, Admission admission) {
    Bed bed = slow(marks(mode, 5, 3));
    admit(bed, 5);
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(Admission.STALLED);
    bed.cut(0);
    bed.seconds(11);
    assertThat(bed.facts(Fact.LatencyThrottleOff.class)).hasSize(1);
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(admission);
  }

  /** dataflow 14.32: the very next update stalls, until the low mark. */
  @Test
  void aBacklogAboveTheHighMarkStallsAtOnceAfterAReconnect() {
    Bed bed = Bed.of(marks(Mode.OVERRIDE, 5, 3));
    bed.cut(0);
    bed.seconds(11);
    admit(bed, 12);
    bed.heal(0);
    while (!bed.world.connected(0)) {
      bed.nextEvent();
    }
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.STALLED);
    while (bed.facts(Fact.LatencyThrottleOff.class).isEmpty()) {
      assertThat(bed.world.outstandingWrites(0)).isGreaterThan(3);
      bed.nextEvent();
    }
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(3);
  }

  /** dataflow V13: 50 completions per release, or 51. */
  @ParameterizedTest
  @CsvSource({"AT_LOW_MARK, 9950", "BELOW_LOW_MARK, 9949"})
  void aStallEndsAtTheLowMarkAsTheSwitchReadsIt(LatencySwitches.Release release, long left) {
    Layouts layout =
        Layouts.secondaries(1)
            .messagePool(0, 1L << 40)
            .srl(1L << 30)
            .latency(
                0,
                new LatencyProtection(
                    Mode.OVERRIDE,
                    LatencyProtection.STANDARD_HIGH_MARK,
                    LatencyProtection.STANDARD_LOW_MARK))
            .semantics(Semantics.standard().with(LatencySwitches.LAT_RELEASE, release));
    Bed bed = Bed.of(layout);
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < LatencyProtection.STANDARD_HIGH_MARK; number++) {
      bed.writeBytes(0, 0, 512);
    }
    bed.heal(0);
    while (!bed.world.connected(0)) {
      bed.nextEvent();
    }
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.STALLED);
    while (bed.facts(Fact.LatencyThrottleOff.class).isEmpty()) {
      bed.nextEvent();
    }
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(left);
  }

  /** What is on its way to the Secondary's disks waits, or does not. */
  @ParameterizedTest
  @CsvSource({"UNTIL_DATA_ACK, STALLED", "UNTIL_NET_ACK, ADMITTED"})
  void theSwitchSaysWhetherAnUpdateWaitsUntilItIsOnTheDisks(
      LatencySwitches.Counts counts, Admission admission) {
    Bed bed =
        slow(
            marks(Mode.OVERRIDE, 5, 3)
                .semantics(Semantics.standard().with(LatencySwitches.LAT_COUNTS, counts)));
    admit(bed, 5);
    bed.milliseconds(500);
    assertThat(bed.world.unreceivedWrites(0)).isZero();
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(admission);
  }

  /** A network acknowledgement frees nothing of the SRL, and ends a stall all the same. */
  @Test
  void aStallThatCountsNetworkAcknowledgementsEndsWithOne() {
    Bed bed =
        slow(
            marks(Mode.OVERRIDE, 5, 3)
                .semantics(
                    Semantics.standard()
                        .with(LatencySwitches.LAT_COUNTS, LatencySwitches.Counts.UNTIL_NET_ACK)));
    admit(bed, 5);
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(Admission.STALLED);
    bed.milliseconds(500);
    assertThat(bed.facts(Fact.LatencyThrottleOff.class)).hasSize(1);
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(5);
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(Admission.ADMITTED);
  }

  /** The slowest of several decides, and one that is off never does. */
  @Test
  void everyRlinkIsJudgedForItself() {
    Bed bed = slow(Layouts.secondaries(2).latency(1, new LatencyProtection(Mode.OVERRIDE, 5, 3)));
    admit(bed, 5);
    assertThat(bed.tryWrite(0, 5, 1)).isEqualTo(Admission.STALLED);
    assertThat(bed.facts(Fact.LatencyThrottleOn.class))
        .containsExactly(new Fact.LatencyThrottleOn(1));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aDetachedRlinkLimitsNothing(Mode mode) {
    Bed bed = slow(marks(mode, 5, 3));
    admit(bed, 5);
    bed.world.detach(0);
    admit(bed, 20);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "5, 6", "2, 0", "10, -1"})
  void marksThatWouldNeverLetGoAreRefused(int high, int low) {
    assertThatThrownBy(() -> new LatencyProtection(Mode.FAIL, high, low))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("latency_low_mark " + low);
  }
}
