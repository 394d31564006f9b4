package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeStart;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.bed.Layouts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocked calls: who is answered, who goes on waiting, and which timers are left. */
class HostCallsTest {
  private final Bench bench = new Bench();

  private static Outcome failed(IbcError error) {
    return new Outcome.Failed(error);
  }

  @BeforeEach
  void twoReceiversWait() {
    bench.register("backup", 0);
    bench.register("report", 0);
    assertThat(bench.receiveBlocking("backup", 10, 1)).isEqualTo(Outcome.BLOCKED);
    assertThat(bench.receiveBlocking("backup", 0, 2)).isEqualTo(Outcome.BLOCKED);
    assertThat(bench.receiveBlocking("report", 20, 3)).isEqualTo(Outcome.BLOCKED);
    assertThat(bench.runningSeconds)
        .isEqualTo(Map.of(bench.receiveTimeout(1), 10L, bench.receiveTimeout(3), 20L));
  }

  @Test
  void aTimeoutAnswersItsOwnCallAlone() {
    bench.expire(bench.receiveTimeout(1));
    assertThat(bench.returned).isEqualTo(Map.of(1, failed(IbcError.IBC_TIMED_OUT)));
    bench.desk.arrive(bench.backup(1));
    assertThat(bench.returned.get(2)).isInstanceOf(Outcome.Received.class);
    bench.calls.receiveTimeout(1);
    assertThat(bench.returned.keySet()).isEqualTo(Set.of(1, 2));
  }

  @Test
  void stopreceiveAnswersEveryReceiverOfItsNameAndStopsTheirTimers() {
    assertThat(bench.calls.stopReceive(bench.key("backup"))).isEqualTo(Outcome.DONE);
    assertThat(bench.returned)
        .isEqualTo(Map.of(1, failed(IbcError.IBC_STOPPED), 2, failed(IbcError.IBC_STOPPED)));
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.receiveTimeout(3), 20L));
    assertThat(bench.calls.unregister(bench.key("backup"))).isEqualTo(Outcome.DONE);
  }

  @Test
  void aStoppedRvgAnswersEveryReceiver() {
    bench.calls.rvgStopped();
    assertThat(bench.returned.keySet()).isEqualTo(Set.of(1, 2, 3));
    assertThat(bench.returned.values()).containsOnly(failed(IbcError.IBC_RVG_STOPPED));
    assertThat(bench.runningSeconds).isEmpty();
  }

  @Test
  void aDeadProcessWaitsNoMoreAndHearsNothing() {
    bench.calls.interrupt(1);
    assertThat(bench.returned).isEmpty();
    assertThat(bench.runningSeconds).isEqualTo(Map.of(bench.receiveTimeout(3), 20L));
    assertThat(bench.calls.unfreeze(bench.key("backup"))).isEqualTo(failed(IbcError.EBUSY));
    bench.calls.interrupt(2);
    bench.calls.interrupt(2);
    assertThat(bench.calls.unfreeze(bench.key("backup"))).isEqualTo(Outcome.DONE);
  }

  @Test
  void aCrashStopsTheTimersOfAllThatWaited() {
    bench.registrations.crash();
    assertThat(bench.runningSeconds).isEmpty();
    assertThat(bench.returned).isEmpty();
  }

  @Test
  void aNameIsFoundByItsKeyAndUnknownKeysHaveNone() {
    assertThat(bench.calls.applicationOf(bench.key("report"))).isEqualTo("report");
    assertThat(bench.calls.applicationOf(5)).isNull();
    assertThat(bench.calls.deliverTimeoutSeconds(bench.register("third", 77))).isEqualTo(77);
    assertThat(bench.calls.deliverTimeoutSeconds(5)).isZero();
  }

  @Test
  void sendsUnderWayKeepTheirKeyInUseUntilTheLastIsOver() {
    long key = bench.register("third", 0);
    bench.calls.sendBegan(key);
    bench.calls.sendBegan(key);
    bench.calls.sendEnded(key);
    assertThat(bench.calls.unregister(key)).isEqualTo(failed(IbcError.EBUSY));
    bench.calls.sendEnded(key);
    bench.calls.sendEnded(5);
    bench.calls.sendBegan(5);
    assertThat(bench.calls.unregister(key)).isEqualTo(Outcome.DONE);
    assertThat(bench.calls.unregister(key)).isEqualTo(failed(IbcError.EIBC_NO_APPLICATION));
  }

  @Test
  void aReceiveThatDoesNotWaitIsBlockedWithoutATimerWhileTheVolumesAreStillWritten() {
    Bench loose =
        new Bench(Semantics.standard().with(FreezeSwitches.FREEZE_START, FreezeStart.RECEIVE));
    loose.register("backup", 0);
    loose.volumesStandStill = false;
    loose.desk.arrive(loose.message(1, "backup", true, 0, 0));
    assertThat(loose.calls.receive(loose.key("backup"), false, 10, 100, 1))
        .isEqualTo(Outcome.BLOCKED);
    assertThat(loose.runningSeconds).isEmpty();
    loose.volumesStandStill = true;
    loose.desk.flushed();
    assertThat(loose.returned.keySet()).isEqualTo(Set.of(1));
  }

  @Test
  void onlyASecondReceiverIsRefusedIfASwitchSaysSo() {
    Bench busy =
        new Bench(
            Semantics.standard()
                .with(ReceiveSwitches.SECOND_RECEIVE, ReceiveSwitches.SecondReceive.EBUSY));
    busy.register("backup", 0);
    assertThat(busy.receiveBlocking("backup", 0, 1)).isEqualTo(Outcome.BLOCKED);
    assertThat(busy.receiveBlocking("backup", 0, 2)).isEqualTo(failed(IbcError.EBUSY));
    assertThat(busy.receive("backup")).isEqualTo(failed(IbcError.EBUSY));
  }

  @Test
  void aSecondReceiverDoesNotTakeTheMessageThatTheFirstIsWokenFor() {
    Bench late =
        new Bench(
            Semantics.standard()
                .with(ReceiveSwitches.RECEIVE_PICKUP, ReceiveSwitches.ReceivePickup.DELAYED));
    late.register("backup", 0);
    assertThat(late.receiveBlocking("backup", 0, 1)).isEqualTo(Outcome.BLOCKED);
    late.desk.arrive(late.backup(1));
    assertThat(late.receive("backup")).isEqualTo(failed(IbcError.IBC_NO_MESSAGE));
    assertThat(late.receiveBlocking("backup", 0, 2)).isEqualTo(Outcome.BLOCKED);
    late.desk.receiverWakes(1);
    assertThat(late.returned.keySet()).isEqualTo(Set.of(1));
  }

  @Test
  void nothingIsReceivedOnThePrimary() {
    HostCalls primary =
        new HostCalls(
            0,
            new Surroundings(Layouts.secondaries(1).build(), bench, bench),
            bench.registrations,
            null);
    long key = bench.key("backup");
    assertThat(primary.stopReceive(key)).isEqualTo(failed(IbcError.IBC_WRONG_ROLE));
    assertThat(primary.unfreeze(key)).isEqualTo(failed(IbcError.IBC_WRONG_ROLE));
    assertThat(primary.receive(key, true, 0, 1, 9)).isEqualTo(failed(IbcError.IBC_WRONG_ROLE));
    assertThat(bench.returned).isEmpty();
  }

  @Test
  void statusListsOldestFirst() {
    assertThat(((Outcome.Status) bench.calls.status()).registrations())
        .isEqualTo(
            List.of(
                new Outcome.Status.Registration("backup", bench.key("backup")),
                new Outcome.Status.Registration("report", bench.key("report"))));
  }
}
