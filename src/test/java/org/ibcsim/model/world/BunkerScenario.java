package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.model.bed.BunkerBed.PRIMARY;
import static org.ibcsim.model.bed.BunkerBed.SECONDARY;

import java.util.Optional;
import org.ibcsim.model.Admission;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.BunkerSwitches;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.bed.BunkerBed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;

/**
 * Stories of a bunker: what it takes, what waits for it, what it sends when the Primary is lost.
 */
class BunkerScenario {
  private static final Semantics STANDARD = Semantics.standard();
  private static final Semantics DROPS =
      STANDARD.with(BunkerSwitches.BUNKER_IBC, BunkerSwitches.BunkerIbc.DROP);

  private static BunkerBed bed(Synchronous mode) {
    return BunkerBed.of(BunkerBed.layout(1, mode, STANDARD));
  }

  /** The Secondary is cut off, so that only the bunker gets what follows. */
  private static BunkerBed behind(Semantics semantics) {
    BunkerBed bed = BunkerBed.of(BunkerBed.layout(1, Synchronous.OVERRIDE, semantics));
    bed.write(0);
    bed.seconds(1);
    bed.cut(0);
    return bed;
  }

  @Test
  void aSynchronousWriteReturnsWhenItIsInTheSrlOfTheBunkerAndNotWhenItIsInItsMemory() {
    BunkerBed bed = bed(Synchronous.OVERRIDE);
    bed.write(0);
    // 0.2 ms at the SRL, 0.1 ms on the wire, 5 ms each way, 0.4 ms at the bunker's SRL.
    bed.milliseconds(10);
    assertThat(bed.acknowledged).isZero();
    bed.milliseconds(1);
    assertThat(bed.acknowledged).isEqualTo(1);
    assertThat(bed.clock.nowNanos()).isEqualTo(11_000_000);
  }

  @Test
  void aNetworkAcknowledgementOfTheBunkerIsNotEnough() {
    BunkerBed bed = bed(Synchronous.OVERRIDE);
    bed.write(0);
    while (bed.world.stablePosition(bed.bunker) == 0) {
      bed.world.handle(bed.clock.next());
    }
    // The network acknowledgement left 0.4 ms ago and arrives 0.4 ms before that of the disk.
    long storedNanos = bed.clock.nowNanos();
    while (bed.acknowledged == 0) {
      bed.world.handle(bed.clock.next());
    }
    assertThat(bed.clock.nowNanos() - storedNanos).isEqualTo(5_000_000);
  }

  @Test
  void aDisconnectedBunkerIsWaitedForNoMoreUnderOverrideAndRefusesUnderFail() {
    BunkerBed override = bed(Synchronous.OVERRIDE);
    BunkerBed fail = bed(Synchronous.FAIL);
    for (BunkerBed bed : new BunkerBed[] {override, fail}) {
      bed.cut(bed.bunkerRlink);
      bed.seconds(11);
    }
    override.write(0);
    override.seconds(1);
    assertThat(override.acknowledged).isEqualTo(1);
    assertThat(fail.world.submit(0, 0, 4096)).isEqualTo(Admission.REFUSED);
  }

  @Test
  void theBunkerHoldsWhatASecondaryLacksAndLetsGoOfTheRest() {
    BunkerBed bed = behind(STANDARD);
    assertThat(bed.world.heldBytes(0)).isZero();
    bed.write(1, 2, 3);
    bed.seconds(1);
    assertThat(bed.world.heldWrites(0)).isEqualTo(3);
    assertThat(bed.world.stagedBytes(bed.bunker)).isEqualTo(3 * (4096 + 512));
    bed.heal(0);
    bed.seconds(20);
    assertThat(bed.world.heldWrites(0)).isZero();
    assertThat(bed.world.stagedBytes(bed.bunker)).isZero();
  }

  @Test
  void theSecondaryGetsInOrderAllThatTheBunkerHas() {
    BunkerBed bed = behind(STANDARD);
    bed.write(1, 2, 3);
    bed.seconds(1);
    bed.crash(PRIMARY);
    bed.heal(0);
    bed.replay(0);
    assertThat(bed.world.appliedPosition(SECONDARY)).isEqualTo(4);
    assertThat(bed.world.image(SECONDARY)).isEqualTo(bed.world.imageAfter(4));
    assertThat(bed.facts(Fact.ReplayFinished.class)).containsExactly(new Fact.ReplayFinished(0, 4));
    assertThat(bed.world.heldWrites(0)).isZero();
  }

