package org.ibcsim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.BunkerBed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.ibcsim.model.ioctl.RegisterArguments;
import org.ibcsim.model.ioctl.RvgFile;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.world.World;

/** Stories of the questions about when a message arrives and freezes, and what a fault repeats. */
final class FaultSwitchStories {
  /** Whether a copy is sent is drawn; in so many runs each copy that may come does come. */
  private static final int RUNS = 12;

  private static final Outcome NO_MESSAGE = new Outcome.Failed(IbcError.IBC_NO_MESSAGE);

  private FaultSwitchStories() {}

  static Stream<SwitchStory> all() {
    return Stream.of(
        SwitchStory.of(
            ArrivalSwitches.ARRIVAL_MEANS,
            FaultSwitchStories::fateBehindAFreeze,
            "waits",
            Fact.Fate.DROPPED),
        SwitchStory.of(
            FreezeSwitches.FREEZE_START, FaultSwitchStories::appliesUnreceived, false, true),
        SwitchStory.of(
            ReceiveSwitches.RECEIVE_PICKUP, FaultSwitchStories::waitsAtTheArrival, false, true),
        SwitchStory.of(
            FailureSwitches.IBC_ACK_POINT,
            FaultSwitchStories::outstandingAfterArrivalReceiveAndUnfreeze,
            List.of(0L, 0L, 0L),
            List.of(1L, 0L, 0L),
            List.of(1L, 1L, 0L)),
        SwitchStory.of(
            LogSwitches.SECONDARY_SRL_FULL,
            FaultSwitchStories::frozenAndActiveWithAFullSrl,
            List.of(true, true),
            List.of(true, false),
            List.of(false, true)),
        SwitchStory.of(
            FailureSwitches.CRASH_WHILE_FROZEN,
            FaultSwitchStories::receivesAfterCrashWhileFrozen,
            new Outcome.Received(1, "payload", 7, true),
            NO_MESSAGE),
        SwitchStory.of(
            FailureSwitches.UNFREEZE_DURABLE,
            FaultSwitchStories::receivesAfterCrashBehindUnfreeze,
            NO_MESSAGE,
            new Outcome.Received(1, "payload", 7, true)),
        SwitchStory.of(
            FailureSwitches.LINK_LOSS_DUPLICATES,
            s -> List.of(repeatedOfTwo(s, FaultSwitchStories::outage), repeatedOfFinished(s)),
            List.of(Set.of(1L, 2L), Set.of()),
            List.of(Set.of(), Set.of()),
            List.of(Set.of(1L), Set.of()),
            List.of(Set.of(1L, 2L), Set.of(1L))),
        SwitchStory.of(
            FailureSwitches.PRIMARY_CRASH_DUPLICATES,
            s -> repeatedOfTwo(s, bed -> reboot(bed, 0)),
            Set.of(),
            Set.of(1L, 2L)),
        SwitchStory.of(
            FailureSwitches.SECONDARY_CRASH_DUPLICATES,
            s -> repeatedOfTwo(s, bed -> reboot(bed, 1)),
            Set.of(),
            Set.of(1L, 2L)),
        SwitchStory.of(
            RegistrationSwitches.REBOOT_REMEMBERS_UNREGISTER,
            FaultSwitchStories::fateAfterUnregisterAndReboot,
            "held",
            Fact.Fate.DISCARDED),
        SwitchStory.of(
            SendSwitches.SEND_COUNTS_UNTARGETED,
            FaultSwitchStories::sendsBesideADisconnectedRlink,
            new Outcome.Failed(IbcError.EIO),
            Outcome.DONE),
        SwitchStory.of(
            BunkerSwitches.BUNKER_IBC,
            FaultSwitchStories::receivesFromTheBunker,
            new Outcome.Received(2, "payload", 7, true),
            NO_MESSAGE),
        SwitchStory.of(
            ClusterSwitches.CLUSTER_IBC_NODE,
            FaultSwitchStories::nodesThatRegister,
            List.of("logowner"),
            List.of("master"),
            List.of("logowner", "master", "other")));
  }

