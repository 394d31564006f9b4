package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeStart;
import org.ibcsim.model.FreezeSwitches.NofreezeMode;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that hold nothing while they wait (freeze_start=receive, nofreeze_mode=never_hold). */
class LooseArrivalsTest {
  private static final Outcome NO_MESSAGE = new Outcome.Failed(IbcError.IBC_NO_MESSAGE);

  private final Bench bench =
      new Bench(
          Semantics.standard()
              .with(FreezeSwitches.FREEZE_START, FreezeStart.RECEIVE)
              .with(FreezeSwitches.NOFREEZE_MODE, NofreezeMode.NEVER_HOLD));

  @BeforeEach
  void registers() {
    bench.register("backup", 0);
    bench.register("report", 0);
  }

  private Message report(long position) {
    return bench.message(position, "report", true, 30, 50);
  }

  private static long messageOf(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Received.class);
    return ((Outcome.Received) outcome).message();
  }

  @Test
  void theReceiptFreezesWhenTheVolumesStandStill() {
    assertThat(bench.desk.arrive(bench.backup(1))).isFalse();
    assertThat(bench.desk.holder()).isZero();
    assertThat(bench.facts).doesNotContain(new Fact.Frozen(Bench.HOST, 1));
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(1);
    assertThat(bench.desk.holder()).isEqualTo(1);
    assertThat(bench.desk.awaitsUnfreeze()).isTrue();
    assertThat(bench.facts).contains(new Fact.Frozen(Bench.HOST, 1));
    assertThat(bench.receive("backup")).isEqualTo(NO_MESSAGE);
    assertThat(bench.calls.unfreeze(bench.key("backup"))).isEqualTo(Outcome.DONE);
    assertThat(bench.released).containsExactly(1L);
    assertThat(bench.runningSeconds).isEmpty();
  }

  @Test
  void aReceiverWaitsForTheVolumesToStandStill() {
    bench.volumesStandStill = false;
    bench.desk.arrive(bench.backup(1));
    assertThat(bench.receiveBlocking("backup", 0, 1)).isEqualTo(Outcome.BLOCKED);
    assertThat(bench.holds).isEqualTo(1);
    assertThat(bench.desk.awaitsUnfreeze()).isFalse();
    bench.volumesStandStill = true;
    bench.desk.flushed();
    assertThat(messageOf(bench.returned.get(1))).isEqualTo(1);
    assertThat(bench.desk.holder()).isEqualTo(1);
    assertThat(bench.letGos).isZero();
  }

  @Test
  void aReceiverThatCameFirstKeepsItsPlaceWhileItWaitsForTheVolumes() {
    bench.volumesStandStill = false;
    bench.receiveBlocking("backup", 10, 1);
    bench.receiveBlocking("backup", 0, 2);
    assertThat(bench.desk.arrive(bench.backup(1))).isFalse();
    assertThat(bench.returned).isEmpty();
    assertThat(bench.runningSeconds).containsKey(bench.receiveTimeout(1));
    bench.volumesStandStill = true;
    bench.desk.flushed();
    assertThat(bench.returned.keySet()).containsExactly(1);
    assertThat(messageOf(bench.returned.get(1))).isEqualTo(1);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.freeze(1), 30L));
  }

  @Test
  void aReceiverThatCameFirstIsServedAtTheArrivalIfTheVolumesStandStill() {
    bench.receiveBlocking("backup", 0, 1);
    bench.desk.arrive(bench.backup(1));
    assertThat(messageOf(bench.returned.get(1))).isEqualTo(1);
    assertThat(bench.holds).isEqualTo(1);
    assertThat(bench.desk.holder()).isEqualTo(1);
  }

  @Test
  void theVolumesAreLetGoWhenTheReceiverIsGoneBeforeTheyStandStill() {
    bench.volumesStandStill = false;
    bench.desk.arrive(bench.backup(1));
    bench.receiveBlocking("backup", 0, 1);
    bench.calls.stopReceive(bench.key("backup"));
    bench.desk.flushed();
    assertThat(bench.letGos).isEqualTo(1);
    bench.volumesStandStill = true;
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(1);
  }

  @Test
  void theVolumesAreLetGoWhenTheMessageIsDroppedBeforeTheyStandStill() {
    bench.volumesStandStill = false;
    bench.desk.arrive(bench.backup(1));
    bench.receiveBlocking("backup", 0, 1);
    bench.expire(bench.deliver(1));
    assertThat(bench.letGos).isEqualTo(1);
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(bench.released).isEmpty();
    bench.desk.flushed();
    assertThat(bench.returned).isEmpty();
  }

  @Test
  void aDropThatHoldsNothingLetsNothingGo() {
    bench.desk.arrive(bench.backup(1));
    bench.expire(bench.deliver(1));
    assertThat(bench.letGos).isZero();
    assertThat(bench.released).isEmpty();
    assertThat(bench.facts).noneMatch(fact -> fact instanceof Fact.Unfrozen);
  }

  @Test
  void whileOneFreezesAnotherIsNotReceivedAndItsReceiverIsServedAfterwards() {
    bench.desk.arrive(bench.backup(1));
    bench.desk.arrive(report(2));
    bench.receive("backup");
    assertThat(bench.receive("report")).isEqualTo(NO_MESSAGE);
    bench.receiveBlocking("report", 0, 1);
    assertThat(bench.returned).isEmpty();
    bench.calls.unfreeze(bench.key("backup"));
    assertThat(messageOf(bench.returned.get(1))).isEqualTo(2);
    assertThat(bench.desk.holder()).isEqualTo(2);
  }

  @Test
  void whileOneWaitsForTheVolumesAnotherIsNotReceived() {
    bench.volumesStandStill = false;
    bench.desk.arrive(bench.backup(1));
    bench.desk.arrive(report(2));
    bench.receiveBlocking("backup", 0, 1);
    assertThat(bench.receive("report")).isEqualTo(NO_MESSAGE);
    assertThat(bench.holds).isEqualTo(1);
  }

  @Test
  void theOldestIsReceivedFirstWhateverHoldsTheStream() {
    bench.desk.arrive(bench.message(1, "backup", false, 0, 0));
    bench.desk.arrive(bench.message(2, "backup", true, 0, 0));
    bench.desk.arrive(bench.message(3, "backup", false, 0, 0));
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(1);
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.RECEIVED);
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(2);
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(3);
  }

  @Test
  void aMessageWithoutFreezeIsReceivedWhileAnotherFreezes() {
    bench.desk.arrive(bench.backup(1));
    bench.receive("backup");
    bench.desk.arrive(bench.message(2, "report", false, 0, 0));
    assertThat(messageOf(bench.receive("report"))).isEqualTo(2);
    assertThat(bench.desk.holder()).isEqualTo(1);
  }

  @Test
  void anOldMessageWithoutFreezeComesBeforeTheOneThatHoldsTheStream() {
    bench.desk.arrive(bench.message(1, "backup", false, 0, 0));
    bench.desk.arrive(bench.message(2, "report", true, 0, 0));
    bench.receive("report");
    bench.desk.arrive(bench.message(3, "backup", false, 0, 0));
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(1);
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(3);
  }

  @Test
  void afterACrashTheyArriveAgainAtTheBoot() {
    bench.desk.arrive(bench.backup(1));
    bench.desk.arrive(report(2));
    bench.receive("backup");
    assertThat(bench.desk.crash()).isFalse();
    assertThat(bench.desk.holder()).isZero();
    assertThat(bench.runningSeconds).isEmpty();
    bench.desk.boot();
    assertThat(bench.runningSeconds)
        .isEqualTo(
            Map.of(
                bench.hold(1),
                600L,
                bench.deliver(1),
                50L,
                bench.hold(2),
                600L,
                bench.deliver(2),
                50L));
    bench.register("report", 0);
    bench.register("backup", 0);
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(1);
    assertThat(bench.receive("backup")).isEqualTo(NO_MESSAGE);
    bench.calls.unfreeze(bench.key("backup"));
    assertThat(bench.receive("backup")).isEqualTo(NO_MESSAGE);
    assertThat(messageOf(bench.receive("report"))).isEqualTo(2);
    bench.calls.unfreeze(bench.key("report"));
    assertThat(bench.receive("report")).isEqualTo(NO_MESSAGE);
  }

  @Test
  void afterACrashTheOldestIsReceivedFirstThoughItHadBeenReceivedBefore() {
    bench.desk.arrive(bench.backup(1));
    bench.desk.arrive(bench.backup(2));
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(1);
    bench.desk.crash();
    bench.desk.boot();
    bench.register("backup", 0);
    assertThat(messageOf(bench.receive("backup"))).isEqualTo(1);
  }

  @Test
  void theDigestTellsApartWhatTheyWaitFor() {
    Bench other = new Bench(bench.semantics());
    bench.desk.arrive(bench.backup(1));
    other.desk.arrive(other.backup(1));
    assertThat(other.deskDigest()).isNotEqualTo(bench.deskDigest());
    other.register("backup", 0);
    assertThat(other.deskDigest()).isEqualTo(bench.deskDigest());
  }

  @Test
  void noneOfThemHeldFromItsArrival() {
    bench.desk.arrive(bench.backup(1));
    bench.receive("backup");
    assertThat(bench.desk.heldFromArrival()).isNull();
  }

  @Test
  void theirStateIsCopiedWhole() {
    bench.desk.arrive(bench.backup(1));
    bench.desk.arrive(report(2));
    Bench copy = bench.copy();
    assertThat(copy.digest()).isEqualTo(bench.digest());
    copy.expire(startedOn(copy, 2));
    assertThat(copy.digest()).isNotEqualTo(bench.digest());
    assertThat(messageOf(bench.receive("report"))).isEqualTo(2);
  }

  /** A copy of a state has the timers of the original's agenda, which the driver copies. */
  private static Event startedOn(Bench copy, long message) {
    copy.startTimer(0, copy.deliver(message));
    return copy.deliver(message);
  }
}