  @Test
  void aReplayThatIsStoppedEarlyLeavesTheSecondaryAtAnEarlierPoint() {
    Delays slowWire = Delays.STEADY.withWire(1_000_000_000L);
    BunkerBed bed =
        new BunkerBed(
            BunkerBed.layout(1, Synchronous.OVERRIDE, STANDARD), new TimedAgenda(slowWire, 0));
    bed.cut(0);
    bed.write(0, 1, 2, 3, 4, 5, 6);
    bed.seconds(10);
    bed.crash(PRIMARY);
    bed.heal(0);
    assertThat(bed.world.activateBunker(bed.bunker)).isEmpty();
    assertThat(bed.world.startReplay(bed.bunker, 0)).isEmpty();
    while (bed.world.appliedPosition(SECONDARY) < 3) {
      bed.world.handle(bed.clock.next());
    }
    assertThat(bed.world.deactivateBunker(bed.bunker)).isEmpty();
    bed.seconds(20);
    long applied = bed.world.appliedPosition(SECONDARY);
    assertThat(applied).isEqualTo(3);
    assertThat(bed.world.image(SECONDARY)).isEqualTo(bed.world.imageAfter(applied));
    assertThat(bed.facts(Fact.ReplayFinished.class)).isEmpty();
  }

  @Test
  void aMessageInTheBunkerIsDeliveredInItsPlace() {
    BunkerBed bed = behind(STANDARD);
    bed.write(1);
    bed.send();
    bed.write(2);
    bed.seconds(1);
    bed.crash(PRIMARY);
    bed.heal(0);
    bed.replay(0);
    assertThat(bed.world.frozen(SECONDARY)).isTrue();
    assertThat(bed.world.image(SECONDARY)).isEqualTo(bed.world.imageAfter(2));
    assertThat(bed.receive(SECONDARY)).isEqualTo(new Outcome.Received(3, "payload", 7, true));
    assertThat(bed.unfreeze(SECONDARY)).isEqualTo(Outcome.DONE);
    bed.seconds(1);
    assertThat(bed.world.appliedPosition(SECONDARY)).isEqualTo(4);
  }

  @Test
  void aDroppedMessageIsLostWhenItsPlaceHasPassedAndWritesGoOn() {
    BunkerBed bed = behind(DROPS);
    bed.write(1);
    bed.send();
    bed.write(2);
    bed.seconds(1);
    bed.crash(PRIMARY);
    bed.heal(0);
    bed.replay(0);
    assertThat(bed.facts(Fact.MessageEnded.class))
        .containsExactly(new Fact.MessageEnded(SECONDARY, 3, Fact.Fate.LOST));
    assertThat(bed.world.appliedPosition(SECONDARY)).isEqualTo(4);
    assertThat(bed.facts(Fact.ReplayFinished.class)).hasSize(1);
    assertThat(bed.world.openMessages()).isZero();
  }

  @Test
  void aMessageThatTheSecondaryHasIsNotLostThoughTheBunkerDropsMessages() {
    BunkerBed bed = BunkerBed.of(BunkerBed.layout(1, Synchronous.OVERRIDE, DROPS));
    bed.send();
    bed.write(1);
    bed.seconds(1);
    assertThat(bed.world.frozen(SECONDARY)).isTrue();
    bed.crash(PRIMARY);
    bed.replay(0);
    assertThat(bed.facts(Fact.MessageEnded.class)).isEmpty();
    assertThat(bed.receive(SECONDARY)).isEqualTo(new Outcome.Received(1, "payload", 7, true));
    bed.unfreeze(SECONDARY);
    bed.seconds(1);
    assertThat(bed.world.appliedPosition(SECONDARY)).isEqualTo(2);
  }

  @Test
  void aSendWaitsForTheBunkerAsAWriteDoes() {
    BunkerBed bed = bed(Synchronous.OVERRIDE);
    bed.send();
    bed.milliseconds(10);
    assertThat(bed.returned).isEmpty();
    bed.milliseconds(1);
    assertThat(bed.returned).containsExactly(Outcome.DONE);
  }

  @Test
  void noMessageIsForTheBunkerItself() {
    BunkerBed bed = bed(Synchronous.OVERRIDE);
    assertThat(bed.send()).isEqualTo(Outcome.BLOCKED);
    assertThat(bed.facts(Fact.MessageSubmitted.class)).extracting("targets").containsExactly(1);
    bed.world.detach(0);
    assertThat(bed.send()).isEqualTo(new Outcome.Failed(IbcError.IBC_NO_RLINK));
    long key = ((Outcome.Registered) bed.world.register(bed.bunker, "backup", 0)).key();
    Outcome wrongRole = new Outcome.Failed(IbcError.IBC_WRONG_ROLE);
    assertThat(bed.world.receive(bed.bunker, key, false, 0, 10, 1)).isEqualTo(wrongRole);
    assertThat(bed.world.send(bed.bunker, key, InBandControl.EVERY_RLINK, true, 0, "", 2))
        .isEqualTo(wrongRole);
    assertThat(bed.world.beginSnapshot(bed.bunker, "fd")).isFalse();
  }