  private static Bed registered(Layouts layout, long seed) {
    Bed bed = Bed.of(layout, new TimedAgenda(Delays.STEADY, seed));
    bed.register(0, "backup", 0);
    bed.register(1, "backup", 0);
    return bed;
  }

  private static Object nodesThatRegister(Semantics semantics) {
    Bed bed = Bed.of(one(semantics), new TimedAgenda(Delays.STEADY, 0));
    List<String> nodes = List.of("logowner", "master", "other");
    List<HostLayout> hosts = new ArrayList<>(bed.layout.hosts());
    hosts.set(1, hosts.get(1).with(new Cluster(nodes, "logowner", "master")));
    RdsLayout layout =
        new RdsLayout(
            "dg", "rvg", bed.layout.volumes(), "srl", hosts, bed.layout.rlinks(), semantics);
    World world = new World(layout, new TimedAgenda(Delays.STEADY, 0), new Observer() {});
    return nodes.stream()
        .filter(
            node ->
                new RvgFile(world, layout, 1, node).ioctl(new RegisterArguments(node, 0), 0)
                    instanceof Outcome.Registered)
        .toList();
  }

  /** A message that only the bunker has, when the Primary is lost. */
  private static Object receivesFromTheBunker(Semantics semantics) {
    BunkerBed bed = BunkerBed.of(BunkerBed.layout(1, Synchronous.OVERRIDE, semantics));
    bed.cut(0);
    bed.write(0);
    bed.send();
    bed.write(1);
    bed.seconds(1);
    bed.crash(BunkerBed.PRIMARY);
    bed.heal(0);
    bed.replay(0);
    return bed.receive(BunkerBed.SECONDARY);
  }

  /** A message of "backup" was received and holds Secondary 1. */
  private static Bed frozen(Layouts layout, long seed) {
    Bed bed = registered(layout, seed);
    bed.send("backup", 0, true, 0, "payload");
    bed.settle();
    assertThat(bed.receive(1, "backup")).isInstanceOf(Outcome.Received.class);
    return bed;
  }

  private static Layouts one(Semantics semantics) {
    return Layouts.secondaries(1).semantics(semantics);
  }

  private static Object fateBehindAFreeze(Semantics semantics) {
    Bed bed = frozen(one(semantics), 0);
    bed.register(0, "report", 50);
    bed.register(1, "report", 50);
    bed.send("report", 0, true, 0, "");
    bed.seconds(100);
    bed.unfreeze(1, "backup");
    bed.settle();
    Fact.Fate fate = bed.fate(1, 2);
    return fate == null ? "waits" : fate;
  }

  private static Object appliesUnreceived(Semantics semantics) {
    Bed bed = registered(one(semantics), 0);
    bed.send("backup", 0, true, 0, "");
    bed.write(0, 0, 1);
    bed.settle();
    boolean applied = bed.world.image(1) == bed.world.image(0);
    bed.receive(1, "backup");
    assertThat(bed.world.frozen(1)).isTrue();
    return applied;
  }

  private static Object waitsAtTheArrival(Semantics semantics) {
    Bed bed = registered(one(semantics), 0);
    int receive = bed.receive(1, "backup", true, 0);
    bed.send("backup", 0, true, 0, "");
    while (bed.facts(Fact.MessageArrived.class).isEmpty()) {
      bed.nextEvent();
    }
    boolean waits = bed.blocked(receive);
    bed.milliseconds(1);
    assertThat(bed.answer(receive)).isInstanceOf(Outcome.Received.class);
    return waits;
  }

