package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;

/** Stories of links that fail: cuts, time-outs, synchronous modes, overflow; often in a freeze. */
class OutageScenario {
  private static Bed bed(Layouts layout) {
    Bed bed = Bed.of(layout);
    for (int host = 0; host < bed.layout.hosts().size(); host++) {
      bed.register(host, "backup", 0);
    }
    return bed;
  }

  @Test
  void aCutShorterThanTheHeartbeatTimeoutOnlyDelaysASynchronousWrite() {
    Bed bed = bed(Layouts.secondaries(1).synchronous(0, Synchronous.FAIL));
    bed.write(0, 0, 1);
    bed.milliseconds(1);
    bed.cut(0);
    bed.seconds(9);
    assertThat(bed.acknowledgedPosition()).isZero();
    bed.heal(0);
    bed.settle();
    bed.seconds(60);
    assertThat(bed.steps(Step.Acknowledged.class)).containsExactly(new Step.Acknowledged(1, true));
    assertThat(bed.facts(Fact.Disconnected.class)).isEmpty();
    bed.end();
  }

  @Test
  void severalCutsInARowAreDeclaredFromTheLastOneOn() {
    Bed bed = bed(Layouts.secondaries(1));
    for (int number = 0; number < 4; number++) {
      bed.cut(0);
      bed.write(0, number, 1);
      bed.seconds(6);
      bed.heal(0);
    }
    assertThat(bed.facts(Fact.Disconnected.class)).isEmpty();
    bed.cut(0);
    bed.cut(0);
    assertThat(bed.facts(Fact.Cut.class)).hasSize(5);
    bed.seconds(9);
    assertThat(bed.world.connected(0)).isTrue();
    bed.seconds(1);
    assertThat(bed.world.connected(0)).isFalse();
    bed.end();
  }

  @Test
  void aReconnectionThatIsCutAgainStartsOver() {
    Bed bed = bed(Layouts.secondaries(1));
    bed.cut(0);
    bed.seconds(11);
    bed.heal(0);
    bed.seconds(1);
    bed.cut(0);
    bed.seconds(1);
    bed.heal(0);
    bed.milliseconds(1_999);
    assertThat(bed.world.connected(0)).isFalse();
    bed.milliseconds(1);
    assertThat(bed.facts(Fact.Connected.class)).hasSize(1);
    bed.end();
  }

  @Test
  void aWriteThatOneRlinkHasAndAnotherHoldsUpDoesNotFailWhenTheFirstIsLost() {
    Bed bed =
        bed(
            Layouts.secondaries(2)
                .synchronous(0, Synchronous.FAIL)
                .synchronous(1, Synchronous.OVERRIDE));
    bed.cut(1);
    bed.write(0, 0, 1);
    bed.seconds(1);
    bed.cut(0);
    bed.write(0, 1, 1);
    bed.seconds(20);
    assertThat(bed.steps(Step.Acknowledged.class))
        .containsExactly(new Step.Acknowledged(1, true), new Step.Acknowledged(2, false));
    bed.end();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
  }

  @Test
  void whatAnRlinkHadAcknowledgedBeforeACutStaysTransferred() {
    Layouts layout =
        Layouts.secondaries(2)
            .synchronous(0, Synchronous.FAIL)
            .synchronous(1, Synchronous.OVERRIDE);
    Delays slowVolumes = Delays.STEADY.withSecondaryVolume(60_000_000_000L);
    Bed bed = Bed.of(layout, new TimedAgenda(slowVolumes, 0));
    bed.cut(1);
    bed.write(0, 0, 1);
    bed.milliseconds(11);
    assertThat(bed.steps(Step.NetworkAcknowledged.class))
        .containsExactly(new Step.NetworkAcknowledged(0, 1));
    assertThat(bed.acknowledgedPosition()).isZero();
    bed.cut(0);
    bed.seconds(20);
    assertThat(bed.steps(Step.Acknowledged.class)).containsExactly(new Step.Acknowledged(1, true));
    bed.end();
  }

