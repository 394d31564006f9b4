package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.Admission;
import org.ibcsim.model.AttributeRefusal;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LatencyProtection.Mode;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Changes;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attributes that change while the RLINK replicates (dataflow 4.2, admin 2.3). */
class AttributeSettingTest {
  private static final int REGION_COST = Layouts.REGION_BYTES + 512;

  /** A log of ten regions, and a Secondary that acknowledges nothing for long. */
  private static Bed slow(SrlProtection protection) {
    return Bed.of(
        Layouts.secondaries(1).srl(10L * REGION_COST).protection(0, protection),
        new TimedAgenda(Delays.STEADY.withSecondaryVolume(1_000_000_000_000L), 0));
  }

  private static void fill(Bed bed) {
    for (int number = 0; number < 10; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
    }
    bed.milliseconds(100);
  }

  private static void disconnect(Bed bed) {
    bed.cut(0);
    bed.seconds(11);
  }

  @ParameterizedTest
  @EnumSource(
      value = SrlProtection.class,
      names = {"OVERRIDE", "FAIL"})
  void whileDcmLoggingIsOnItDoesNotBecomeOverrideOrFail(SrlProtection wanted) {
    Bed bed = slow(SrlProtection.AUTODCM);
    fill(bed);
    bed.tryWrite(0, 10, 1);
    assertThat(bed.world.dcmLogging(0)).isTrue();
    assertThat(bed.set(0, Changes.of(wanted))).contains(AttributeRefusal.DCM_LOGGING_IN_USE);
    assertThat(bed.world.attributes(0).srlProtection()).isEqualTo(SrlProtection.AUTODCM);
    assertThat(bed.facts(Fact.AttributesSet.class)).isEmpty();
  }

  @Test
  void fromAutodcmToDcmDcmLoggingStaysOnAndTheRlinkConnected() {
    Bed bed = slow(SrlProtection.AUTODCM);
    fill(bed);
    bed.tryWrite(0, 10, 1);
    assertThat(bed.set(0, Changes.of(SrlProtection.DCM))).isEmpty();
    assertThat(bed.world.dcmLogging(0)).isTrue();
    assertThat(bed.world.connected(0)).isTrue();
    assertThat(bed.tryWrite(0, 11, 1)).isEqualTo(Admission.ADMITTED);
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = SrlProtection.class,
      names = {"DCM", "OVERRIDE", "FAIL"})
  void aStallGoesOnUnderAutodcmUntilSpaceIsFree(SrlProtection before) {
    Bed bed = Bed.of(Layouts.secondaries(1).srl(10L * REGION_COST).protection(0, before));
    for (int number = 0; number < 11; number++) {
      bed.write(0, number, 1);
    }
    assertThat(bed.writesWait()).isTrue();
    assertThat(bed.set(0, Changes.of(SrlProtection.AUTODCM))).isEmpty();
    assertThat(bed.writesWait()).as("stalled still").isTrue();
    bed.settle();
    assertThat(bed.writesWait()).isFalse();
    assertThat(bed.facts(Fact.ThrottleOff.class)).hasSize(1);
    assertThat(bed.facts(Fact.DcmLogging.class)).as("DCM logging need not begin").isEmpty();
    bed.end();
  }