  private static Object outstandingAfterArrivalReceiveAndUnfreeze(Semantics semantics) {
    Bed bed = registered(one(semantics), 0);
    bed.send("backup", 0, true, 0, "");
    bed.settle();
    long afterArrival = bed.world.outstandingWrites(0);
    bed.receive(1, "backup");
    bed.settle();
    long afterReceive = bed.world.outstandingWrites(0);
    bed.unfreeze(1, "backup");
    bed.settle();
    return List.of(afterArrival, afterReceive, bed.world.outstandingWrites(0));
  }

  private static Object frozenAndActiveWithAFullSrl(Semantics semantics) {
    Bed bed = frozen(one(semantics).secondarySrl(20_000), 0);
    for (int number = 0; number < 5; number++) {
      bed.write(0, 0, 3);
    }
    bed.settle();
    assertThat(bed.facts(Fact.SecondarySrlFull.class)).isNotEmpty();
    assertThat(bed.world.connected(0)).isTrue();
    RlinkState state = bed.world.rlinkStatus(0).state();
    return List.of(bed.world.frozen(1), state == RlinkState.ACTIVE);
  }

  private static void reboot(Bed bed, int host) {
    bed.crash(host);
    bed.seconds(1);
    bed.boot(host);
    bed.seconds(5);
  }

  private static void outage(Bed bed) {
    bed.cut(0);
    bed.seconds(12);
    bed.heal(0);
    bed.seconds(5);
  }

  private static Object receivesAfterReboot(Bed bed) {
    reboot(bed, 1);
    bed.register(1, "backup", 0);
    return bed.receive(1, "backup");
  }

  private static Object receivesAfterCrashWhileFrozen(Semantics semantics) {
    return receivesAfterReboot(frozen(one(semantics), 0));
  }

  private static Object receivesAfterCrashBehindUnfreeze(Semantics semantics) {
    Bed bed = frozen(one(semantics), 0);
    bed.unfreeze(1, "backup");
    return receivesAfterReboot(bed);
  }

  private static Set<Long> repeated(Bed bed) {
    Set<Long> messages = new TreeSet<>();
    bed.facts(Fact.MessageRepeated.class).forEach(repeated -> messages.add(repeated.message()));
    return messages;
  }

  /** Message 1 is frozen, message 2 waits behind it; which of them come again in any run. */
  private static Set<Long> repeatedOfTwo(Semantics semantics, Consumer<Bed> fault) {
    Set<Long> messages = new TreeSet<>();
    for (long seed = 0; seed < RUNS; seed++) {
      Bed bed = frozen(one(semantics), seed);
      bed.send("backup", 0, true, 0, "second");
      bed.settle();
      fault.accept(bed);
      messages.addAll(repeated(bed));
      bed.end();
    }
    return messages;
  }

  private static Set<Long> repeatedOfFinished(Semantics semantics) {
    Set<Long> messages = new TreeSet<>();
    for (long seed = 0; seed < RUNS; seed++) {
      Bed bed = frozen(one(semantics), seed);
      bed.unfreeze(1, "backup");
      bed.settle();
      outage(bed);
      messages.addAll(repeated(bed));
      bed.end();
    }
    return messages;
  }

  private static Object fateAfterUnregisterAndReboot(Semantics semantics) {
    Bed bed = registered(one(semantics), 0);
    bed.unregister(1, "backup");
    reboot(bed, 1);
    bed.send("backup", 0, true, 0, "");
    bed.settle();
    Fact.Fate fate = bed.fate(1, 1);
    return fate == null ? "held" : fate;
  }

  /** Under send_waits_for_untargeted_sync=false too, such an RLINK refuses what would be logged. */
  private static Object sendsBesideADisconnectedRlink(Semantics semantics) {
    Layouts layout = Layouts.secondaries(2).synchronous(1, Synchronous.FAIL).semantics(semantics);
    Bed bed = registered(layout, 0);
    bed.cut(1);
    bed.seconds(12);
    int send = bed.send("backup", 0, true, 0, "");
    bed.seconds(1);
    return bed.answer(send);
  }
}