  @Test
  void overrideIsSynchronousAgainOnlyWhenConnectedAndUpToDate() {
    Bed bed = bed(Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE));
    bed.cut(0);
    bed.write(0, 0, 1);
    bed.seconds(11);
    assertThat(bed.steps(Step.Acknowledged.class)).containsExactly(new Step.Acknowledged(1, true));
    assertThat(bed.world.effectivelySynchronous(0)).isFalse();
    bed.heal(0);
    bed.milliseconds(2_001);
    assertThat(bed.world.connected(0)).isTrue();
    assertThat(bed.world.effectivelySynchronous(0)).isFalse();
    bed.seconds(1);
    assertThat(bed.world.effectivelySynchronous(0)).isTrue();
    assertThat(bed.facts(Fact.ModeChanged.class))
        .containsExactly(new Fact.ModeChanged(0, false), new Fact.ModeChanged(0, true));
  }

  @Test
  void anRlinkThatLacksOnlyAMessageForOthersIsUpToDate() {
    Bed bed = bed(Layouts.secondaries(2).synchronous(0, Synchronous.OVERRIDE));
    bed.cut(0);
    bed.seconds(11);
    bed.heal(0);
    bed.milliseconds(1_999);
    bed.milliseconds(1);
    assertThat(bed.world.connected(0)).isTrue();
    assertThat(bed.world.effectivelySynchronous(0)).isTrue();
    bed.cut(0);
    bed.seconds(11);
    bed.heal(0);
    bed.nextEvent();
    bed.cut(0);
    bed.heal(0);
    bed.milliseconds(1_999);
    bed.send("backup", 1, true, 0, "");
    while (!bed.world.connected(0)) {
      bed.nextEvent();
    }
    bed.settle();
    assertThat(bed.world.outstandingWrites(0)).isZero();
    assertThat(bed.world.effectivelySynchronous(0)).isTrue();
  }

  @Test
  void failRefusesWritesAndSendsWhileDisconnectedAndLeavesNoTrace() {
    Bed bed = bed(Layouts.secondaries(2).synchronous(1, Synchronous.FAIL));
    bed.cut(1);
    bed.seconds(11);
    long before = bed.world.fingerprint().low();
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.REFUSED);
    assertThat(bed.steps(Step.Refused.class)).containsExactly(new Step.Refused(1));
    assertThat(bed.answer(bed.send("backup"))).isEqualTo(new Failed(IbcError.EIO));
    assertThat(bed.steps(Step.Refused.class)).hasSize(1);
    assertThat(bed.world.fingerprint().low()).isEqualTo(before);
    bed.end();
    assertThat(bed.tryWrite(0, 0, 1)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void aCutInsideAFreezeChangesNeitherTheFreezeNorWhatIsStored() {
    Bed bed = bed(Layouts.secondaries(1));
    bed.send("backup", 0, true, 100, "");
    bed.writes(4, 1);
    bed.settle();
    bed.receive(1, "backup");
    long staged = bed.world.stagedBytes(1);
    bed.cut(0);
    bed.writes(4, 2);
    bed.seconds(30);
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.world.stagedBytes(1)).isEqualTo(staged);
    bed.heal(0);
    bed.seconds(5);
    assertThat(bed.world.stagedBytes(1)).isGreaterThan(staged);
    bed.seconds(70);
    assertThat(bed.facts(Fact.Unfrozen.class))
        .containsExactly(new Fact.Unfrozen(1, 1, Fact.Release.FREEZE_TIMEOUT));
    bed.end();
  }

  /** The Secondary has the messages; the Primary's SRL has overflowed for the RLINK since. */
  @Test
  void messagesReceivedBehindAFreezeAreNotLostWhenTheRlinkIsDetached() {
    Bed bed = bed(Layouts.secondaries(2).srl(30_000).protection(0, SrlProtection.OFF));
    bed.send("backup", 0, true, 0, "first");
    bed.write(0, 0, 1);
    bed.send("backup", 0, true, 0, "second");
    bed.settle();
    bed.receive(1, "backup");
    bed.cut(0);
    bed.send("backup", 0, true, 0, "never sent");
    for (int number = 0; number < 8; number++) {
      bed.write(0, number, 1);
      bed.milliseconds(100);
    }
    assertThat(bed.world.attached(0)).isFalse();
    assertThat(bed.facts(Fact.MessageEnded.class))
        .containsExactly(new Fact.MessageEnded(1, 4, Fact.Fate.LOST));
    assertThat(bed.unfreeze(1, "backup")).isEqualTo(Outcome.DONE);
    bed.settle();
    assertThat(((Outcome.Received) bed.receive(1, "backup")).payload()).isEqualTo("second");
    assertThat(bed.world.image(1)).isEqualTo(bed.ledger().at(2).image());
    bed.unfreeze(1, "backup");
    bed.settle();
    assertThat(bed.world.openMessages()).isZero();
    bed.end();
  }

  @Test
  void aSendThatWaitedIsForThoseThatAreAttachedWhenItIsLogged() {
    Layouts layout = Layouts.secondaries(2).srl(20_000).protection(0, SrlProtection.OVERRIDE);
    Bed bed = bed(layout);
    bed.cut(0);
    for (int number = 0; number < 4; number++) {
      assertThat(bed.tryWrite(0, number, 1)).isEqualTo(Admission.ADMITTED);
    }
    int send = bed.send("backup", -1, true, 0, "x".repeat(3_000));
    int toTheLost = bed.send("backup", 0, true, 0, "x".repeat(3_000));
    assertThat(bed.blocked(send)).isTrue();
    assertThat(bed.facts(Fact.MessageSubmitted.class)).isEmpty();
    assertThat(bed.unregister(0, "backup")).isEqualTo(new Failed(IbcError.EBUSY));
    bed.seconds(11);
    assertThat(bed.world.attached(0)).isFalse();
    assertThat(bed.answer(send)).isEqualTo(Outcome.DONE);
    assertThat(bed.answer(toTheLost)).isEqualTo(new Failed(IbcError.IBC_NO_RLINK));
    assertThat(bed.facts(Fact.MessageSubmitted.class))
        .extracting(Fact.MessageSubmitted::targets)
        .containsExactly(2);
    bed.end();
    assertThat(bed.unregister(0, "backup")).isEqualTo(Outcome.DONE);
  }

  @Test
  void aSendWhoseOwnAdmissionDetachesItsOnlyRlinkFindsNone() {
    Bed bed = bed(Layouts.secondaries(1).srl(10_000).protection(0, SrlProtection.OFF));
    bed.cut(0);
    bed.write(0, 0, 1);
    bed.write(0, 1, 1);
    bed.milliseconds(50);
    assertThat(bed.answer(bed.send("backup", 0, true, 0, "x".repeat(3_000))))
        .isEqualTo(new Failed(IbcError.IBC_NO_RLINK));
    assertThat(bed.world.attached(0)).isFalse();
    assertThat(bed.world.openMessages()).isZero();
    assertThat(bed.unregister(0, "backup")).isEqualTo(Outcome.DONE);
  }

  @Test
  void quiesceReturnsWhenEveryWriteIsAcknowledgedAndNotBefore() {
    Bed bed = bed(Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE));
    bed.write(0, 0, 1);
    bed.write(0, 1, 1);
    int quiesce = bed.quiesce();
    while (bed.blocked(quiesce)) {
      assertThat(bed.acknowledgedPosition()).isLessThan(2);
      bed.nextEvent();
    }
    assertThat(bed.acknowledgedPosition()).isEqualTo(2);
    assertThat(bed.answer(quiesce)).isEqualTo(Outcome.DONE);
    assertThat(bed.tryWrite(0, 2, 1)).isEqualTo(Admission.STALLED);
    int again = bed.quiesce();
    assertThat(bed.answer(again)).isEqualTo(Outcome.DONE);
    bed.unquiesce();
    assertThat(bed.tryWrite(0, 2, 1)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void quiesceReturnsWhileTheLogIsFullAndTheWriteThatWaitedGoesOnAfterwards() {
    Bed bed = bed(Layouts.secondaries(1).srl(10_000));
    bed.write(0, 0, 1);
    bed.write(0, 1, 1);
    bed.write(0, 2, 1);
    assertThat(bed.writesWait()).isTrue();
    int quiesce = bed.quiesce();
    bed.settle();
    assertThat(bed.answer(quiesce)).isEqualTo(Outcome.DONE);
    assertThat(bed.world.lastPosition()).isEqualTo(2);
    bed.unquiesce();
    assertThat(bed.world.lastPosition()).isEqualTo(3);
    bed.end();
  }

  @Test
  void aMessageForOthersIsTransferredOnASynchronousRlinkThoughItsSecondaryHasNoRoom() {
    Bed bed =
        bed(
            Layouts.secondaries(2)
                .synchronous(0, Synchronous.OVERRIDE)
                .secondarySrl(3_000)
                .messagePool(0, 1 << 20));
    bed.send("backup", 0, true, 0, "freezes");
    bed.settle();
    bed.write(0, 0, 1);
    bed.write(0, 1, 1);
    bed.seconds(1);
    assertThat(bed.facts(Fact.SecondarySrlFull.class))
        .containsExactly(new Fact.SecondarySrlFull(1));
    int send = bed.send("backup", 1, true, 0, "for the other");
    bed.seconds(1);
    assertThat(bed.answer(send)).isEqualTo(Outcome.DONE);
    bed.end();
  }
}
