package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkKernelState;
import org.ibcsim.model.link.RlinkState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stories of RLINKs that are paused, at the Primary, by the Secondary, or by both. */
class PauseScenario {
  private static RlinkState state(Bed bed) {
    return bed.world.rlinkStatus(0).state();
  }

  private static RlinkKernelState kernelState(Bed bed) {
    return bed.world.rlinkStatus(0).kernelState();
  }

  private static boolean has(Bed bed, RlinkFlag flag) {
    return bed.world.rlinkStatus(0).has(flag);
  }

  @Test
  void aPauseAtThePrimaryEndsTheSessionAndWhatIsWrittenWaitsInTheSrl() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.write(0, 0, 1);
    bed.milliseconds(3);
    assertThat(bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.PAUSE);
    assertThat(kernelState(bed)).isEqualTo(RlinkKernelState.ENABLED);
    assertThat(has(bed, RlinkFlag.PRIMARY_PAUSED)).isTrue();
    assertThat(has(bed, RlinkFlag.SECONDARY_PAUSED)).isFalse();
    assertThat(has(bed, RlinkFlag.DISCONNECTED)).isTrue();
    assertThat(bed.facts(Fact.Disconnected.class)).hasSize(1);
    bed.write(0, 1, 1);
    bed.seconds(100);
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(2);
    assertThat(bed.world.appliedPosition(1)).isZero();
    assertThat(bed.order(0, RlinkOrder.RESUME_AT_PRIMARY)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.ACTIVE);
    assertThat(bed.world.connected(0)).isFalse();
    bed.seconds(3);
    assertThat(kernelState(bed)).isEqualTo(RlinkKernelState.CONNECT);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(2);
    bed.end();
  }

  @Test
  void aPauseByTheSecondaryKeepsTheSessionAndWhatIsOnTheWireArrives() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.write(0, 0, 1);
    while (bed.steps(Step.Transmitted.class).isEmpty()) {
      bed.nextEvent();
    }
    assertThat(bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY)).isNull();
    bed.write(0, 1, 1);
    bed.seconds(100);
    assertThat(state(bed)).isEqualTo(RlinkState.PAUSE);
    assertThat(kernelState(bed)).isEqualTo(RlinkKernelState.CONNECT);
    assertThat(has(bed, RlinkFlag.SECONDARY_PAUSED)).isTrue();
    assertThat(has(bed, RlinkFlag.PRIMARY_PAUSED)).isFalse();
    assertThat(bed.facts(Fact.Disconnected.class)).isEmpty();
    assertThat(bed.world.appliedPosition(1)).isEqualTo(1);
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(1);
    assertThat(bed.order(0, RlinkOrder.RESUME_AT_SECONDARY)).isNull();
    bed.milliseconds(100);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(2);
    assertThat(bed.facts(Fact.Connected.class)).isEmpty();
    bed.end();
  }

  @Test
  void bothMayPauseAndItGoesOnWhenBothHaveResumed() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
    bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY);
    assertThat(has(bed, RlinkFlag.PRIMARY_PAUSED)).isTrue();
    assertThat(has(bed, RlinkFlag.SECONDARY_PAUSED)).isTrue();
    assertThat(bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY)).isEqualTo(RlinkRefusal.ALREADY_PAUSED);
    assertThat(bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY)).isEqualTo(RlinkRefusal.ALREADY_PAUSED);
    assertThat(bed.order(0, RlinkOrder.RESUME_AT_PRIMARY)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.PAUSE);
    assertThat(bed.order(0, RlinkOrder.RESUME_AT_PRIMARY)).isEqualTo(RlinkRefusal.NOT_PAUSED);
    bed.seconds(100);
    assertThat(bed.world.connected(0)).isFalse();
    assertThat(bed.order(0, RlinkOrder.RESUME_AT_SECONDARY)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.ACTIVE);
    bed.seconds(3);
    assertThat(bed.world.connected(0)).isTrue();
    assertThat(bed.facts(Fact.Resumed.class))
        .containsExactly(
            new Fact.Resumed(0, Fact.Pauser.PRIMARY, false),
            new Fact.Resumed(0, Fact.Pauser.SECONDARY, true));
    bed.end();
  }

  @Test
  void resumerepEndsBothKindsOfPause() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY);
    bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
    assertThat(bed.order(0, RlinkOrder.RESUME_BOTH)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.ACTIVE);
    assertThat(bed.order(0, RlinkOrder.RESUME_BOTH)).isEqualTo(RlinkRefusal.NOT_PAUSED);
    bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
    assertThat(bed.order(0, RlinkOrder.RESUME_BOTH)).isNull();
    assertThat(state(bed)).isEqualTo(RlinkState.ACTIVE);
    bed.end();
  }

  @ParameterizedTest
  @EnumSource(
      value = RlinkOrder.class,
      names = {"PAUSE_AT_PRIMARY", "PAUSE_AT_SECONDARY"})
  void writesThatWaitAreCompletedWithOverrideAndFailWithFail(RlinkOrder pause) {
    Bed override = Bed.of(Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE));
    override.write(0, 0, 1);
    override.milliseconds(2);
    override.order(0, pause);
    assertThat(override.steps(Step.Acknowledged.class))
        .containsExactly(new Step.Acknowledged(1, true));
    assertThat(override.facts(Fact.ModeChanged.class))
        .containsExactly(new Fact.ModeChanged(0, false));
    assertThat(override.tryWrite(0, 1, 1)).isEqualTo(Admission.ADMITTED);
    override.seconds(1);
    assertThat(override.acknowledgedPosition()).isEqualTo(2);
    override.order(0, RlinkOrder.RESUME_BOTH);
    override.seconds(5);
    assertThat(override.world.effectivelySynchronous(0)).isTrue();
    override.end();

    Bed fail = Bed.of(Layouts.secondaries(1).synchronous(0, Synchronous.FAIL));
    fail.write(0, 0, 1);
    fail.milliseconds(2);
    fail.order(0, pause);
    assertThat(fail.steps(Step.Acknowledged.class))
        .containsExactly(new Step.Acknowledged(1, false));
    assertThat(fail.tryWrite(0, 1, 1)).isEqualTo(Admission.REFUSED);
    fail.order(0, RlinkOrder.RESUME_BOTH);
    fail.seconds(5);
    assertThat(fail.tryWrite(0, 1, 1)).isEqualTo(Admission.ADMITTED);
    fail.end();
  }

  @Test
  void aPausedRlinkCountsAsDisconnectedForTheProtectionOfTheSrl() {
    for (RlinkOrder pause : List.of(RlinkOrder.PAUSE_AT_PRIMARY, RlinkOrder.PAUSE_AT_SECONDARY)) {
      Bed override =
          Bed.of(Layouts.secondaries(1).srl(10_000).protection(0, SrlProtection.OVERRIDE));
      override.order(0, pause);
      for (int number = 0; number < 3; number++) {
        assertThat(override.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
        override.seconds(1);
      }
      assertThat(state(override)).isEqualTo(RlinkState.STALE);
      assertThat(has(override, RlinkFlag.PRIMARY_PAUSED)).isFalse();
      assertThat(has(override, RlinkFlag.SECONDARY_PAUSED)).isFalse();

      Bed fail = Bed.of(Layouts.secondaries(1).srl(10_000).protection(0, SrlProtection.FAIL));
      fail.order(0, pause);
      fail.tryWrite(0, 0, 1);
      fail.tryWrite(0, 1, 1);
      fail.seconds(1);
      assertThat(fail.tryWrite(0, 2, 1)).isEqualTo(Admission.REFUSED);
      fail.order(0, RlinkOrder.RESUME_BOTH);
      fail.seconds(5);
      assertThat(fail.tryWrite(0, 2, 1)).isEqualTo(Admission.ADMITTED);
      fail.end();
    }
  }

  @Test
  void aStallForTheSrlEndsWhenTheRlinkIsPaused() {
    Bed bed = Bed.of(Layouts.secondaries(1).srl(10_000).protection(0, SrlProtection.DCM));
    bed.write(0, 0, 1);
    bed.write(0, 1, 1);
    bed.write(0, 2, 1);
    assertThat(bed.writesWait()).isTrue();
    bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
    bed.seconds(1);
    assertThat(bed.writesWait()).isFalse();
    assertThat(bed.world.dcmLogging(0)).isTrue();
    bed.order(0, RlinkOrder.RESUME_BOTH);
    bed.end();
  }

  @Test
  void aSessionThatIsLostDuringAPauseComesBackWhenItIsResumed() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
    bed.cut(0);
    bed.seconds(20);
    assertThat(bed.world.connected(0)).isFalse();
    bed.heal(0);
    bed.seconds(100);
    assertThat(bed.world.connected(0)).isFalse();
    bed.order(0, RlinkOrder.RESUME_AT_SECONDARY);
    bed.seconds(3);
    assertThat(bed.world.connected(0)).isTrue();
    bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
    bed.cut(0);
    bed.seconds(5);
    bed.heal(0);
    bed.seconds(20);
    assertThat(bed.world.connected(0)).isTrue();
    bed.write(0, 0, 1);
    bed.order(0, RlinkOrder.RESUME_AT_SECONDARY);
    bed.seconds(1);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(1);
    bed.end();
  }

  @Test
  void anRlinkThatIsPausedWhileItsPathIsCutConnectsOnlyWhenBothAreOver() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.cut(0);
    bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY);
    bed.seconds(20);
    bed.order(0, RlinkOrder.RESUME_AT_PRIMARY);
    bed.seconds(20);
    assertThat(bed.world.connected(0)).isFalse();
    bed.heal(0);
    bed.seconds(3);
    assertThat(bed.world.connected(0)).isTrue();
    bed.cut(0);
    bed.seconds(11);
    bed.heal(0);
    bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY);
    bed.seconds(20);
    assertThat(bed.world.connected(0)).isFalse();
    bed.order(0, RlinkOrder.RESUME_AT_PRIMARY);
    bed.seconds(3);
    assertThat(bed.world.connected(0)).isTrue();
    bed.end();
  }

  @Test
  void aPauseOutlivesACrashOfEitherHost() {
    for (int host = 0; host < 2; host++) {
      Bed bed = Bed.of(Layouts.secondaries(1));
      bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
      bed.crash(host);
      bed.boot(host);
      bed.seconds(100);
      assertThat(state(bed)).isEqualTo(RlinkState.PAUSE);
      assertThat(bed.world.connected(0)).isFalse();
      bed.order(0, RlinkOrder.RESUME_AT_SECONDARY);
      bed.seconds(3);
      assertThat(bed.world.connected(0)).isTrue();
      bed.end();
    }
  }

  @Test
  void aHostWhoseRvgIsStoppedTakesNoOrders() {
    Bed bed = Bed.of(Layouts.secondaries(1));
    bed.stopRvg(1);
    assertThat(bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY)).isEqualTo(RlinkRefusal.RVG_STOPPED);
    assertThat(bed.order(0, RlinkOrder.PAUSE_AT_PRIMARY)).isNull();
    bed.stopRvg(0);
    assertThat(bed.order(0, RlinkOrder.RESUME_BOTH)).isEqualTo(RlinkRefusal.RVG_STOPPED);
    bed.end();
  }
}