  @Test
  void whileDisconnectedTheWriteBeforeTheChangeFailsAndTheNextBeginsDcmLogging() {
    Bed bed = slow(SrlProtection.FAIL);
    fill(bed);
    disconnect(bed);
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.REFUSED);
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.REFUSED);
    assertThat(bed.facts(Fact.SrlProtectionFail.class)).as("told once").hasSize(1);
    bed.set(0, Changes.of(SrlProtection.AUTODCM));
    assertThat(bed.facts(Fact.DcmLogging.class)).isEmpty();
    assertThat(bed.tryWrite(0, 10, 1)).isEqualTo(Admission.ADMITTED);
    assertThat(bed.world.dcmLogging(0)).isTrue();
  }

  @Test
  void underOverrideADisconnectedRlinksOverflowIsToldAsItsEvent() {
    Bed bed = slow(SrlProtection.DCM);
    fill(bed);
    disconnect(bed);
    bed.set(0, Changes.of(SrlProtection.OVERRIDE));
    bed.tryWrite(0, 10, 1);
    assertThat(bed.facts(Fact.SrlProtectionOverride.class)).hasSize(1);
    assertThat(bed.facts(Fact.SrlOverflow.class)).hasSize(1);
  }

  @Test
  void aVolumeWithoutADcmIsRefusedWhereTheSwitchSaysSo() {
    Layouts layout = Layouts.secondaries(1).withoutDcm();
    Bed overflows = Bed.of(layout);
    assertThat(overflows.set(0, Changes.of(SrlProtection.DCM))).isEmpty();
    Bed rejects =
        Bed.of(
            layout.semantics(
                org.ibcsim.model.Semantics.standard()
                    .with(
                        org.ibcsim.model.LogSwitches.AUTODCM_WITHOUT_DCM,
                        org.ibcsim.model.LogSwitches.AutodcmWithoutDcm.REJECT_SETTING)));
    assertThat(rejects.set(0, Changes.of(SrlProtection.DCM))).contains(AttributeRefusal.NO_DCM);
  }

  @Test
  void anRlinkThatIsUpToDateIsSynchronousAtOnceAndOneThatIsBehindWhenItHasCaughtUp() {
    Bed bed = Bed.of(Layouts.secondaries(2));
    bed.cut(1);
    bed.writes(3, 1);
    bed.seconds(1);
    bed.heal(1);
    bed.set(0, Changes.of(Synchronous.OVERRIDE));
    bed.set(1, Changes.of(Synchronous.OVERRIDE));
    assertThat(bed.world.effectivelySynchronous(0)).isTrue();
    assertThat(bed.world.effectivelySynchronous(1)).isFalse();
    bed.settle();
    assertThat(bed.world.effectivelySynchronous(1)).isTrue();
    assertThat(bed.facts(Fact.ModeChanged.class))
        .containsExactly(new Fact.ModeChanged(0, true), new Fact.ModeChanged(1, true));
  }

  @ParameterizedTest
  @EnumSource(
      value = Synchronous.class,
      names = {"OVERRIDE", "FAIL"})
  void aWriteThatWaitsForAnRlinkReturnsWhenThatIsAsynchronous(Synchronous before) {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1).synchronous(0, before),
            new TimedAgenda(Delays.STEADY.withLatency(1_000_000_000L), 0));
    bed.write(0, 0, 1);
    bed.milliseconds(100);
    assertThat(bed.steps(Step.Acknowledged.class)).isEmpty();
    bed.set(0, Changes.of(Synchronous.OFF));
    assertThat(bed.steps(Step.Acknowledged.class)).containsExactly(new Step.Acknowledged(1, true));
    bed.end();
  }

  @Test
  void setToFailADisconnectedRlinkRefusesTheNextWriteAndAConnectedOneHoldsIt() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.set(0, Changes.of(Synchronous.FAIL));
    assertThat(bed.world.effectivelySynchronous(0)).isTrue();
    disconnect(bed);
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.REFUSED);
    bed.set(0, Changes.of(Synchronous.OFF));
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void latencyProtectionThatIsTurnedOnStallsTheNextWriteAndTurnedOffEndsTheStall() {
    Bed bed = Bed.of(Layouts.secondaries(1), new TimedAgenda(Delays.STEADY.withWire(1L << 40), 0));
    for (int number = 0; number < 8; number++) {
      bed.write(0, number, 1);
    }
    assertThat(bed.set(0, Changes.of(Mode.OVERRIDE, 4, 2))).isEmpty();
    bed.write(0, 8, 1);
    assertThat(bed.writesWait()).isTrue();
    assertThat(bed.facts(Fact.LatencyThrottleOn.class)).hasSize(1);
    bed.set(0, Changes.of(Mode.OFF, 4, 2));
    assertThat(bed.writesWait()).isFalse();
    assertThat(bed.facts(Fact.LatencyThrottleOff.class)).hasSize(1);
  }

  @Test
  void aStallEndsWhenTheMarksAreSetAboveWhatWaits() {
    Bed bed = Bed.of(Layouts.secondaries(1), new TimedAgenda(Delays.STEADY.withWire(1L << 40), 0));
    bed.set(0, Changes.of(Mode.FAIL, 4, 2));
    for (int number = 0; number < 5; number++) {
      bed.write(0, number, 1);
    }
    assertThat(bed.writesWait()).isTrue();
    bed.set(0, Changes.of(Mode.FAIL, 9, 8));
    assertThat(bed.writesWait()).isFalse();
    bed.write(0, 5, 4);
    assertThat(bed.writesWait()).isFalse();
  }

  @Test
  void theLowMarkStaysBelowTheHighMark() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    assertThat(bed.set(0, Changes.of(Mode.FAIL, 5, 5)))
        .contains(AttributeRefusal.MARKS_OUT_OF_ORDER);
    assertThat(bed.world.attributes(0)).isEqualTo(RlinkAttributes.of(bed.layout.rlinks().get(0)));
  }

  @Test
  void aPrimaryThatIsDownTakesNoAttributes() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.crash(0);
    assertThat(bed.set(0, Changes.of(Synchronous.OVERRIDE)))
        .contains(AttributeRefusal.PRIMARY_DOWN);
    bed.boot(0);
    assertThat(bed.set(0, Changes.of(Synchronous.OVERRIDE))).isEmpty();
  }
}
