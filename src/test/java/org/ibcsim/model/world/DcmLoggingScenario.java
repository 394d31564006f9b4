package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.model.Admission;
import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.DcmConvert;
import org.ibcsim.model.DcmSwitches.DcmLoggingWriteCost;
import org.ibcsim.model.DcmSwitches.ResyncNewWrites;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An RLINK that goes over to DCM logging, and comes out of it by a resynchronization. */
class DcmLoggingScenario {
  private static final int COST = Layouts.REGION_BYTES + 512;
  private static final long DCM_REGION = 32L << 10;

  /** Two volumes of 512 KiB, 16 DCM regions each; a log of ten writes. */
  private static Layouts layout(int secondaries) {
    Layouts layout = Layouts.secondaries(secondaries).regions(128).srl(10L * COST);
    for (int rlink = 0; rlink < secondaries; rlink++) {
      layout = layout.protection(rlink, SrlProtection.AUTODCM);
    }
    return layout;
  }

  private static Layouts with(Layouts layout, Semantics semantics) {
    return layout.semantics(semantics);
  }

  /** Disconnected, and eleven writes to three DCM regions: one more than the log takes. */
  private static Bed overflowed(Layouts layout) {
    Bed bed = Bed.of(layout);
    bed.write(0, 0, 1);
    bed.settle();
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < 11; number++) {
      assertThat(bed.tryWrite(0, number % 3 * 8, 1)).isEqualTo(Admission.ADMITTED);
      bed.settle();
    }
    return bed;
  }

  @Test
  void aLogThatIsAboutToOverflowIsFoldedIntoTheDcm() {
    Bed bed = overflowed(layout(1));
    assertThat(bed.facts(Fact.DcmLogging.class))
        .containsExactly(new Fact.DcmLogging(0, 1, 3 * DCM_REGION));
    assertThat(bed.facts(Fact.SrlOverflow.class)).isEmpty();
    assertThat(bed.world.attached(0)).isTrue();
    assertThat(bed.world.dcmLogging(0)).isTrue();
    assertThat(bed.world.outstandingBytes(0)).isZero();
    assertThat(bed.world.dcmBytes(0)).isEqualTo(3 * DCM_REGION);
    assertThat(bed.facts(Fact.ThrottleOn.class)).isEmpty();
    assertThat(bed.world.consistent(1)).isTrue();
  }

  @Test
  void inDcmLoggingNothingIsSentThoughTheRlinkIsConnected() {
    Bed bed = overflowed(layout(1));
    bed.heal(0);
    bed.seconds(10);
    assertThat(bed.world.connected(0)).isTrue();
    int sent = bed.steps(Step.Transmitted.class).size();
    bed.write(1, 5, 1);
    bed.seconds(10);
    assertThat(bed.steps(Step.Transmitted.class)).hasSize(sent);
    assertThat(bed.steps(Step.RegionsTransmitted.class)).isEmpty();
    assertThat(bed.world.dcmBytes(0)).isEqualTo(4 * DCM_REGION);
    bed.end();
  }

  @Test
  void aRegionThatIsMarkedInBothMapsIsCountedOnce() {
    Bed bed = overflowed(layout(1));
    bed.heal(0);
    bed.seconds(10);
    assertThat(bed.resync()).isEqualTo(ResyncStart.STARTED);
    bed.write(0, 0, 1);
    assertThat(bed.world.dcmBytes(0)).isEqualTo(3 * DCM_REGION);
    bed.write(1, 5, 1);
    assertThat(bed.world.dcmBytes(0)).isEqualTo(4 * DCM_REGION);
    bed.end();
  }

  @Test
  void aQuietResynchronizationSendsTheMarkedRegionsOnceAndTheSecondaryIsEqualThen() {
    Bed bed = overflowed(layout(1));
    assertThat(bed.resync()).isEqualTo(ResyncStart.NOT_CONNECTED);
    bed.heal(0);
    bed.seconds(10);
    assertThat(bed.resync()).isEqualTo(ResyncStart.STARTED);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.RUNNING);
    assertThat(bed.resync()).isEqualTo(ResyncStart.UNDER_WAY);
    bed.settle();
    assertThat(sent(bed, 0)).isEqualTo(3 * DCM_REGION);
    assertThat(bed.facts(Fact.Inconsistent.class)).hasSize(1);
    assertThat(bed.facts(Fact.Consistent.class)).containsExactly(new Fact.Consistent(1, 12));
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.facts(Fact.ResyncStopped.class))
        .containsExactly(new Fact.ResyncStopped(0, 3 * DCM_REGION));
    assertThat(bed.world.dcmLogging(0)).isFalse();
    assertThat(bed.world.dcmBytes(0)).isZero();
    assertThat(bed.resync()).isEqualTo(ResyncStart.NOT_IN_DCM_LOGGING);
    bed.write(0, 3, 2);
    bed.end();
  }

  @Test
  void whoeverWaitsForTheEndOfAResynchronizationReturnsThenAndNoSooner() {
    Bed bed = overflowed(layout(1));
    bed.heal(0);
    bed.seconds(10);
    assertThat(bed.answer(bed.awaitResync(0))).as("nothing to wait for").isEqualTo(Outcome.DONE);
    bed.resync();
    int here = bed.awaitResync(0);
    int there = bed.awaitResync(1);
    int killed = bed.awaitResync(0);
    bed.interruptCall(killed);
    untilRegionsAreWritten(bed, 1);
    assertThat(bed.blocked(here)).isTrue();
    bed.crash(1);
    bed.boot(1);
    bed.seconds(20);
    bed.settle();
    assertThat(bed.world.consistent(1)).isTrue();
    assertThat(bed.answer(here)).isEqualTo(Outcome.DONE);
    assertThat(bed.outcome(there)).as("its process died with the host").isNull();
    assertThat(bed.steps(Step.Returned.class)).noneMatch(returned -> returned.call() == killed);
    bed.end();
  }

  @Test
  void whoeverWaitsReturnsWhenTheRlinkIsDetached() {
    Bed bed = overflowed(layout(1));
    bed.heal(0);
    bed.seconds(10);
    bed.resync();
    int call = bed.awaitResync(0);
    bed.detach(0);
    assertThat(bed.answer(call)).isEqualTo(Outcome.DONE);
  }

  @Test
  void aMessageThatIsFinishedDoesNotComeBackBehindTheRegionsOfAReplay() {
    Semantics forgetful =
        Semantics.standard()
            .with(FailureSwitches.UNFREEZE_DURABLE, FailureSwitches.UnfreezeDurable.NO);
    Bed bed = Bed.of(with(layout(1), forgetful));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.send("backup");
    bed.settle();
    bed.receive(1, "backup");
    bed.unfreeze(1, "backup");
    bed.settle();
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < 11; number++) {
      bed.write(0, number % 3 * 8, 1);
      bed.settle();
    }
    bed.heal(0);
    bed.seconds(10);
    bed.resync();
    untilRegionsAreWritten(bed, 1);
    bed.crash(1);
    bed.boot(1);
    bed.end();
    assertThat(bed.facts(Fact.Inconsistent.class)).hasSize(1);
    assertThat(bed.facts(Fact.MessageArrived.class)).hasSize(1);
  }

  @Test
  void aMessageThatIsKeptForLaterIsLostIfThePrimaryCrashesBeforeItIsInTheSrl() {
    Semantics keeps =
        Semantics.standard()
            .with(
                DcmSwitches.OVERFLOW_TO_DCM_PENDING_IBC,
                DcmSwitches.OverflowToDcmPendingIbc.REDELIVER_AFTER_RESYNC);
    Bed bed = Bed.of(with(layout(1), keeps));
    bed.register(0, "backup", 0);
    bed.cut(0);
    bed.seconds(11);
    for (int number = 0; number < 9; number++) {
      bed.write(0, number, 1);
      bed.settle();
    }
    bed.send("backup");
    bed.write(0, 10, 1);
    assertThat(bed.world.dcmLogging(0)).isTrue();
    bed.crash(0);
    assertThat(bed.facts(Fact.MessageSent.class)).isEmpty();
    assertThat(bed.fate(1, bed.message())).isEqualTo(Fact.Fate.LOST);
    bed.boot(0);
    bed.heal(0);
    bed.seconds(10);
    bed.resync();
    bed.end();
    assertThat(bed.facts(Fact.MessageSubmitted.class)).hasSize(1);
    assertThat(bed.facts(Fact.MessageArrived.class)).isEmpty();
  }

  private static void untilRegionsAreWritten(Bed bed, int host) {
    while (bed.world.consistent(host)) {
      bed.nextEvent();
    }
  }

  private static long sent(Bed bed, int rlink) {
    return bed.steps(Step.RegionsTransmitted.class).stream()
        .filter(step -> step.rlink() == rlink)
        .mapToLong(Step.RegionsTransmitted::bytes)
        .sum();
  }

  @ParameterizedTest
  @EnumSource
  void writesDuringAResynchronizationArriveWhateverWayTheyGo(ResyncNewWrites way) {
    Semantics semantics =
        Semantics.standard()
            .with(DcmSwitches.RESYNC_NEW_WRITES, way)
            .with(Semantics.RESYNC_MAP_SWAP_THRESHOLD, 2 * DCM_REGION)
            .with(Semantics.DCM_REPLAY_SIZE, 8192);
    Bed bed = overflowed(with(layout(1), semantics));
    bed.heal(0);
    bed.seconds(10);
    bed.writes(40, 7);
    bed.settle();
    bed.resync();
    for (int round = 0; round < 60; round++) {
      bed.milliseconds(1);
      bed.writes(1, round);
    }
    bed.end();
    assertThat(bed.facts(Fact.Consistent.class)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itGoesOnWhereACutOrACrashHasLeftIt(ResyncNewWrites way) {
    for (int moment = 1; moment < 40; moment++) {
      Semantics semantics =
          Semantics.standard()
              .with(DcmSwitches.RESYNC_NEW_WRITES, way)
              .with(Semantics.RESYNC_MAP_SWAP_THRESHOLD, DCM_REGION)
              .with(Semantics.DCM_REPLAY_SIZE, 16384);
      Bed bed = overflowed(with(layout(1), semantics));
      bed.heal(0);
      bed.seconds(10);
      bed.writes(20, 3);
      bed.settle();
      bed.resync();
      bed.writes(3, moment);
      bed.milliseconds(moment);
      switch (moment % 3) {
        case 0 -> bed.cut(0);
        case 1 -> bed.crash(0);
        default -> bed.crash(1);
      }
      bed.seconds(20);
      bed.writes(2, moment);
      bed.boot(0);
      bed.boot(1);
      bed.heal(0);
      bed.milliseconds(2500 + moment);
      bed.writes(4, moment + 1);
      bed.end();
    }
  }

  /** The mark behind the last pass is at the Secondary, which crashes before it acknowledges it. */
  @Test
  void itGoesOnWhenItsLastPassIsNotTheLastAnyMoreBecauseTheLogOverflowedWhileItWasCutOff() {
    Bed bed = overflowed(layout(1).protection(0, SrlProtection.DCM));
    bed.heal(0);
    bed.seconds(10);
    bed.resync();
    while (bed.facts(Fact.RegionsReplayed.class).isEmpty()) {
      bed.nextEvent();
    }
    bed.crash(1);
    bed.seconds(11);
    for (int number = 0; number < 11; number++) {
      bed.write(1, number % 3 * 8, 1);
      bed.settle();
    }
    assertThat(bed.facts(Fact.DcmLogging.class)).hasSize(2);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.PAUSED);
    bed.boot(1);
    bed.seconds(10);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.NONE);
    assertThat(bed.world.dcmLogging(0)).isFalse();
    assertThat(sent(bed, 0)).isEqualTo(6 * DCM_REGION);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Test
  void aDisconnectionPausesTheResynchronizationUntilTheRlinkIsConnected() {
    Semantics semantics = Semantics.standard().with(Semantics.DCM_REPLAY_SIZE, 512);
    Bed bed = overflowed(with(layout(1), semantics));
    bed.heal(0);
    bed.seconds(10);
    bed.resync();
    untilRegionsAreWritten(bed, 1);
    bed.cut(0);
    bed.seconds(11);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.PAUSED);
    assertThat(bed.world.consistent(1)).isFalse();
    assertThat(bed.facts(Fact.ResyncPaused.class)).hasSize(1);
    bed.heal(0);
    bed.seconds(3);
    assertThat(bed.facts(Fact.ResyncResumed.class)).hasSize(1);
    bed.end();
  }

  @Test
  void severalSecondariesPauseTogetherAndAllArriveAtTheEnd() {
    Semantics small = Semantics.standard().with(Semantics.DCM_REPLAY_SIZE, 512);
    Layouts narrow = layout(3).messagePool(0, 2048).messagePool(1, 2048);
    Bed bed = overflowed(with(narrow, small));
    assertThat(bed.world.dcmLogging(1)).isFalse();
    bed.cut(1);
    bed.seconds(11);
    for (int number = 0; number < 12; number++) {
      bed.write(1, number * 9, 1);
    }
    bed.heal(0);
    bed.heal(1);
    bed.seconds(10);
    assertThat(bed.world.dcmLogging(1)).isTrue();
    bed.resync();
    untilRegionsAreWritten(bed, 1);
    bed.cut(1);
    bed.seconds(11);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.PAUSED);
    bed.write(0, 100, 3);
    bed.end();
  }

  @Test
  void drainedFirstTheUnsentPartOfTheLogStillArrivesInOrder() {
    Semantics semantics =
        Semantics.standard().with(DcmSwitches.DCM_CONVERT, DcmConvert.DRAIN_SRL_THEN_DCM);
    Bed bed = overflowed(with(layout(1), semantics));
    assertThat(bed.world.dcmBytes(0)).isEqualTo(DCM_REGION);
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(10);
    bed.heal(0);
    bed.seconds(10);
    assertThat(bed.world.outstandingWrites(0)).isZero();
    assertThat(bed.world.image(1)).isEqualTo(bed.ledger().at(11).image());
    assertThat(bed.world.consistent(1)).isTrue();
    bed.write(0, 50, 1);
    bed.end();
  }

  @ParameterizedTest
  @EnumSource
  void aWriteInDcmLoggingWaitsForTheDisksThatTheCostNames(DcmLoggingWriteCost cost) {
    Bed bed =
        overflowed(
            with(layout(1), Semantics.standard().with(DcmSwitches.DCM_LOGGING_WRITE_COST, cost)));
    bed.settle();
    long last = bed.world.lastPosition();
    bed.write(0, 64, 1);
    bed.write(0, 64, 1);
    bed.settle();
    long begun = bed.nanosOf(new Step.Submitted(last + 1, 0, 64L * 4096, 4096));
    long first = bed.nanosOf(new Step.Acknowledged(last + 1, true)) - begun;
    long second = bed.nanosOf(new Step.Acknowledged(last + 2, true)) - begun - first;
    long onVolume = bed.nanosOf(new Step.VolumeWritten(last + 1)) - begun;
    if (cost == DcmLoggingWriteCost.DCM_BIT_DATAVOL) {
      assertThat(first).isEqualTo(onVolume);
      assertThat(first).isEqualTo(2 * second);
    } else {
      assertThat(first).isLessThan(onVolume);
    }
    bed.end();
  }

  @Test
  void aSynchronousRlinkHoldsNobodyUpInDcmLogging() {
    Bed bed = overflowed(layout(1).synchronous(0, Synchronous.OVERRIDE));
    bed.heal(0);
    bed.seconds(10);
    bed.write(0, 1, 1);
    bed.settle();
    assertThat(bed.acknowledgedPosition()).isEqualTo(bed.world.lastPosition());
    assertThat(bed.world.effectivelySynchronous(0)).isFalse();
    bed.resync();
    bed.end();
    assertThat(bed.world.effectivelySynchronous(0)).isTrue();
  }

  /** Overflowed, and resynchronized in one pass, during which new writes are kept in the SRL. */
  private static Bed inItsLastPass() {
    Semantics semantics =
        Semantics.standard()
            .with(DcmSwitches.RESYNC_NEW_WRITES, ResyncNewWrites.SRL_FROM_START)
            .with(Semantics.DCM_REPLAY_SIZE, 512);
    Bed bed = overflowed(with(layout(1), semantics));
    bed.heal(0);
    bed.seconds(10);
    bed.resync();
    return bed;
  }

  @Test
  void theSrlMayOverflowAgainBeforeTheSecondaryHasTheTail() {
    Bed bed = inItsLastPass();
    for (int number = 0; number < 25; number++) {
      bed.write(1, number * 5, 1);
      bed.milliseconds(1);
    }
    assertThat(bed.facts(Fact.DcmLogging.class)).hasSizeGreaterThan(1);
    bed.end();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
  }

  @Test
  void theSrlMayOverflowAgainWhileTheSecondaryHasNotTheTailAndPausesItsRlink() {
    Bed bed = inItsLastPass();
    for (int number = 0; number < 3; number++) {
      bed.write(1, number * 5, 1);
    }
    while (bed.world.resync(0) != ResyncState.ENDING) {
      bed.nextEvent();
    }
    bed.order(0, RlinkOrder.PAUSE_AT_SECONDARY);
    for (int number = 0; number < 11; number++) {
      bed.write(0, number * 5, 1);
      bed.seconds(1);
    }
    assertThat(bed.facts(Fact.DcmLogging.class)).hasSize(2);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.PAUSED);
    bed.order(0, RlinkOrder.RESUME_AT_SECONDARY);
    bed.seconds(10);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.NONE);
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Test
  void anAdministratorMayDetachItAtAnyTime() {
    Bed bed = overflowed(layout(2));
    bed.heal(0);
    bed.seconds(10);
    bed.resync();
    untilRegionsAreWritten(bed, 1);
    bed.detach(0);
    assertThat(bed.world.resync(0)).isEqualTo(ResyncState.NONE);
    assertThat(bed.world.dcmBytes(0)).isZero();
    assertThat(bed.world.consistent(1)).isFalse();
    bed.write(0, 0, 1);
    bed.settle();
    assertThat(bed.resync()).isEqualTo(ResyncStart.NOT_IN_DCM_LOGGING);
    assertThat(List.of(bed.world.image(2))).containsExactly(bed.world.image(0));
  }
}