  @Test
  void theBunkerIsForTheLossOfThePrimaryOnly() {
    BunkerBed bed = bed(Synchronous.OVERRIDE);
    assertThat(bed.world.activateBunker(bed.bunker)).contains(BunkerRefusal.STILL_REACHABLE);
    assertThat(bed.world.startReplay(bed.bunker, 0)).contains(BunkerRefusal.NOT_ACTIVE);
    assertThat(bed.world.deactivateBunker(bed.bunker)).contains(BunkerRefusal.NOT_ACTIVE);
    assertThat(bed.world.activateBunker(SECONDARY)).contains(BunkerRefusal.NOT_A_BUNKER);
    bed.cut(bed.bunkerRlink);
    bed.seconds(1);
    assertThat(bed.world.activateBunker(bed.bunker)).contains(BunkerRefusal.STILL_REACHABLE);
    bed.seconds(10);
    assertThat(bed.world.activateBunker(bed.bunker)).isEmpty();
    assertThat(bed.world.activateBunker(bed.bunker)).contains(BunkerRefusal.ALREADY_ACTIVE);
    assertThat(bed.world.startReplay(bed.bunker, 0)).contains(BunkerRefusal.STILL_REACHABLE);
    bed.crash(PRIMARY);
    assertThat(bed.world.startReplay(bed.bunker, 0)).isEmpty();
    assertThat(bed.world.startReplay(bed.bunker, 0)).contains(BunkerRefusal.ALREADY_ATTACHED);
    bed.world.stopRvg(bed.bunker);
    assertThat(bed.world.deactivateBunker(bed.bunker)).contains(BunkerRefusal.RVG_STOPPED);
  }

  @Test
  void anOverflowForTheSecondaryOrTheBunkerMakesItUnusable() {
    BunkerBed secondary =
        BunkerBed.of(BunkerBed.layout(1, Synchronous.OVERRIDE, STANDARD, 20_000, Synchronous.OFF));
    secondary.cut(0);
    BunkerBed bunker =
        BunkerBed.of(BunkerBed.layout(1, Synchronous.OVERRIDE, STANDARD, 20_000, Synchronous.OFF));
    bunker.cut(bunker.bunkerRlink);
    for (BunkerBed bed : new BunkerBed[] {secondary, bunker}) {
      for (int region = 0; region < 6; region++) {
        bed.write(region);
        bed.seconds(3);
      }
      assertThat(bed.facts(Fact.SrlOverflow.class)).hasSize(1);
      bed.crash(PRIMARY);
    }
    assertThat(bunker.world.activateBunker(bunker.bunker)).contains(BunkerRefusal.BUNKER_UNUSABLE);
    assertThat(secondary.world.activateBunker(secondary.bunker)).isEmpty();
    assertThat(secondary.world.startReplay(secondary.bunker, 0))
        .contains(BunkerRefusal.BUNKER_UNUSABLE);
  }

  @Test
  void thePrimaryThatComesBackGoesOnWhereTheBunkerHasLeftOff() {
    BunkerBed bed = behind(STANDARD);
    bed.write(1, 2, 3);
    bed.seconds(1);
    bed.crash(PRIMARY);
    bed.heal(0);
    bed.replay(0);
    bed.boot(PRIMARY);
    bed.write(4);
    bed.seconds(20);
    assertThat(bed.world.appliedPosition(SECONDARY)).isEqualTo(4);
    assertThat(bed.world.connected(bed.bunkerRlink)).isFalse();
    assertThat(bed.world.deactivateBunker(bed.bunker)).isEmpty();
    bed.seconds(20);
    assertThat(bed.world.appliedPosition(SECONDARY)).isEqualTo(5);
    assertThat(bed.world.stablePosition(bed.bunker)).isEqualTo(5);
    assertThat(bed.world.effectivelySynchronous(bed.bunkerRlink)).isTrue();
    assertThat(bed.facts(Fact.ReplayEnded.class)).containsExactly(new Fact.ReplayEnded(0));
  }

  @Test
  void aBunkerThatCrashesDuringTheReplayGoesOnWhenItIsUpAgain() {
    BunkerBed bed = behind(STANDARD);
    bed.write(1, 2, 3);
    bed.seconds(1);
    bed.crash(PRIMARY);
    bed.heal(0);
    assertThat(bed.world.activateBunker(bed.bunker)).isEmpty();
    assertThat(bed.world.startReplay(bed.bunker, 0)).isEmpty();
    bed.milliseconds(2_003);
    bed.crash(bed.bunker);
    bed.seconds(20);
    assertThat(bed.world.appliedPosition(SECONDARY)).isLessThan(4);
    bed.boot(bed.bunker);
    bed.seconds(20);
    assertThat(bed.world.appliedPosition(SECONDARY)).isEqualTo(4);
  }

  @Test
  void eachSecondaryIsSentWhatItLacks() {
    BunkerBed bed = BunkerBed.of(BunkerBed.layout(2, Synchronous.OVERRIDE, STANDARD));
    bed.cut(0);
    bed.write(0, 1);
    bed.seconds(1);
    bed.cut(1);
    bed.write(2);
    bed.seconds(1);
    bed.crash(PRIMARY);
    bed.heal(0);
    bed.heal(1);
    bed.replay(0);
    assertThat(bed.world.appliedPosition(1)).isEqualTo(3);
    assertThat(bed.world.appliedPosition(2)).isEqualTo(2);
    assertThat(bed.world.startReplay(bed.bunker, 1)).isEqualTo(Optional.empty());
    bed.seconds(10);
    assertThat(bed.world.appliedPosition(2)).isEqualTo(3);
  }
}
