package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SrlGateTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final int REGION_COST = Layouts.REGION_BYTES + 512;

  /**
   * A log of ten regions; the Secondary's disk is so slow that nothing is acknowledged for long.
   */
  private static Bed slow(Layouts layout) {
    return Bed.of(
        layout, new TimedAgenda(Delays.STEADY.withSecondaryVolume(1_000_000_000_000L), 0));
  }

  private static Layouts tenRegions(SrlProtection protection) {
    return Layouts.secondaries(1).srl(10L * REGION_COST).protection(0, protection);
  }

  private static void fill(Bed bed) {
    for (int number = 0; number < 10; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
    }
    bed.milliseconds(100);
  }

  /** dataflow 4.1, connected; without a DCM autodcm overflows. */
  @ParameterizedTest
  @CsvSource({
    "AUTODCM, ADMITTED, false, false",
    "DCM, STALLED, true, true",
    "OVERRIDE, STALLED, true, true",
    "FAIL, STALLED, true, true",
    "OFF, ADMITTED, false, false"
  })
  void aFullLogOfAConnectedRlinkIsTreatedAsItsProtectionSays(
      SrlProtection protection, Admission admission, boolean attached, boolean throttled) {
    Bed bed = slow(tenRegions(protection).withoutDcm());
    fill(bed);
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(admission);
    assertThat(bed.world.attached(0)).isEqualTo(attached);
    assertThat(bed.facts(Fact.ThrottleOn.class)).hasSize(throttled ? 1 : 0);
    assertThat(bed.facts(Fact.SrlOverflow.class)).hasSize(attached ? 0 : 1);
    assertThat(bed.world.stalling()).isEqualTo(throttled);
  }

  /** dataflow 4.1, {@code srl_full_reserve_bytes}: about to overflow is that much earlier. */
  @ParameterizedTest
  @CsvSource({"0, 10", "1, 9", "4608, 9", "4609, 8", "41472, 1"})
  void aLogIsFullWhenItsReserveIsAllThatIsLeft(long reserve, int writes) {
    Bed bed =
        slow(
            tenRegions(SrlProtection.DCM)
                .semantics(Semantics.standard().with(Semantics.SRL_FULL_RESERVE, reserve)));
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
    }
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
    assertThat(bed.tryWrite(0, writes, 1)).isEqualTo(Admission.STALLED);
    assertThat(bed.facts(Fact.ThrottleOn.class)).hasSize(1);
  }

  /** dataflow 2.1, {@code srl_header_bytes}: the larger the headers the fewer updates fit. */
  @ParameterizedTest
  @CsvSource({"512, 10", "513, 9", "1024, 9", "4096, 5", "8192, 3"})
  void headersTakeRoomInTheLog(int header, int writes) {
    Bed bed =
        slow(
            tenRegions(SrlProtection.DCM)
                .semantics(Semantics.standard().with(Semantics.SRL_HEADER, header)));
    for (int number = 0; number < writes; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
    }
    assertThat(bed.world.positions().bytesThrough(writes))
        .isEqualTo((long) writes * (Layouts.REGION_BYTES + header));
    assertThat(bed.world.kernelBufferBytes()).isEqualTo((long) writes * Layouts.REGION_BYTES);
    assertThat(bed.tryWrite(0, writes, 1)).isEqualTo(Admission.STALLED);
  }

  /** dataflow 4.1, disconnected; without a DCM autodcm and dcm overflow. */
  @ParameterizedTest
  @CsvSource({
    "AUTODCM, ADMITTED, false",
    "DCM, ADMITTED, false",
    "OVERRIDE, ADMITTED, false",
    "FAIL, REFUSED, true",
    "OFF, ADMITTED, false"
  })
  void aFullLogOfADisconnectedRlinkIsTreatedAsItsProtectionSays(
      SrlProtection protection, Admission admission, boolean attached) {
    Bed bed = slow(tenRegions(protection).withoutDcm());
    bed.cut(0);
    bed.seconds(11);
    fill(bed);
    long last = bed.world.lastPosition();
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(admission);
    assertThat(bed.world.attached(0)).isEqualTo(attached);
    assertThat(bed.world.lastPosition()).isEqualTo(attached ? last : last + 1);
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
  }

  /** dataflow 4.1 with a DCM on every volume: who converts, and who does as without one. */
  @ParameterizedTest
  @CsvSource({
    "AUTODCM, true, true",
    "DCM, false, true",
    "OVERRIDE, false, false",
    "FAIL, false, false",
    "OFF, false, false"
  })
  void aDcmTakesOverWhereTheProtectionNamesIt(
      SrlProtection protection, boolean whileConnected, boolean whileDisconnected) {
    Bed bed = slow(tenRegions(protection));
    fill(bed);
    bed.tryWrite(0, 10, 1);
    assertThat(bed.world.dcmLogging(0)).isEqualTo(whileConnected);
    Bed cut = slow(tenRegions(protection));
    cut.cut(0);
    cut.seconds(11);
    fill(cut);
    cut.tryWrite(0, 10, 1);
    assertThat(cut.world.dcmLogging(0)).isEqualTo(whileDisconnected);
    assertThat(cut.facts(Fact.ThrottleOn.class)).isEmpty();
  }

  @Test
  void aVolumeWithoutADcmKeepsAllOfThemFromDcmLogging() {
    Bed bed = slow(tenRegions(SrlProtection.AUTODCM).withoutDcm());
    fill(bed);
    bed.tryWrite(0, 10, 1);
    assertThat(bed.facts(Fact.DcmLogging.class)).isEmpty();
    assertThat(bed.facts(Fact.SrlOverflow.class)).hasSize(1);
  }

  /** dataflow V5: 5 % of a log, but no more than 20 MB. */
  @ParameterizedTest
  @CsvSource({"110, 5.5", "200, 10", "400, 20", "1024, 20", "4096, 20"})
  void aStallEndsWhenTheSmallerOfFivePercentAndTwentyMegabytesIsFree(
      long srlMebibytes, double freedMebibytes) {
    long capacity = srlMebibytes * MEBIBYTE;
    Layouts large = Layouts.secondaries(1).regions(128).srl(capacity).messagePool(0, 2 * capacity);
    Bed bed = Bed.of(large);
    bed.cut(0);
    int bytes = (int) (MEBIBYTE / 2) - 512;
    while (bed.world.outstandingBytes(0) + MEBIBYTE / 2 <= capacity) {
      bed.writeBytes(0, 0, bytes);
    }
    assertThat(bed.world.outstandingBytes(0)).isEqualTo(capacity);
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.STALLED);
    bed.heal(0);
    while (bed.facts(Fact.ThrottleOff.class).isEmpty()) {
      assertThat(bed.world.stalling()).isTrue();
      assertThat(capacity - bed.world.outstandingBytes(0))
          .isLessThan((long) (freedMebibytes * MEBIBYTE));
      bed.nextEvent();
    }
    assertThat(capacity - bed.world.outstandingBytes(0))
        .isEqualTo((long) (freedMebibytes * MEBIBYTE));
  }

  @Test
  void aLogThatIsExactlyFullTakesItsLastUpdateAndNoByteMore() {
    Bed bed = slow(tenRegions(SrlProtection.OVERRIDE));
    fill(bed);
    assertThat(bed.world.outstandingBytes(0)).isEqualTo(10L * REGION_COST);
    assertThat(bed.world.stalling()).isFalse();
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.STALLED);
  }

  @Test
  void aStallEndsThoughALargeWriteNeedsMoreThanAnEmptyingLogFrees() {
    Bed bed = Bed.of(tenRegions(SrlProtection.OVERRIDE));
    bed.write(0, 0, 2);
    bed.write(0, 0, 10);
    assertThat(bed.writesWait()).isTrue();
    bed.settle();
    assertThat(bed.writesWait()).isFalse();
    bed.end();
  }

  @Test
  void aStallEndsWithAnEmptyLogThoughLessThanTheReleaseWasInIt() {
    Bed bed = Bed.of(tenRegions(SrlProtection.OVERRIDE));
    bed.register(0, "backup", 0);
    bed.send("backup", 0, true, 0, "");
    bed.writeBytes(0, 0, 10 * REGION_COST - 512);
    assertThat(bed.facts(Fact.ThrottleOn.class)).hasSize(1);
    bed.settle();
    assertThat(bed.facts(Fact.ThrottleOff.class)).hasSize(1);
    assertThat(bed.writesWait()).isFalse();
    bed.end();
  }

  @Test
  void anRlinkForWhichTheUpdateJustFitsIsNotThrottledBesideOneForWhichItDoesNot() {
    Bed bed = Bed.of(Layouts.secondaries(2).srl(10L * REGION_COST));
    bed.cut(0);
    bed.write(0, 0, 1);
    bed.milliseconds(100);
    bed.cut(1);
    for (int number = 1; number < 10; number++) {
      bed.write(0, number, 1);
    }
    bed.milliseconds(100);
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.STALLED);
    assertThat(bed.facts(Fact.ThrottleOn.class)).containsExactly(new Fact.ThrottleOn(0));
  }

  @Test
  void aStallThatTheDisconnectionEndsBecomesAnOverflowOrAnError() {
    Bed bed = slow(tenRegions(SrlProtection.OVERRIDE));
    fill(bed);
    bed.write(0, 10, 1);
    assertThat(bed.writesWait()).isTrue();
    bed.cut(0);
    bed.seconds(11);
    assertThat(bed.facts(Fact.ThrottleOff.class)).hasSize(1);
    assertThat(bed.writesWait()).isFalse();
    assertThat(bed.world.attached(0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = SrlProtection.class,
      names = {"OVERRIDE", "OFF"})
  void aRefusedWriteNeitherThrottlesNorDetachesAnotherRlink(SrlProtection protection) {
    Layouts layout =
        Layouts.secondaries(2)
            .srl(10L * REGION_COST)
            .protection(0, protection)
            .synchronous(1, Synchronous.FAIL);
    Bed bed = slow(layout);
    fill(bed);
    bed.cut(1);
    bed.seconds(11);
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.REFUSED);
    assertThat(bed.world.attached(0)).isTrue();
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
    assertThat(bed.facts(Fact.SrlOverflow.class)).isEmpty();
  }

  @Test
  void aStalledWriteDetachesNoOtherRlink() {
    Layouts layout =
        Layouts.secondaries(2)
            .srl(10L * REGION_COST)
            .protection(0, SrlProtection.OFF)
            .protection(1, SrlProtection.OVERRIDE);
    Bed bed = slow(layout);
    fill(bed);
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.STALLED);
    assertThat(bed.world.attached(0)).isTrue();
    assertThat(bed.facts(Fact.ThrottleOn.class)).containsExactly(new Fact.ThrottleOn(1));
  }

  @Test
  void moreThanEightyPercentIsWarnedOfOnceACrossing() {
    Bed bed = Bed.of(tenRegions(SrlProtection.OVERRIDE));
    bed.register(0, "backup", 0);
    for (int crossing = 1; crossing <= 3; crossing++) {
      for (int number = 0; number < 8; number++) {
        bed.write(0, number, 1);
      }
      assertThat(bed.facts(Fact.SrlWarning.class)).hasSize(crossing - 1);
      if (crossing == 2) {
        bed.send("backup");
      }
      bed.write(0, 8, 1);
      assertThat(bed.facts(Fact.SrlWarning.class)).hasSize(crossing);
      bed.settle();
      if (crossing == 2) {
        bed.register(1, "backup", 0);
        bed.receive(1, "backup");
        bed.unfreeze(1, "backup");
        bed.settle();
      }
    }
  }

  @Test
  void aSendThatCrossesEightyPercentWarns() {
    Bed bed = Bed.of(tenRegions(SrlProtection.OVERRIDE));
    bed.register(0, "backup", 0);
    for (int number = 0; number < 8; number++) {
      bed.write(0, number, 1);
    }
    assertThat(bed.facts(Fact.SrlWarning.class)).isEmpty();
    bed.send("backup");
    assertThat(bed.facts(Fact.SrlWarning.class)).hasSize(1);
  }

  @Test
  void writesStallWhileTheLogIsFullOfWhatThePrimarysVolumesLack() {
    Bed bed =
        Bed.of(
            tenRegions(SrlProtection.OFF),
            new TimedAgenda(Delays.STEADY.withVolume(1_000_000_000L), 0));
    bed.milliseconds(0);
    for (int number = 0; number < 10; number++) {
      bed.write(0, number, 1);
      bed.milliseconds(50);
    }
    assertThat(bed.world.outstandingWrites(0)).isZero();
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.STALLED);
    assertThat(bed.facts(Fact.VolumeThrottleOn.class)).hasSize(1);
    bed.milliseconds(600);
    assertThat(bed.world.appliedPosition(0)).isEqualTo(1);
    assertThat(bed.facts(Fact.VolumeThrottleOff.class)).hasSize(1);
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.ADMITTED);
    assertThat(bed.world.attached(0)).isTrue();
  }

  @Test
  void aWriteThatNeverFitsIsAMistakeOfTheSetUpAndSaysSo() {
    Bed bed = Bed.of(tenRegions(SrlProtection.OVERRIDE));
    assertThatThrownBy(() -> bed.write(0, 0, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(12L * Layouts.REGION_BYTES + 512 + " bytes")
        .hasMessageContaining(10L * REGION_COST + " bytes")
        .hasMessageContaining("Maybe");
  }
}
