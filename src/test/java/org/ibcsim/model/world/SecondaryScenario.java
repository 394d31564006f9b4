package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.Fact;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.MemorySwitches;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Outcome.Failed;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories of one Secondary: staging, a full SRL, drains, messages behind messages. */
class SecondaryScenario {
  private static Bed bed(Layouts layout) {
    return bed(layout, Delays.STEADY);
  }

  private static Bed bed(Layouts layout, Delays delays) {
    Bed bed = Bed.of(layout, new TimedAgenda(delays, 0));
    for (int host = 0; host < bed.layout.hosts().size(); host++) {
      bed.register(host, "backup", 0);
      bed.register(host, "report", 0);
    }
    return bed;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUpdateLargerThanTheWholeSrlPassesWhenNothingElseIsThere(boolean logging) {
    Layouts layout = Layouts.secondaries(1).secondarySrl(3_000);
    Bed bed = bed(logging ? layout.secondaryLogging(0) : layout);
    bed.send("backup", 0, true, 0, "");
    bed.write(0, 0, 2);
    bed.write(0, 4, 1);
    bed.settle();
    bed.receive(1, "backup");
    assertThat(bed.facts(Fact.SecondarySrlFull.class)).hasSize(1);
    assertThat(bed.world.stagedBytes(1)).isEqualTo(512);
    bed.unfreeze(1, "backup");
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    bed.end();
  }

  @Test
  void aMessageForAnotherSecondaryTakesNoRoomInTheSrl() {
    Bed bed = bed(Layouts.secondaries(2).secondarySrl(10_500).secondaryLogging(0));
    bed.send("backup", 0, true, 0, "");
    bed.write(0, 0, 1);
    bed.send("report", 1, false, 0, "x".repeat(100_000));
    bed.write(0, 1, 1);
    bed.settle();
    assertThat(bed.facts(Fact.SecondarySrlFull.class)).noneMatch(full -> full.host() == 1);
    assertThat(bed.world.stagedBytes(1)).isEqualTo(512 + 2 * (4096 + 512));
    bed.end();
  }

  /** The Primary sends no more than the Secondary's pool holds. */
  private static Layouts mindful(Layouts layouts) {
    return layouts.semantics(
        Semantics.standard()
            .with(MemorySwitches.NM_FULL_ACTION, MemorySwitches.NmFullAction.SENDER_WAITS));
  }

  @Test
  void aFullSrlHoldsUpdatesInMemoryUnacknowledgedUntilThePoolStopsThePrimary() {
    Bed bed = bed(mindful(Layouts.secondaries(1).secondarySrl(10_000).messagePool(0, 20_000)));
    bed.send("backup", 0, true, 0, "");
    for (int number = 0; number < 12; number++) {
      bed.write(0, number, 1);
    }
    bed.seconds(100);
    assertThat(bed.world.stablePosition(1)).isEqualTo(3);
    assertThat(bed.receivedPosition(1)).isEqualTo(7);
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(10);
    bed.receive(1, "backup");
    bed.unfreeze(1, "backup");
    bed.settle();
    assertThat(bed.facts(Fact.SecondarySrlRoom.class)).isNotEmpty();
    assertThat(bed.world.outstandingWrites(0)).isZero();
    bed.end();
  }

  @Test
  void aMessagePoolSmallerThanAnUpdateLetsThemThroughOneByOne() {
    Bed bed = bed(mindful(Layouts.secondaries(1).messagePool(0, 1)));
    bed.writes(5, 1);
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    long acknowledged = 0;
    for (Bed.Moment moment : bed.moments) {
      if (moment.step() instanceof Step.DataAcknowledged step) {
        acknowledged = step.position();
      } else if (moment.step() instanceof Step.Transmitted step) {
        assertThat(step.position()).isEqualTo(acknowledged + 1);
      }
    }
  }

  /** The drain ends with the update before the message; the message comes a moment later. */
  @ParameterizedTest
  @ValueSource(
      longs = {0, 100, 5_000, 5_600, 5_700, 5_800, 5_900, 6_000, 6_100, 6_200, 6_300, 20_000})
  void aMessageThatComesAroundTheEndOfADrainFreezesAtItsOwnPoint(long microsecondsLater) {
    Bed bed = bed(Layouts.secondaries(1), new Delays(0, 0, 400_000, 500_000, 0, 5_000_000, 0));
    bed.send("backup", 0, true, 0, "");
    bed.write(0, 0, 1);
    bed.settle();
    bed.receive(1, "backup");
    bed.unfreeze(1, "backup");
    bed.microseconds(microsecondsLater);
    bed.write(0, 1, 1);
    bed.send("report", 0, true, 0, "");
    bed.write(0, 2, 1);
    bed.settle();
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.world.appliedPosition(1)).isEqualTo(3);
    assertThat(bed.receive(1, "report")).isInstanceOf(Outcome.Received.class);
    bed.unfreeze(1, "report");
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.world.draining(1)).isFalse();
    assertThat(bed.facts(Fact.Drained.class)).isNotEmpty();
    bed.end();
  }

  @Test
  void messagesInARowAreReceivedByWaitingReceivesAtOnceAndInOrder() {
    Bed bed = bed(Layouts.secondaries(1));
    int first = bed.receive(1, "backup", true, 0);
    int second = bed.receive(1, "backup", true, 0);
    int third = bed.receive(1, "report", true, 0);
    bed.send("backup", 0, false, 0, "one");
    bed.send("backup", 0, false, 0, "two");
    bed.send("report", 0, true, 0, "three");
    bed.write(0, 0, 1);
    bed.settle();
    assertThat(((Outcome.Received) bed.answer(first)).payload()).isEqualTo("one");
    assertThat(((Outcome.Received) bed.answer(second)).payload()).isEqualTo("two");
    assertThat(((Outcome.Received) bed.answer(third)).payload()).isEqualTo("three");
    assertThat(bed.world.frozen(1)).isTrue();
    assertThat(bed.world.appliedPosition(1)).isEqualTo(2);
    bed.unfreeze(1, "report");
    bed.end();
  }

  @Test
  void aReceiveWhoseBufferIsTooShortLeavesTheMessageToTheNextThatWaits() {
    Semantics keeps =
        Semantics.standard()
            .with(
                ReceiveSwitches.RECV_SHORT_BUFFER,
                ReceiveSwitches.RecvShortBuffer.ERROR_KEEP_MESSAGE);
    Bed bed = bed(Layouts.secondaries(1).semantics(keeps));
    int small = bed.receive(1, "backup", true, 0, 2);
    int large = bed.receive(1, "backup", true, 0, 100);
    bed.send("backup", 0, true, 0, "payload");
    bed.settle();
    assertThat(bed.answer(small)).isEqualTo(new Failed(IbcError.IBC_SHORT_BUFFER));
    assertThat(bed.answer(large)).isInstanceOf(Outcome.Received.class);
    bed.end();
  }

  @Test
  void aFreezeThatEndsBeforeTheReceiptIsCountedAsADrop() {
    Semantics fromArrival =
        Semantics.standard()
            .with(FreezeSwitches.FREEZE_TIMER_START, FreezeSwitches.FreezeTimerStart.ARRIVAL);
    Bed bed = bed(Layouts.secondaries(1).semantics(fromArrival));
    bed.send("backup", 0, true, 5, "");
    bed.seconds(10);
    assertThat(bed.fate(1, 1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(bed.receive(1, "backup")).isEqualTo(new Failed(IbcError.IBC_DROPPED, 1));
    bed.end();
  }

  @Test
  void aMessageThatHoldsNothingIsOpenUntilItIsReceivedAndForgottenThen() {
    Semantics neverHolds =
        Semantics.standard()
            .with(FreezeSwitches.NOFREEZE_MODE, FreezeSwitches.NofreezeMode.NEVER_HOLD);
    Bed bed = bed(Layouts.secondaries(2).semantics(neverHolds));
    bed.send("backup", -1, false, 0, "");
    bed.writes(10, 1);
    bed.settle();
    assertThat(bed.world.image(1)).isEqualTo(bed.world.image(0));
    assertThat(bed.unregister(1, "backup")).isEqualTo(new Failed(IbcError.EIBC_IBC_PENDING));
    assertThat(bed.world.openMessages()).isEqualTo(1);
    bed.receive(1, "backup");
    assertThat(bed.world.openMessages()).isEqualTo(1);
    bed.receive(2, "backup");
    assertThat(bed.world.openMessages()).isZero();
    assertThat(bed.unregister(1, "backup")).isEqualTo(Outcome.DONE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAFreezeHeldBackIsToldAsDrainedOnceAlsoWithSecondaryLogging(boolean logging) {
    Layouts layout = Layouts.secondaries(1);
    Bed bed = bed(logging ? layout.secondaryLogging(0) : layout);
    bed.send("backup", 0, true, 0, "one");
    bed.settle();
    bed.receive(1, "backup", true, 0);
    for (int write = 0; write < 5; write++) {
      bed.write(0, 0, 1);
    }
    bed.settle();
    assertThat(bed.facts(Fact.Drained.class)).isEmpty();
    bed.unfreeze(1, "backup");
    assertThat(bed.world.draining(1)).isTrue();
    bed.settle();
    bed.write(0, 0, 1);
    bed.settle();
    assertThat(bed.world.draining(1)).isFalse();
    assertThat(bed.facts(Fact.Drained.class)).containsExactly(new Fact.Drained(1));
    bed.end();
  }
}
