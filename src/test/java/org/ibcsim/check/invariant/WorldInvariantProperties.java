package org.ibcsim.check.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.world.World;

/** The model keeps its invariants whatever happens in whatever order: no false alarm, no fault. */
class WorldInvariantProperties {
  private static final int STEPS = 6000;

  private final long[] keys = new long[4];
  private int calls;

  @Property(tries = 60)
  void no_order_of_events_breaks_an_invariant(
      @ForAll long seed, @ForAll SrlProtection protection, @ForAll Synchronous mode) {
    assertThat(run(seed, protection, mode, new TreeMap<>()).first()).isEmpty();
  }

  @Example
  void the_runs_come_to_everything_that_an_invariant_speaks_of() {
    Map<String, Integer> counts = new TreeMap<>();
    for (SrlProtection protection : SrlProtection.values()) {
      for (Synchronous mode : Synchronous.values()) {
        run(protection.ordinal() * 10L + mode.ordinal(), protection, mode, counts);
      }
    }

    assertThat(counts)
        .containsKeys(
            "submitted",
            "refused",
            "acknowledged",
            "applied",
            "dataAcknowledged",
            "freed",
            "readBack",
            "WriteBuffersThrottleOn",
            "WriteBuffersThrottleOff",
            "duplicate",
            "snapshot in freeze",
            "Cut",
            "Disconnected",
            "SrlOverflow",
            "ThrottleOn",
            "MessageSent",
            "MessageArrived",
            "MessageReceived",
            "Frozen",
            "Unfrozen",
            "Drained");
    assertThat(counts.get("applied")).isGreaterThan(3000);
    assertThat(counts.get("Unfrozen")).isGreaterThan(50);
  }

  private Violations run(
      long seed, SrlProtection protection, Synchronous mode, Map<String, Integer> counts) {
    Random random = new Random(seed);
    RdsLayout layout =
        Layouts.of(200 << 10, 20 << 10, protection, mode, Synchronous.OFF, Synchronous.OVERRIDE);
    ShuffledAgenda agenda = new ShuffledAgenda(random);
    WritePathInvariants invariants = new WritePathInvariants(layout, () -> 0, violation -> {});
    World world = new World(layout, agenda, counting(invariants, counts));
    invariants.connect(world);
    for (int host = 0; host < keys.length; host++) {
      keys[host] = ((Outcome.Registered) world.register(host, "nightly", 0)).key();
    }
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(4) == 0) {
        act(world, random);
      } else {
        Event event = agenda.next();
        if (event != null) {
          world.handle(event);
        }
      }
    }
    return invariants.violations();
  }

  /** The same observer, with a count of what it was told. */
  private static Observer counting(Observer observer, Map<String, Integer> counts) {
    return (Observer)
        Proxy.newProxyInstance(
            Observer.class.getClassLoader(),
            new Class<?>[] {Observer.class},
            (proxy, method, arguments) -> {
              counts.merge(nameOf(method.getName(), arguments), 1, Integer::sum);
              return method.invoke(observer, arguments);
            });
  }

  private static String nameOf(String step, Object[] arguments) {
    if (arguments[0] instanceof Fact.SnapshotTaken snapshot && snapshot.message() != 0) {
      return "snapshot in freeze";
    }
    if (arguments[0] instanceof Fact fact) {
      return fact.getClass().getSimpleName();
    }
    return step.equals("arrived") && arguments[2].equals(true) ? "duplicate" : step;
  }

  private void act(World world, Random random) {
    int host = 1 + random.nextInt(3);
    int rlink = host - 1;
    switch (random.nextInt(40)) {
      case 0 -> {
        if (random.nextInt(6) == 0) {
          world.handle(new Event.LinkCut(rlink));
        }
      }
      case 1, 2, 3, 4 -> world.handle(new Event.LinkHealed(rlink));
      case 5, 6 ->
          world.send(
              0,
              keys[0],
              random.nextBoolean() ? rlink : InBandControl.EVERY_RLINK,
              random.nextInt(4) != 0,
              0,
              "x".repeat(random.nextInt(500)),
              ++calls);
      case 7, 8, 9, 10, 11 ->
          world.receive(host, keys[host], false, InBandControl.NO_TIMEOUT, 1000, ++calls);
      case 12, 13, 14, 15, 16, 17 -> world.unfreeze(host, keys[host]);
      case 18 -> {
        String prefix = "fd" + ++calls;
        world.beginSnapshot(host, prefix);
        world.finishSnapshot(host, prefix);
      }
      default ->
          world.submit(
              random.nextInt(2),
              random.nextInt((int) (Layouts.VOLUME_BYTES >> 9) - 64) * 512L,
              512 * (1 + random.nextInt(8)));
    }
  }
}
