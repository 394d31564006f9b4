package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibcsim.model.RoleBench.S1;
import static org.ibcsim.model.RoleBench.S2;
import static org.ibcsim.model.RoleBench.SEATTLE;

import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.junit.jupiter.api.Test;

/** The Primary role goes from host to host. */
class RoleChangeScenario {
  private static Outcome refused(RoleError error) {
    return new Outcome.Refused(error);
  }

  private static RoleBench bench(int secondaries) {
    return new RoleBench(Semantics.standard(), secondaries);
  }

  @Test
  void migrateTurnsReplicationRound() {
    RoleBench bench = bench(1);
    bench.write(10);
    bench.quiesce();
    bench.pass(5);
    assertThat(bench.outcome(bench.migrate(S1))).isEqualTo(Outcome.DONE);
    assertThat(bench.world.layout().primary()).isEqualTo(S1);
    assertThat(bench.world.layout().rlinks().get(0).targetHost()).isEqualTo(SEATTLE);
    assertThat(bench.world.image(S1)).isEqualTo(bench.world.image(SEATTLE));
    assertThat(bench.world.submit(0, 0, 4096)).isEqualTo(Admission.STALLED);
    bench.world.unquiesce();
    bench.applied.clear();
    bench.write(7);
    bench.pass(5);
    assertThat(bench.applied).containsExactly(11L, 12L, 13L, 14L, 15L, 16L, 17L);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
    assertThat(bench.world.outstandingWrites(0)).isZero();
    bench.quiesce();
    assertThat(bench.outcome(bench.migrate(SEATTLE))).isEqualTo(Outcome.DONE);
    bench.world.unquiesce();
    bench.write(3);
    bench.pass(5);
    assertThat(bench.world.image(S1)).isEqualTo(bench.world.image(SEATTLE));
    assertThat(bench.change().lostUpdates()).isZero();
  }

  @Test
  void migrateTakesAnotherSecondaryAlongWhereAnRlinkBetweenThemWasMadeBeforehand() {
    for (boolean made : new boolean[] {true, false}) {
      RdsLayout layout = Layouts.secondaries(2).build();
      RoleBench bench = new RoleBench(made ? layout.withSecondaryRlinks() : layout);
      bench.write(10);
      bench.quiesce();
      bench.pass(5);
      assertThat(bench.outcome(bench.migrate(S1))).isEqualTo(Outcome.DONE);
      bench.world.unquiesce();
      bench.write(7);
      bench.pass(5);
      assertThat(bench.world.attached(1)).isEqualTo(made);
      assertThat(bench.world.image(S2) == bench.world.image(S1)).isEqualTo(made);
      assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
    }
  }

  @Test
  void anRlinkBetweenSecondariesHasANameOfItsOwnAtBothEnds() {
    RdsLayout layout = Layouts.secondaries(2).build().withSecondaryRlinks().withPrimary(S1);
    assertThat(layout.rlinkNamed(layout.rlinkName(0, S1), S1)).isZero();
    assertThat(layout.rlinkNamed(layout.rlinkName(1, S1), S1)).isEqualTo(1);
    assertThat(layout.rlinkNamed(layout.rlinkName(1, S2), S2)).isEqualTo(1);
    assertThat(layout.rlinkName(1, S1)).isNotEqualTo(layout.rlinkName(1, S2));
  }

  @Test
  void migrateIsRefusedWhileTheApplicationWritesOrASecondaryLacksSomething() {
    RoleBench bench = bench(1);
    bench.write(3);
    assertThat(bench.outcome(bench.migrate(S1))).isEqualTo(refused(RoleError.VOLUME_OPEN));
    bench.pass(1);
    bench.world.handle(new Event.LinkCut(0));
    bench.write(3);
    bench.quiesce();
    bench.pass(1);
    assertThat(bench.outcome(bench.migrate(S1))).isEqualTo(refused(RoleError.NOT_UP_TO_DATE));
    bench.pass(20);
    assertThat(bench.outcome(bench.migrate(S1))).isEqualTo(refused(RoleError.NOT_CONNECTED));
    assertThat(bench.outcome(bench.migrate(SEATTLE))).isEqualTo(refused(RoleError.NOT_SECONDARY));
    assertThat(bench.world.layout().primary()).isEqualTo(SEATTLE);
    assertThat(bench.facts(Fact.RoleChanged.class)).isEmpty();
  }

