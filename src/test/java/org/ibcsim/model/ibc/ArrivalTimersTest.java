package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.DeliverTimeoutSource;
import org.ibcsim.model.ArrivalSwitches.LateRegistrationTimer;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeTimerStart;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.ReceiveSwitches.ReceivePickup;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which timers run for a message: after each step exactly those that should. */
class ArrivalTimersTest {
  private static final Semantics FREEZE_FROM_ARRIVAL =
      Semantics.standard().with(FreezeSwitches.FREEZE_TIMER_START, FreezeTimerStart.ARRIVAL);

  private static final Semantics DELAYED_PICKUP =
      Semantics.standard().with(ReceiveSwitches.RECEIVE_PICKUP, ReceivePickup.DELAYED);

  private static Bench registered(Semantics semantics) {
    Bench bench = new Bench(semantics);
    bench.register("backup", 0);
    return bench;
  }

  @Test
  void theDeliverTimeoutRunsToTheReceiptAndTheFreezeTimeoutFromThereToUnfreeze() {
    Bench bench = registered(Semantics.standard());
    assertThat(bench.desk.arrive(bench.backup(1))).isTrue();
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.deliver(1), 50L));
    assertThat(bench.receive("backup")).isInstanceOf(Outcome.Received.class);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.freeze(1), 30L));
    assertThat(bench.calls.unfreeze(bench.key("backup"))).isEqualTo(Outcome.DONE);
    assertThat(bench.runningSeconds).isEmpty();
  }

  @Test
  void anUnknownNameIsHeldForAndItsDeliverTimeoutGoesOnWhenItIsRegistered() {
    Bench bench = new Bench();
    bench.desk.arrive(bench.backup(1));
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.hold(1), 600L, bench.deliver(1), 50L));
    bench.register("backup", 7);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.deliver(1), 50L));
    assertThat(bench.started).containsExactly(bench.hold(1), bench.deliver(1));
  }

  @Test
  void withoutADeliverTimeoutOnlyTheHoldRuns() {
    Bench bench = new Bench();
    bench.desk.arrive(bench.message(1, "backup", true, 0, 0));
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.hold(1), 600L));
    bench.register("backup", 7);
    assertThat(bench.runningSeconds).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = LateRegistrationTimer.class,
      names = "FROM_REGISTRATION",
      mode = EnumSource.Mode.INCLUDE)
  void itStartsAtTheRegistrationIfASwitchSaysSo(LateRegistrationTimer rule) {
    Bench bench =
        new Bench(Semantics.standard().with(ArrivalSwitches.LATE_REGISTRATION_TIMER, rule));
    bench.desk.arrive(bench.backup(1));
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.hold(1), 600L));
    bench.register("backup", 7);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.deliver(1), 50L));
  }

  @Test
  void theSmallerOfTwoDeliverTimeoutsRunsFromTheArrivalWhichHadOnlyThePrimarys() {
    Bench bench =
        new Bench(
            Semantics.standard()
                .with(ArrivalSwitches.DELIVER_TIMEOUT_SOURCE, DeliverTimeoutSource.MIN));
    bench.desk.arrive(bench.message(1, "backup", true, 0, 0));
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.hold(1), 600L));
    bench.register("backup", 7);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.deliver(1), 7L));
  }

  @Test
  void noTimerIsLeftWhenAnyOfThemHasEndedTheMessage() {
    Bench byHold = new Bench(FREEZE_FROM_ARRIVAL);
    byHold.desk.arrive(byHold.backup(1));
    assertThat(byHold.runningSeconds).hasSize(3);
    byHold.expire(byHold.hold(1));
    assertThat(byHold.runningSeconds).isEmpty();
    assertThat(byHold.fate(1)).isEqualTo(Fact.Fate.DISCARDED);

    Bench byFreeze = new Bench(FREEZE_FROM_ARRIVAL);
    byFreeze.desk.arrive(byFreeze.backup(1));
    byFreeze.expire(byFreeze.freeze(1));
    assertThat(byFreeze.runningSeconds).isEmpty();
    assertThat(byFreeze.fate(1)).isEqualTo(Fact.Fate.DISCARDED);

    Bench byDeliver = registered(FREEZE_FROM_ARRIVAL);
    byDeliver.desk.arrive(byDeliver.backup(1));
    assertThat(byDeliver.runningSeconds).hasSize(2);
    byDeliver.expire(byDeliver.deliver(1));
    assertThat(byDeliver.runningSeconds).isEmpty();
    assertThat(byDeliver.fate(1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(byDeliver.released).containsExactly(1L);
  }

  @Test
  void aLateRegistrationEndsTheMessageAndItsOtherTimers() {
    Bench bench = new Bench(FREEZE_FROM_ARRIVAL);
    bench.desk.arrive(bench.backup(1));
    bench.expire(bench.deliver(1));
    assertThat(bench.fate(1)).isNull();
    bench.register("backup", 0);
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.DROPPED);
    assertThat(bench.runningSeconds).isEmpty();
    assertThat(bench.desk.holder()).isZero();
    assertThat(bench.facts)
        .contains(new Fact.Unfrozen(Bench.HOST, 1, Fact.Release.LATE_REGISTRATION));
  }

  @Test
  void aCrashStopsEveryTimer() {
    Bench bench = registered(FREEZE_FROM_ARRIVAL);
    bench.receiveBlocking("backup", 10, 1);
    bench.register("report", 0);
    bench.desk.arrive(bench.message(1, "report", true, 30, 50));
    assertThat(bench.runningSeconds).hasSize(3);
    bench.desk.crash();
    assertThat(bench.runningSeconds).isEmpty();
  }

  @Test
  void aReceiverThatWakesLaterTakesTheMessageThen() {
    Bench bench = registered(DELAYED_PICKUP);
    bench.receiveBlocking("backup", 0, 1);
    bench.desk.arrive(bench.backup(1));
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.deliver(1), 50L, bench.wakes(1), 0L));
    assertThat(bench.returned).isEmpty();
    bench.expire(bench.wakes(1));
    assertThat(bench.returned.get(1)).isInstanceOf(Outcome.Received.class);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.freeze(1), 30L));
  }

  @Test
  void aReceiverThatWakesTooLateFindsNothing() {
    Bench bench = registered(DELAYED_PICKUP);
    bench.receiveBlocking("backup", 0, 1);
    bench.desk.arrive(bench.backup(1));
    bench.expire(bench.deliver(1));
    assertThat(bench.runningSeconds).isEmpty();
    bench.desk.receiverWakes(1);
    assertThat(bench.returned).isEmpty();
  }

  @Test
  void aReceiverThatIsWokenGoesBeforeOneThatLooksMeanwhile() {
    Bench bench = registered(DELAYED_PICKUP);
    bench.receiveBlocking("backup", 0, 1);
    bench.desk.arrive(bench.backup(1));
    assertThat(bench.receive("backup")).isEqualTo(failed(IbcError.IBC_NO_MESSAGE));
    bench.expire(bench.wakes(1));
    assertThat(bench.returned.get(1)).isInstanceOf(Outcome.Received.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReceiverIsServedWithItsOwnTimeoutStopped(boolean waitsFirst) {
    Bench bench = registered(Semantics.standard());
    if (waitsFirst) {
      bench.receiveBlocking("backup", 10, 1);
      assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.receiveTimeout(1), 10L));
      bench.desk.arrive(bench.backup(1));
      assertThat(bench.returned.get(1)).isInstanceOf(Outcome.Received.class);
    } else {
      bench.desk.arrive(bench.backup(1));
      assertThat(bench.receiveBlocking("backup", 10, 1)).isInstanceOf(Outcome.Received.class);
    }
    assertThat(bench.deliveries).isEqualTo(1);
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.freeze(1), 30L));
  }

  private static Outcome failed(IbcError error) {
    return new Outcome.Failed(error);
  }
}
