package org.ibcsim.model;

import static org.ibcsim.model.RoleBench.S1;
import static org.ibcsim.model.RoleBench.SEATTLE;

import java.util.List;
import java.util.stream.Stream;

/** Stories of the questions about messages and keys when roles change. */
final class RoleSwitchStories {
  private static final Outcome FROZEN = new Outcome.Refused(RoleError.FROZEN);

  private RoleSwitchStories() {}

  static Stream<SwitchStory> all() {
    return Stream.of(
        SwitchStory.of(
            RoleSwitches.TAKEOVER_WHILE_FROZEN,
            RoleSwitchStories::takesOverWithFiveStored,
            List.of(Outcome.DONE, 0L, Fact.Fate.ENDED_BY_ROLE_CHANGE),
            List.of(Outcome.DONE, 6L, Fact.Fate.ENDED_BY_ROLE_CHANGE),
            List.of(FROZEN, -1L, "open")),
        SwitchStory.of(
            RoleSwitches.MIGRATE_WHILE_FROZEN,
            RoleSwitchStories::migratesBeforeUnfreeze,
            List.of(FROZEN, FROZEN, SEATTLE),
            List.of(Outcome.BLOCKED, Outcome.DONE, S1)),
        SwitchStory.of(
            RoleSwitches.KEYS_ON_ROLE_CHANGE,
            RoleSwitchStories::callsWithKeysOfBefore,
            List.of(Outcome.BLOCKED, failed(IbcError.IBC_WRONG_ROLE), 1),
            List.of(failed(IbcError.EIBC_NO_APPLICATION), failed(IbcError.IBC_WRONG_ROLE), 0)));
  }

  private static Outcome failed(IbcError error) {
    return new Outcome.Failed(error);
  }

  /** What takeover answers in the end, how many updates are lost, and the fate of the message. */
  private static Object takesOverWithFiveStored(Semantics semantics) {
    RoleBench bench = new RoleBench(semantics, 1);
    long key = bench.register(S1, "backup");
    bench.send(SEATTLE, bench.register(SEATTLE, "backup"));
    bench.pass(1);
    bench.receive(S1, key);
    bench.write(5);
    bench.pass(1);
    bench.crash(SEATTLE);
    bench.pass(20);
    int call = bench.takeover(S1);
    bench.pass(1);
    long lost = bench.facts(Fact.RoleChanged.class).mapToLong(Fact.RoleChanged::lostUpdates).sum();
    boolean changed = bench.facts(Fact.RoleChanged.class).count() > 0;
    return List.of(bench.outcome(call), changed ? lost : -1L, bench.fate(S1));
  }

  /**
   * What migrate answers while frozen, what it has answered after the drain, and who is Primary.
   */
  private static Object migratesBeforeUnfreeze(Semantics semantics) {
    RoleBench bench = new RoleBench(semantics, 1);
    long key = bench.register(S1, "backup");
    bench.send(SEATTLE, bench.register(SEATTLE, "backup"));
    bench.pass(1);
    bench.receive(S1, key);
    bench.write(5);
    bench.quiesce();
    bench.pass(1);
    int call = bench.migrate(S1);
    Outcome first = bench.outcome(call);
    bench.pass(10);
    bench.world.unfreeze(S1, key);
    bench.pass(10);
    return List.of(first, bench.outcome(call), bench.world.layout().primary());
  }

  /** SEND on the new Primary, RECEIVE on it, and how many names the old one has. */
  private static Object callsWithKeysOfBefore(Semantics semantics) {
    RoleBench bench = new RoleBench(semantics, 1);
    bench.register(SEATTLE, "backup");
    long key = bench.register(S1, "backup");
    bench.quiesce();
    bench.migrate(S1);
    Outcome received = bench.receive(S1, key);
    Outcome.Status names = (Outcome.Status) bench.world.status(SEATTLE);
    return List.of(bench.send(S1, key), received, names.registrations().size());
  }
}
