package org.ibcsim.model.ibc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.ArrivalMeans;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.NofreezeMode;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.junit.jupiter.api.Test;

/** What a change of roles ends at one host: messages, timers, copies, calls and registrations. */
class RoleChangeOfADeskTest {
  private static final Semantics STORED_AND_LOOSE =
      Semantics.standard()
          .with(ArrivalSwitches.ARRIVAL_MEANS, ArrivalMeans.STORED_IN_SECONDARY_SRL)
          .with(FreezeSwitches.NOFREEZE_MODE, NofreezeMode.NEVER_HOLD);

  @Test
  void everyMessageThatArrivedEndsAndNoTimerOfAnyIsLeft() {
    Bench bench = new Bench(STORED_AND_LOOSE);
    bench.register("backup", 0);
    bench.desk.arrive(bench.message(1, "backup", false, 0, 20));
    bench.desk.arrive(bench.backup(2));
    bench.desk.addCopy(2);
    bench.desk.stored(bench.backup(3));
    assertThat(bench.runningSeconds.keySet())
        .containsExactlyInAnyOrder(bench.deliver(1), bench.deliver(2), bench.deliver(3));
    bench.desk.endStream();
    assertThat(bench.runningSeconds).isEmpty();
    assertThat(bench.facts)
        .endsWith(
            new Fact.MessageEnded(Bench.HOST, 1, Fact.Fate.ENDED_BY_ROLE_CHANGE),
            new Fact.MessageEnded(Bench.HOST, 2, Fact.Fate.ENDED_BY_ROLE_CHANGE),
            new Fact.Unfrozen(Bench.HOST, 2, Fact.Release.ROLE_CHANGE));
    assertThat(bench.messages.openAfter(0, 0)).containsExactly(bench.messages.at(3));
    assertThat(bench.desk.holder()).isZero();
  }

  @Test
  void aMessageThatTheStreamPassesByEnds() {
    Bench bench = new Bench();
    bench.desk.passBy(bench.backup(1));
    assertThat(bench.fate(1)).isEqualTo(Fact.Fate.ENDED_BY_ROLE_CHANGE);
    assertThat(bench.messages.openAfter(0, 0)).isEmpty();
  }

  @Test
  void registrationsThatAreNotKeptAreToldAndTheirReceiversFail() {
    Bench bench = new Bench();
    long key = bench.register("backup", 0);
    bench.register("report", 0);
    bench.receiveBlocking("backup", 0, 1);
    bench.registrations.addKeptDrops("weekly", 3);
    bench.calls.forget();
    Outcome gone = new Outcome.Failed(IbcError.EIBC_NO_APPLICATION);
    assertThat(bench.returned).isEqualTo(Map.of(1, gone));
    assertThat(bench.facts)
        .endsWith(
            new Fact.Unregistered(Bench.HOST, "backup"),
            new Fact.Unregistered(Bench.HOST, "report"));
    assertThat(bench.calls.unfreeze(key)).isEqualTo(gone);
    assertThat(bench.registrations.status()).isEqualTo(new Outcome.Status(List.of()));
    bench.register("weekly", 0);
    assertThat(bench.receive("weekly")).isEqualTo(new Outcome.Failed(IbcError.IBC_NO_MESSAGE));
  }

  /** Its record may be acknowledged from then on. */
  @Test
  void theStreamHearsOfTheEndOfAMessageThatHoldsNothing() {
    Bench bench = new Bench(STORED_AND_LOOSE);
    bench.register("backup", 0);
    bench.desk.arrive(bench.message(1, "backup", false, 0, 20));
    assertThat(bench.deliveries).isZero();
    bench.expire(bench.deliver(1));
    assertThat(bench.deliveries).isEqualTo(1);
  }
}