  @Test
  void aMigrationThatWaitsEndsWhenTheApplicationGoesOn() {
    RoleBench bench =
        new RoleBench(
            Semantics.standard()
                .with(
                    RoleSwitches.MIGRATE_WHILE_FROZEN, RoleSwitches.MigrateWhileFrozen.DRAIN_FIRST),
            1);
    bench.register(S1, "backup");
    bench.send(SEATTLE, bench.register(SEATTLE, "backup"));
    bench.quiesce();
    bench.pass(1);
    int call = bench.migrate(S1);
    assertThat(bench.outcome(call)).isEqualTo(Outcome.BLOCKED);
    assertThat(bench.outcome(bench.migrate(S1))).isEqualTo(refused(RoleError.IN_PROGRESS));
    bench.world.unquiesce();
    assertThat(bench.outcome(call)).isEqualTo(refused(RoleError.VOLUME_OPEN));
    assertThat(bench.world.layout().primary()).isEqualTo(SEATTLE);
  }

  @Test
  void aThirdHostIsLeftBehindByAMigration() {
    RoleBench bench = bench(2);
    bench.write(4);
    bench.quiesce();
    bench.pass(5);
    long equal = bench.world.image(S2);
    bench.migrate(S1);
    bench.world.unquiesce();
    bench.write(4);
    bench.pass(5);
    assertThat(bench.facts(Fact.Detached.class)).containsExactly(new Fact.Detached(1));
    assertThat(bench.world.attached(1)).isFalse();
    assertThat(bench.world.image(S2)).isEqualTo(equal);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
  }

  @Test
  void takeoverKeepsWhatWasReceivedAndNothingMore() {
    RoleBench bench = bench(1);
    bench.write(4);
    bench.pass(5);
    long transferred = bench.world.image(SEATTLE);
    bench.world.handle(new Event.LinkCut(0));
    bench.write(6);
    bench.pass(20);
    bench.crash(SEATTLE);
    assertThat(bench.outcome(bench.takeover(S1))).isEqualTo(Outcome.DONE);
    assertThat(bench.change()).isEqualTo(new Fact.RoleChanged(SEATTLE, S1, false, 4, 10, 6));
    assertThat(bench.world.image(S1)).isEqualTo(transferred);
    bench.write(5);
    bench.pass(5);
    assertThat(bench.world.attached(0)).isFalse();
    assertThat(bench.world.lastPosition()).isEqualTo(15);
    assertThat(bench.world.appliedPosition(S1)).isEqualTo(15);
  }

  @Test
  void takeoverIsRefusedWhileThePrimaryCanBeReached() {
    RoleBench bench = bench(1);
    assertThat(bench.outcome(bench.takeover(S1))).isEqualTo(refused(RoleError.STILL_REACHABLE));
    bench.world.handle(new Event.LinkCut(0));
    assertThat(bench.outcome(bench.takeover(S1))).isEqualTo(refused(RoleError.STILL_REACHABLE));
    bench.pass(20);
    bench.world.handle(new Event.LinkHealed(0));
    assertThat(bench.outcome(bench.takeover(S1))).isEqualTo(refused(RoleError.STILL_REACHABLE));
    bench.crash(SEATTLE);
    assertThat(bench.outcome(bench.takeover(SEATTLE))).isEqualTo(refused(RoleError.NOT_SECONDARY));
    assertThat(bench.outcome(bench.takeover(S1))).isEqualTo(Outcome.DONE);
  }

  @Test
  void theFormerPrimaryIsNoPartOfTheDataSetWhenItComesBack() {
    RoleBench bench = bench(1);
    bench.write(4);
    bench.pass(5);
    bench.crash(SEATTLE);
    bench.pass(20);
    bench.takeover(S1);
    bench.world.handle(new Event.HostBoots(SEATTLE));
    bench.write(4);
    bench.pass(20);
    assertThat(bench.world.layout().primary()).isEqualTo(S1);
    assertThat(bench.world.connected(0)).isFalse();
    assertThat(bench.world.image(SEATTLE)).isNotEqualTo(bench.world.image(S1));
    long key = bench.register(SEATTLE, "backup");
    assertThat(bench.send(SEATTLE, key)).isEqualTo(new Outcome.Failed(IbcError.IBC_WRONG_ROLE));
    assertThat(bench.receive(SEATTLE, key)).isEqualTo(new Outcome.Failed(IbcError.IBC_WRONG_ROLE));
    assertThat(bench.outcome(bench.takeover(SEATTLE))).isEqualTo(refused(RoleError.NOT_SECONDARY));
  }

