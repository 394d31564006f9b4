package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.ArrivalMeans;
import org.ibcsim.model.ArrivalSwitches.DropCountScope;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FailureSwitches.CrashWhileFrozen;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeTimerStart;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.ReceiveSwitches.RecvShortBuffer;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;

/** One desk and its messages: what each step tells, ends and leaves behind. */
class ArrivalDeskTest {
  private static final Semantics COUNTS_ALL =
      Semantics.standard()
          .with(ArrivalSwitches.DROP_COUNT_SCOPE, DropCountScope.INCLUDE_UNREGISTERED_HOLD);

  private final Bench bench = new Bench();

  private static Outcome dropped(int count) {
    return new Outcome.Failed(IbcError.IBC_DROPPED, count);
  }

  private static Bench held(Semantics semantics) {
    Bench bench = new Bench(semantics);
    bench.register("backup", 0);
    assertThat(bench.desk.arrive(bench.backup(1))).isTrue();
    return bench;
  }

  @Test
  void aMessageThatHoldsTheStreamIsTheHolderAndAwaitsUnfreezeOnlyOnceReceived() {
    bench.register("backup", 0);
    assertThat(bench.desk.holder()).isZero();
    assertThat(bench.desk.awaitsUnfreeze()).isFalse();
    bench.desk.arrive(bench.backup(1));
    assertThat(bench.desk.holder()).isEqualTo(1);
    assertThat(bench.desk.awaitsUnfreeze()).isFalse();
    bench.receive("backup");
    assertThat(bench.desk.awaitsUnfreeze()).isTrue();
    assertThat(bench.facts)
        .endsWith(
            new Fact.MessageArrived(Bench.HOST, 1, true, false, 4711),
            new Fact.Frozen(Bench.HOST, 1),
            new Fact.MessageReceived(Bench.HOST, 1, 4711));
  }

  @Test
  void theArrivalOfAMessageThatABlockedReceiverTakesWithoutFreezeHoldsNothing() {
    bench.register("backup", 0);
    bench.receiveBlocking("backup", 0, 1);
    assertThat(bench.desk.arrive(bench.message(1, "backup", false, 0, 0))).isFalse();
    assertThat(bench.released).containsExactly(1L);
    assertThat(bench.messages.openAfter(0, 0)).isEmpty();
  }

  @Test
  void aBufferOfExactlyTheLengthTakesThePayloadWhole() {
    for (RecvShortBuffer rule : RecvShortBuffer.values()) {
      Bench each = held(Semantics.standard().with(ReceiveSwitches.RECV_SHORT_BUFFER, rule));
      assertThat(each.calls.receive(each.key("backup"), false, 0, 7, 1))
          .isEqualTo(new Outcome.Received(1, "payload", 7, true));
    }
  }

  @Test
  void aReceiverWithTooSmallABufferFailsAndTheNextOneIsServed() {
    Bench each =
        new Bench(
            Semantics.standard()
                .with(ReceiveSwitches.RECV_SHORT_BUFFER, RecvShortBuffer.ERROR_KEEP_MESSAGE));
    each.register("backup", 0);
    each.calls.receive(each.key("backup"), true, 0, 6, 1);
    each.calls.receive(each.key("backup"), true, 0, 7, 2);
    each.desk.arrive(each.backup(1));
    assertThat(each.returned.get(1)).isEqualTo(new Outcome.Failed(IbcError.IBC_SHORT_BUFFER));
    assertThat(each.returned.get(2)).isEqualTo(new Outcome.Received(1, "payload", 7, true));
  }

