package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.ArrivalMeans;
import org.ibcsim.model.ArrivalSwitches.DropCountScope;
import org.ibcsim.model.ArrivalSwitches.LateRegistrationTimer;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RegistrationSwitches;
import org.ibcsim.model.RegistrationSwitches.DiscardAfterUnregister;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages whose timers run though others stand before them (ibc 4.6, arrival_means). */
class StoredArrivalsTest {
  private static final Semantics STORED =
      Semantics.standard()
          .with(ArrivalSwitches.ARRIVAL_MEANS, ArrivalMeans.STORED_IN_SECONDARY_SRL);

  private static Bench registered(Semantics semantics) {
    Bench bench = new Bench(semantics);
    bench.register("backup", 0);
    return bench;
  }

  private static Outcome dropped(int count) {
    return new Outcome.Failed(IbcError.IBC_DROPPED, count);
  }

  @Test
  void inTheUsualMeaningNothingHappensToAStoredMessage() {
    Bench bench = registered(Semantics.standard());
    String before = bench.digest();
    Message message = bench.backup(1);
    bench.desk.stored(message);
    assertThat(bench.runningSeconds).isEmpty();
    bench.messages.finished(0, 1);
    bench.messages.finished(1, 1);
    assertThat(bench.digest()).isEqualTo(before);
  }