  @Test
  void aReceiveThatIsBlockedOnTheNewPrimaryFails() {
    RoleBench bench = bench(1);
    int call = bench.receiveBlocking(S1, bench.register(S1, "backup"));
    bench.quiesce();
    bench.migrate(S1);
    assertThat(bench.outcome(call)).isEqualTo(new Outcome.Failed(IbcError.IBC_WRONG_ROLE));
  }

  @Test
  void aMessageGoesTheOtherWayAfterAMigration() {
    RoleBench bench = bench(1);
    long london = bench.register(S1, "backup");
    long seattle = bench.register(SEATTLE, "backup");
    bench.quiesce();
    bench.migrate(S1);
    bench.world.unquiesce();
    bench.write(3);
    bench.send(S1, london);
    bench.write(3);
    bench.pass(5);
    assertThat(bench.receive(SEATTLE, seattle)).isInstanceOf(Outcome.Received.class);
    assertThat(bench.world.frozen(SEATTLE)).isTrue();
    bench.world.unfreeze(SEATTLE, seattle);
    bench.pass(5);
    assertThat(bench.world.image(SEATTLE)).isEqualTo(bench.world.image(S1));
  }

  @Test
  void takeoverAppliesAStagedBacklogFirstAlsoBehindAnotherMessage() {
    RoleBench bench = new RoleBench(Layouts.secondaries(1).secondaryLogging(0));
    long key = bench.register(SEATTLE, "backup");
    bench.register(S1, "backup");
    bench.send(SEATTLE, key);
    bench.write(4);
    bench.send(SEATTLE, key);
    bench.write(4);
    bench.pass(5);
    long received = bench.world.image(SEATTLE);
    bench.crash(SEATTLE);
    bench.pass(20);
    int call = bench.takeover(S1);
    assertThat(bench.outcome(call)).isEqualTo(Outcome.BLOCKED);
    bench.pass(5);
    assertThat(bench.outcome(call)).isEqualTo(Outcome.DONE);
    assertThat(bench.world.image(S1)).isEqualTo(received);
    assertThat(bench.change().lostUpdates()).isZero();
    assertThat(bench.facts(Fact.MessageEnded.class).map(Fact.MessageEnded::fate))
        .containsExactly(Fact.Fate.ENDED_BY_ROLE_CHANGE, Fact.Fate.ENDED_BY_ROLE_CHANGE);
    assertThat(bench.facts(Fact.Unfrozen.class).map(Fact.Unfrozen::release))
        .containsExactly(Fact.Release.ROLE_CHANGE);
    assertThat(bench.world.openMessages()).isZero();
  }

  @Test
  void messagesEndInTheOrderOfTheStreamAlsoWhenTheFirstWasReceivedLast() {
    RoleBench bench =
        new RoleBench(
            Semantics.standard()
                .with(FreezeSwitches.FREEZE_START, FreezeSwitches.FreezeStart.RECEIVE),
            1);
    long key = bench.register(SEATTLE, "backup");
    long receiving = bench.register(S1, "backup");
    bench.send(SEATTLE, key);
    bench.send(SEATTLE, key);
    bench.pass(1);
    bench.receive(S1, receiving);
    assertThat(bench.world.frozen(S1)).isTrue();
    bench.crash(SEATTLE);
    bench.pass(20);
    bench.takeover(S1);
    assertThat(bench.facts(Fact.MessageEnded.class).map(Fact.MessageEnded::message))
        .containsExactly(1L, 2L);
  }

  @Test
  void aCopyOfAWorldAfterAChangeIsTheSame() {
    RoleBench bench = bench(2);
    bench.write(4);
    bench.quiesce();
    bench.pass(5);
    bench.migrate(S1);
    bench.world.unquiesce();
    bench.write(4);
    Fingerprint copied =
        bench.world.copyFor(new TimedAgenda(Delays.STEADY, 0), new Observer() {}).fingerprint();
    assertThat(copied.low()).isEqualTo(bench.world.fingerprint().low());
    assertThat(copied.high()).isEqualTo(bench.world.fingerprint().high());
  }
}