  @Test
  void aHoldThatRunsOutIsCountedIfASwitchSaysSo() {
    for (boolean counts : List.of(true, false)) {
      Bench each = new Bench(counts ? COUNTS_ALL : Semantics.standard());
      each.desk.arrive(each.backup(1));
      each.expire(each.hold(1));
      each.register("backup", 0);
      assertThat(each.receive("backup"))
          .isEqualTo(counts ? dropped(1) : new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
    }
  }

  @Test
  void anArrivalThatIsDiscardedAtOnceIsCountedIfASwitchSaysSo() {
    Bench each = new Bench(COUNTS_ALL);
    each.register("backup", 0);
    each.calls.unregister(each.key("backup"));
    assertThat(each.desk.arrive(each.backup(1))).isFalse();
    assertThat(each.fate(1)).isEqualTo(Fact.Fate.DISCARDED);
    each.register("backup", 0);
    assertThat(each.receive("backup")).isEqualTo(dropped(1));
  }

  @Test
  void aFreezeThatEndsBeforeTheRegistrationIsCountedIfASwitchSaysSo() {
    Bench each =
        new Bench(COUNTS_ALL.with(FreezeSwitches.FREEZE_TIMER_START, FreezeTimerStart.ARRIVAL));
    each.desk.arrive(each.backup(1));
    each.expire(each.freeze(1));
    assertThat(each.fate(1)).isEqualTo(Fact.Fate.DISCARDED);
    each.register("backup", 0);
    assertThat(each.receive("backup")).isEqualTo(dropped(1));
  }

  @Test
  void aFreezeThatEndsBeforeTheReceiptIsADrop() {
    Bench each =
        held(
            Semantics.standard().with(FreezeSwitches.FREEZE_TIMER_START, FreezeTimerStart.ARRIVAL));
    each.expire(each.freeze(1));
    assertThat(each.fate(1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(each.receive("backup")).isEqualTo(dropped(1));
  }

  @Test
  void aFullSrlBreaksTheFreezeThatThereIs() {
    bench.desk.breakFreeze();
    assertThat(bench.facts).isEmpty();
    Bench each = held(Semantics.standard());
    each.receive("backup");
    each.desk.breakFreeze();
    assertThat(each.fate(1)).isEqualTo(Fact.Fate.FREEZE_BROKEN);
    assertThat(each.desk.holder()).isZero();
    assertThat(each.runningSeconds).isEmpty();
    assertThat(each.facts)
        .contains(new Fact.Unfrozen(Bench.HOST, 1, Fact.Release.SECONDARY_SRL_FULL));
  }

  @Test
  void aCopyArrivesDirectlyBehindAMessageThatHoldsNothing() {
    bench.register("backup", 0);
    bench.calls.unregister(bench.key("backup"));
    Message message = bench.backup(1);
    bench.desk.addCopy(1);
    bench.desk.addCopy(1);
    assertThat(bench.facts).contains(new Fact.MessageRepeated(Bench.HOST, 1));
    assertThat(bench.desk.arrive(message)).isFalse();
    assertThat(bench.facts.stream().filter(fact -> fact instanceof Fact.MessageArrived))
        .extracting(fact -> ((Fact.MessageArrived) fact).repeated())
        .containsExactly(false, true, true);
    assertThat(bench.messages.openAfter(0, 0)).isEmpty();
  }

  @Test
  void aMessageIsOpenAsLongAsACopyOfItStandsBehindIt() {
    bench.register("backup", 0);
    Message message = bench.backup(1);
    bench.desk.arrive(message);
    bench.desk.addCopy(1);
    bench.receive("backup");
    bench.calls.unfreeze(bench.key("backup"));
    assertThat(bench.messages.openAfter(0, 0)).containsExactly(message);
    assertThat(bench.desk.takeCopy(message)).isTrue();
    assertThat(bench.desk.takeCopy(message)).isFalse();
    assertThat(bench.desk.arrive(message)).isTrue();
    bench.receive("backup");
    bench.calls.unfreeze(bench.key("backup"));
    assertThat(bench.messages.openAfter(0, 0)).isEmpty();
  }

  @Test
  void aCrashForgetsCopiesRegistrationsAndTheHolderWhichArrivesAgain() {
    Bench each = held(Semantics.standard());
    each.desk.addCopy(1);
    each.receive("backup");
    assertThat(each.desk.crash()).isFalse();
    assertThat(each.desk.holder()).isZero();
    assertThat(each.fate(1)).isNull();
    assertThat(each.facts).contains(new Fact.Unfrozen(Bench.HOST, 1, Fact.Release.CRASH));
    assertThat(each.calls.status()).isEqualTo(new Outcome.Status(List.of()));
    each.desk.boot();
    assertThat(each.desk.holder()).isZero();
    assertThat(each.desk.takeCopy(each.messages.at(1))).isFalse();
    assertThat(each.desk.arrive(each.messages.at(1))).isTrue();
    assertThat(each.runningSeconds).isEqualTo(Map.of(each.hold(1), 600L, each.deliver(1), 50L));
  }

  @Test
  void aCrashWithNothingHeldEndsNothing() {
    assertThat(bench.desk.crash()).isFalse();
    assertThat(bench.facts).isEmpty();
  }

  @Test
  void aCrashEndsWhatWasReceivedIfASwitchSaysSoAndNothingElse() {
    Semantics consumed =
        Semantics.standard()
            .with(FailureSwitches.CRASH_WHILE_FROZEN, CrashWhileFrozen.TREAT_AS_CONSUMED);
    Bench unreceived = held(consumed);
    assertThat(unreceived.desk.crash()).isFalse();
    assertThat(unreceived.fate(1)).isNull();
    Bench received = held(consumed);
    received.receive("backup");
    assertThat(received.desk.crash()).isTrue();
    assertThat(received.fate(1)).isEqualTo(Fact.Fate.ENDED_BY_CRASH);
    assertThat(received.messages.openAfter(0, 0)).isEmpty();
  }

  @Test
  void aHolderThatHeldFromItsArrivalIsNoLooseMessageAfterACrash() {
    Bench each = held(Semantics.standard());
    each.desk.crash();
    each.desk.boot();
    assertThat(each.facts.stream().filter(fact -> fact instanceof Fact.MessageArrived)).hasSize(1);
    assertThat(each.desk.pending("backup")).isFalse();
  }

  @Test
  void aCopiedDeskHasTheDigestOfItsOriginalAndGoesItsOwnWay() {
    Semantics stored =
        Semantics.standard()
            .with(ArrivalSwitches.ARRIVAL_MEANS, ArrivalMeans.STORED_IN_SECONDARY_SRL);
    Bench each = held(stored);
    each.desk.stored(each.message(2, "report", true, 0, 0));
    each.desk.addCopy(1);
    each.register("other", 5);
    each.calls.unregister(each.key("other"));
    each.registrations.addKeptDrops("later", 2);
    each.receiveBlocking("backup", 10, 7);
    Bench copy = each.copy();
    assertThat(copy.digest()).isEqualTo(each.digest());
    String before = each.digest();
    copy.desk.holdTimeout(2);
    assertThat(copy.digest()).isNotEqualTo(before);
    assertThat(each.digest()).isEqualTo(before);
    Bench second = each.copy();
    second.desk.takeCopy(second.messages.at(1));
    assertThat(second.digest()).isNotEqualTo(before);
    assertThat(each.digest()).isEqualTo(before);
  }

  @Test
  void whatHoldsTheStreamHeldItFromItsArrival() {
    assertThat(bench.desk.heldFromArrival()).isNull();
    bench.register("backup", 0);
    Message message = bench.backup(1);
    bench.desk.arrive(message);
    assertThat(bench.desk.heldFromArrival()).isEqualTo(message);
    bench.receive("backup");
    assertThat(bench.desk.heldFromArrival()).isEqualTo(message);
  }

  @Test
  void theBytesTellMessagesThatHaveArrivedApart() {
    Bench other = new Bench();
    bench.desk.arrive(bench.message(1, "backup", true, 0, 0));
    other.desk.arrive(other.message(1, "report", true, 0, 0));
    assertThat(other.digest()).isNotEqualTo(bench.digest());
  }

  @Test
  void theDigestTellsApartWhatWasReceivedAndWhatWasNot() {
    Bench one = held(Semantics.standard());
    Bench other = held(Semantics.standard());
    assertThat(one.digest()).isEqualTo(other.digest());
    other.receive("backup");
    assertThat(one.digest()).isNotEqualTo(other.digest());
    Bench late = new Bench();
    late.desk.arrive(late.backup(1));
    String unregistered = late.digest();
    late.expire(late.deliver(1));
    assertThat(late.digest()).isNotEqualTo(unregistered);
  }

  @Test
  void onlyAStoredMessageOfTheSameNameIsPendingUnderTheWiderScope() {
    bench.storedNames.add("backup");
    bench.register("backup", 0);
    assertThat(bench.calls.unregister(bench.key("backup"))).isEqualTo(Outcome.DONE);
  }
}