  @Test
  void aTimeoutThatRunsOutEndsTheMessageWhenTheStreamComesToIt() {
    Bench bench = registered(STORED);
    Message message = bench.backup(1);
    bench.desk.stored(message);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.deliver(1), 50L));
    bench.expire(bench.deliver(1));
    assertThat(bench.facts).noneMatch(fact -> fact instanceof Fact.MessageEnded);
    assertThat(bench.receive("backup")).isEqualTo(dropped(1));
    assertThat(bench.desk.arrive(message)).isFalse();
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(bench.desk.holder()).isZero();
    assertThat(bench.started).containsExactly(bench.deliver(1));
    assertThat(bench.messages.openAfter(0, 0)).isEmpty();
  }

  @Test
  void whatIsSpentIsNotSpentAgain() {
    Bench bench = registered(STORED);
    bench.desk.stored(bench.backup(1));
    bench.desk.deliverTimeout(1);
    bench.desk.deliverTimeout(1);
    bench.desk.holdTimeout(1);
    assertThat(bench.receive("backup")).isEqualTo(dropped(1));
    bench.desk.arrive(bench.messages.at(1));
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DROPPED);
  }

  @Test
  void timersOfMessagesThatAreNotThereChangeNothing() {
    Bench bench = registered(STORED);
    bench.message(5, "backup", true, 0, 0);
    String before = bench.digest();
    bench.desk.deliverTimeout(5);
    bench.desk.deliverTimeout(6);
    bench.desk.holdTimeout(5);
    bench.desk.freezeTimeout(5);
    bench.desk.receiverWakes(5);
    assertThat(bench.digest()).isEqualTo(before);
    assertThat(bench.receive("backup")).isEqualTo(new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
  }

  @Test
  void theTimeoutGoesOnWhenTheStreamComesToTheMessage() {
    Bench bench = registered(STORED);
    Message message = bench.backup(1);
    bench.desk.stored(message);
    assertThat(bench.desk.arrive(message)).isTrue();
    assertThat(bench.started).containsExactly(bench.deliver(1));
    assertThat(bench.receive("backup")).isInstanceOf(Outcome.Received.class);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.freeze(1), 30L));
  }

  @Test
  void theHoldGoesOnWhenTheStreamComesToTheMessage() {
    Bench bench = new Bench(STORED);
    Message message = bench.backup(1);
    bench.desk.stored(message);
    assertThat(bench.desk.arrive(message)).isTrue();
    assertThat(bench.started).containsExactly(bench.hold(1), bench.deliver(1));
    bench.expire(bench.deliver(1));
    bench.register("backup", 0);
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(bench.runningSeconds).isEmpty();
  }

  @Test
  void aTimeoutThatRunsOutUnregisteredIsRememberedWhenTheStreamComes() {
    Bench bench = new Bench(STORED);
    Message message = bench.backup(1);
    bench.desk.stored(message);
    bench.expire(bench.deliver(1));
    assertThat(bench.desk.arrive(message)).isTrue();
    bench.register("backup", 0);
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(bench.receive("backup")).isEqualTo(dropped(1));
  }

  @Test
  void aHoldThatRunsOutDiscardsAndCountsIfASwitchSaysSo() {
    Bench bench =
        new Bench(
            STORED.with(
                ArrivalSwitches.DROP_COUNT_SCOPE, DropCountScope.INCLUDE_UNREGISTERED_HOLD));
    Message message = bench.message(1, "backup", true, 0, 50);
    bench.desk.stored(message);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.hold(1), 600L, bench.deliver(1), 50L));
    bench.expire(bench.hold(1));
    assertThat(bench.runningSeconds).isEmpty();
    bench.register("backup", 0);
    assertThat(bench.receive("backup")).isEqualTo(dropped(1));
    bench.calls.unregister(bench.key("backup"));
    bench.desk.holdTimeout(1);
    bench.register("backup", 0);
    assertThat(bench.receive("backup")).isEqualTo(new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
    assertThat(bench.desk.arrive(message)).isFalse();
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DISCARDED);
  }

  @Test
  void aNameThatWasUnregisteredHasItsMessageDiscardedAtOnceAndCountedIfASwitchSaysSo() {
    Bench bench =
        registered(
            STORED.with(
                ArrivalSwitches.DROP_COUNT_SCOPE, DropCountScope.INCLUDE_UNREGISTERED_HOLD));
    bench.calls.unregister(bench.key("backup"));
    Message message = bench.backup(1);
    bench.desk.stored(message);
    assertThat(bench.runningSeconds).isEmpty();
    bench.register("backup", 0);
    assertThat(bench.receive("backup")).isEqualTo(dropped(1));
    bench.desk.arrive(message);
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DISCARDED);
    assertThat(bench.receive("backup")).isEqualTo(new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
  }

  @ParameterizedTest
  @EnumSource(LateRegistrationTimer.class)
  void aLateRegistrationFindsWhatHasRunOutBefore(LateRegistrationTimer rule) {
    Bench bench = new Bench(STORED.with(ArrivalSwitches.LATE_REGISTRATION_TIMER, rule));
    Message message = bench.backup(1);
    bench.desk.stored(message);
    bench.desk.stored(bench.message(2, "report", true, 0, 50));
    boolean runs = rule != LateRegistrationTimer.FROM_REGISTRATION;
    assertThat(bench.runningSeconds.containsKey(bench.deliver(1))).isEqualTo(runs);
    if (runs) {
      bench.expire(bench.deliver(1));
    }
    bench.register("backup", 0);
    assertThat(bench.runningSeconds.containsKey(bench.hold(1))).isFalse();
    assertThat(bench.runningSeconds.containsKey(bench.hold(2))).isTrue();
    assertThat(bench.runningSeconds.containsKey(bench.deliver(1))).isEqualTo(!runs);
    assertThat(bench.receive("backup"))
        .isEqualTo(
            rule == LateRegistrationTimer.FROM_ARRIVAL
                ? dropped(1)
                : new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
    assertThat(bench.desk.arrive(message)).isEqualTo(!runs);
    assertThat(bench.fate(1)).isEqualTo(runs ? Fact.Fate.DROPPED : null);
  }

  @Test
  void aRegistrationInTimeLeavesTheDeliverTimeoutRunning() {
    Bench bench = new Bench(STORED);
    bench.desk.stored(bench.backup(1));
    bench.register("backup", 0);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.deliver(1), 50L));
    assertThat(bench.started).containsExactly(bench.hold(1), bench.deliver(1));
    bench.expire(bench.deliver(1));
    assertThat(bench.receive("backup")).isEqualTo(dropped(1));
  }

  @Test
  void anUnregistrationBetweenLeavesTheTimeoutToTheNextRegistration() {
    Semantics holding =
        STORED.with(
            RegistrationSwitches.DISCARD_AFTER_UNREGISTER, DiscardAfterUnregister.AFTER_600S_HOLD);
    Bench bench = registered(holding);
    Message message = bench.backup(1);
    bench.desk.stored(message);
    bench.calls.unregister(bench.key("backup"));
    bench.expire(bench.deliver(1));
    assertThat(bench.desk.arrive(message)).isTrue();
    assertThat(bench.runningSeconds).containsKey(bench.hold(1));
  }

  @ParameterizedTest
  @EnumSource(LateRegistrationTimer.class)
  void aTimeoutThatRanOutBetweenTwoRegistrationsIsNotForgotten(LateRegistrationTimer rule) {
    Bench bench = registered(STORED.with(ArrivalSwitches.LATE_REGISTRATION_TIMER, rule));
    Message message = bench.backup(1);
    bench.desk.stored(message);
    bench.calls.unregister(bench.key("backup"));
    bench.expire(bench.deliver(1));
    bench.register("backup", 0);
    boolean anew = rule == LateRegistrationTimer.FROM_REGISTRATION;
    assertThat(bench.runningSeconds).isEqualTo(anew ? Map.of(bench.deliver(1), 50L) : Map.of());
    assertThat(bench.receive("backup"))
        .isEqualTo(
            rule == LateRegistrationTimer.FROM_ARRIVAL
                ? dropped(1)
                : new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
    assertThat(bench.desk.arrive(message)).isEqualTo(anew);
    assertThat(bench.fate(1)).isEqualTo(anew ? null : Fact.Fate.DROPPED);
  }

  @Test
  void oneThatIsUnregisteredBeforeTheStreamComesIsHeldWithTimersOfItsOwn() {
    Semantics holding =
        STORED.with(
            RegistrationSwitches.DISCARD_AFTER_UNREGISTER, DiscardAfterUnregister.AFTER_600S_HOLD);
    Bench bench =
        registered(
            holding.with(
                ArrivalSwitches.LATE_REGISTRATION_TIMER, LateRegistrationTimer.FROM_REGISTRATION));
    Message message = bench.backup(1);
    bench.desk.stored(message);
    bench.calls.unregister(bench.key("backup"));
    bench.desk.arrive(message);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.hold(1), 600L));
  }

  @Test
  void oneThatIsUnregisteredBeforeTheStreamComesIsDiscardedThereWithItsTimers() {
    Bench bench = registered(STORED);
    Message message = bench.backup(1);
    bench.desk.stored(message);
    bench.calls.unregister(bench.key("backup"));
    assertThat(bench.desk.arrive(message)).isFalse();
    assertThat(bench.runningSeconds).isEmpty();
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DISCARDED);
  }

  @Test
  void aMessageIsStoredOnceAndNotAfterItsArrival() {
    Bench bench = registered(STORED);
    Message message = bench.backup(1);
    bench.desk.stored(message);
    bench.desk.stored(message);
    assertThat(bench.started).containsExactly(bench.deliver(1));
    bench.desk.arrive(message);
    bench.desk.stored(message);
    assertThat(bench.started).containsExactly(bench.deliver(1));
    bench.receive("backup");
    bench.calls.unfreeze(bench.key("backup"));
    assertThat(bench.runningSeconds).isEmpty();
  }

  @Test
  void aCrashForgetsThemAndStopsTheirTimers() {
    Bench bench = new Bench(STORED);
    String before = bench.digest();
    bench.desk.stored(bench.backup(1));
    assertThat(bench.runningSeconds).hasSize(2);
    bench.desk.crash();
    assertThat(bench.runningSeconds).isEmpty();
    bench.messages.finished(0, 1);
    bench.messages.finished(1, 1);
    assertThat(bench.digest()).isEqualTo(before);
  }
}
