package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;

/**
 * Messages that wait without holding the stream: sent with -N (nofreeze_mode=never_hold), or any
 * (freeze_start=receive).
 */
class LooseMessagesScenario {
  /** A seed with which the reconnection brings the message once more. */
  private static final long A_COPY_COMES = 2;

  private static final Fact.MessageRepeated FIRST_AGAIN = new Fact.MessageRepeated(1, 1);

  private static Bed bed() {
    return bed(Semantics.standard());
  }

  private static Bed bed(Semantics semantics) {
    return bed(semantics, 0);
  }

  private static Bed bed(Semantics semantics, long seed) {
    Semantics neverHolds =
        semantics.with(FreezeSwitches.NOFREEZE_MODE, FreezeSwitches.NofreezeMode.NEVER_HOLD);
    return Bed.of(
        Layouts.secondaries(1).semantics(neverHolds), new TimedAgenda(Delays.STEADY, seed));
  }

  private static String payload(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Received.class);
    return ((Outcome.Received) outcome).payload();
  }

  private static void sendOneTwoThree(Bed bed) {
    bed.send("backup", 0, false, 0, "one");
    bed.send("backup", 0, false, 0, "two");
    bed.send("backup", 0, true, 0, "three");
    bed.settle();
  }

  @Test
  void areReceivedBeforeTheLaterMessageThatHoldsTheStream() {
    Bed bed = bed();
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    sendOneTwoThree(bed);
    assertThat(payload(bed.receive(1, "backup"))).isEqualTo("one");
    assertThat(payload(bed.receive(1, "backup"))).isEqualTo("two");
    assertThat(payload(bed.receive(1, "backup"))).isEqualTo("three");
    assertThat(bed.world.frozen(1)).isTrue();
  }

  private static Bed twoThatMayComeAgain(long seed) {
    Bed bed =
        bed(
            Semantics.standard()
                .with(FreezeSwitches.FREEZE_START, FreezeSwitches.FreezeStart.RECEIVE),
            seed);
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.send("backup", 0, true, 0, "one");
    bed.send("backup", 0, true, 0, "two");
    bed.settle();
    assertThat(payload(bed.receive(1, "backup"))).isEqualTo("one");
    bed.cut(0);
    bed.seconds(11);
    bed.heal(0);
    bed.seconds(10);
    return bed;
  }

  /** ibc 10.48; no copy comes after a newer message, to whomever that went. */
  @Test
  void haveCopiesThatEndWhenANewerMessageIsReceivedByAnotherApplication() {
    for (long seed = 1; seed < 40; seed++) {
      Bed bed =
          bed(
              Semantics.standard()
                  .with(FreezeSwitches.FREEZE_START, FreezeSwitches.FreezeStart.RECEIVE),
              seed);
      for (String name : List.of("backup", "report")) {
        bed.register(0, name, 0);
        bed.register(1, name, 0);
        bed.send(name, 0, true, 0, name);
      }
      bed.settle();
      assertThat(payload(bed.receive(1, "backup"))).isEqualTo("backup");
      bed.cut(0);
      bed.seconds(11);
      bed.heal(0);
      bed.seconds(10);
      boolean comesAgain = bed.facts(Fact.MessageRepeated.class).contains(FIRST_AGAIN);
      bed.unfreeze(1, "backup");
      bed.settle();
      assertThat(payload(bed.receive(1, "report"))).isEqualTo("report");
      assertThat(bed.facts(Fact.MessageEnded.class))
          .filteredOn(end -> end.message() == 1)
          .extracting(Fact.MessageEnded::fate)
          .isEqualTo(
              comesAgain
                  ? List.of(Fact.Fate.RECEIVED, Fact.Fate.DISCARDED)
                  : List.of(Fact.Fate.RECEIVED));
      bed.end();
    }
  }

  /** ibc 10.48; a copy that waits loosely overtakes what waits already. */
  @Test
  void haveTheirCopiesReceivedBeforeTheNextMessage() {
    Bed bed = twoThatMayComeAgain(1);
    for (long seed = 2;
        seed < 100 && !bed.facts(Fact.MessageRepeated.class).contains(FIRST_AGAIN);
        seed++) {
      bed = twoThatMayComeAgain(seed);
    }
    assertThat(bed.facts(Fact.MessageRepeated.class)).contains(FIRST_AGAIN);
    for (String next : List.of("one", "two")) {
      bed.unfreeze(1, "backup");
      bed.settle();
      assertThat(payload(bed.receive(1, "backup"))).isEqualTo(next);
    }
    bed.unfreeze(1, "backup");
    bed.end();
  }

  @Test
  void goToTheReceiverInOrderTooWhenTheNameIsRegisteredLate() {
    Bed bed = bed();
    bed.register(0, "backup", 0);
    sendOneTwoThree(bed);
    bed.register(1, "backup", 0);
    assertThat(payload(bed.receive(1, "backup"))).isEqualTo("one");
  }

  @Test
  void keepTheirRecordInThePrimarysSrlUntilTheyAreConsumedIfThatIsTheAcknowledgementPoint() {
    Bed bed =
        bed(
            Semantics.standard()
                .with(FailureSwitches.IBC_ACK_POINT, FailureSwitches.IbcAckPoint.CONSUMED));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.send("backup", 0, false, 0, "waits");
    bed.write(0, 0, 1);
    bed.settle();
    assertThat(bed.world.appliedPosition(1)).isEqualTo(bed.world.lastPosition());
    assertThat(bed.world.outstandingWrites(0)).isEqualTo(2);
    assertThat(payload(bed.receive(1, "backup"))).isEqualTo("waits");
    bed.settle();
    assertThat(bed.world.outstandingWrites(0)).isZero();
  }

  /** Message 1 is received and freezes the Secondary only from then on. */
  private static Bed freezesAtReceive(long seed) {
    Bed bed =
        bed(
            Semantics.standard()
                .with(FreezeSwitches.FREEZE_START, FreezeSwitches.FreezeStart.RECEIVE)
                .with(FailureSwitches.UNFREEZE_DURABLE, FailureSwitches.UnfreezeDurable.NO),
            seed);
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    bed.send("backup");
    bed.settle();
    bed.receive(1, "backup");
    return bed;
  }

  private static void reboot(Bed bed) {
    bed.crash(1);
    bed.boot(1);
    bed.settle();
  }

  @Test
  void standThereOnceAfterASecondCrashIfTheFirstHasUndoneTheirRelease() {
    Bed bed = freezesAtReceive(0);
    bed.unfreeze(1, "backup");
    reboot(bed);
    assertThat(bed.facts(Fact.MessageArrived.class)).hasSize(2);
    reboot(bed);
    assertThat(bed.facts(Fact.MessageArrived.class)).hasSize(3);
    bed.register(1, "backup", 0);
    bed.receive(1, "backup");
    bed.unfreeze(1, "backup");
    assertThat(bed.facts(Fact.MessageEnded.class)).hasSize(2);
    bed.end();
  }

  @Test
  void standThereOnceAfterACrashIfACopyWaitsBehindTheirRelease() {
    Bed bed = freezesAtReceive(A_COPY_COMES);
    bed.cut(0);
    bed.seconds(11);
    bed.heal(0);
    bed.seconds(10);
    assertThat(bed.facts(Fact.MessageRepeated.class)).hasSize(1);
    bed.unfreeze(1, "backup");
    assertThat(bed.facts(Fact.MessageArrived.class)).hasSize(2);
    reboot(bed);
    assertThat(bed.facts(Fact.MessageArrived.class)).hasSize(3);
    bed.end();
  }
}
