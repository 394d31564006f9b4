package org.ibcsim.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;

/** Messages sent with -N that wait without holding the stream (nofreeze_mode=never_hold). */
class LooseMessagesScenario {
  private static Bed bed() {
    return bed(Semantics.standard());
  }

  private static Bed bed(Semantics semantics) {
    Semantics neverHolds =
        semantics.with(FreezeSwitches.NOFREEZE_MODE, FreezeSwitches.NofreezeMode.NEVER_HOLD);
    return Bed.of(Layouts.secondaries(1).semantics(neverHolds), new TimedAgenda(Delays.STEADY, 0));
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
}
