package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fact.Fate;
import org.jspecify.annotations.Nullable;

/**
 * Messages that arrived and were not received, and those that never arrived for good.
 *
 * <p>A message waits from its arrival until it is received or finished; who is to blame is judged
 * by what is registered then.
 */
final class UndeliveredMessages implements Search {
  private record Place(int host, long message) {}

  /** A message at a host that has not received it. */
  private record Waiting(int host, long message, long arrivedNanos) {}

  private final Map<Place, Waiting> waiting = new HashMap<>();

  /** Messages that waited when their host crashed. */
  private final Set<Place> crashed = new HashSet<>();

  private final List<Hazard> found = new ArrayList<>();

  @Override
  public void fact(Scene scene, TimedFact timed) {
    if (timed.fact() instanceof Fact.MessageArrived arrived) {
      waiting.put(
          new Place(arrived.host(), arrived.message()),
          new Waiting(arrived.host(), arrived.message(), timed.timeNanos()));
    } else if (timed.fact() instanceof Fact.MessageReceived received) {
      waiting.remove(new Place(received.host(), received.message()));
    } else if (timed.fact() instanceof Fact.HostCrashed crash) {
      lostMemory(crash.host());
    } else if (timed.fact() instanceof Fact.LogownerLost lost && lost.crashed()) {
      lostMemory(lost.host());
    } else if (timed.fact() instanceof Fact.MessageEnded ended) {
      Waiting one = waiting.remove(new Place(ended.host(), ended.message()));
      if (ended.fate() == Fate.LOST) {
        found.add(lost(scene, ended, timed.timeNanos()));
      } else if (one != null) {
        found.add(undelivered(scene, one, ended.fate(), timed.timeNanos()));
      }
    }
  }

  /** It arrives again when the host is up, or has a logowner. */
  private void lostMemory(int host) {
    waiting.keySet().stream().filter(place -> place.host == host).forEach(crashed::add);
    waiting.keySet().removeIf(place -> place.host == host);
  }

  private Hazard undelivered(Scene scene, Waiting one, Fate fate, long timeNanos) {
    Stall stall = new Stall(scene, one.host, one.message, one.arrivedNanos, timeNanos);
    Scene.Host host = scene.host(one.host);
    Scene.Name name = host.registered.get(stall.application());
    if (fate == Fate.DROPPED) {
      boolean late = name != null && name.sinceNanos() == timeNanos;
      return late && timeNanos > one.arrivedNanos
          ? Hazard.of(
              HazardKind.REGISTERED_TOO_LATE,
              timeNanos,
              stall.who()
                  + " was registered only then, and the message was dropped; "
                  + stall.stood())
          : stall.nobodyReceives(name);
    }
    if (name != null && stall.held()) {
      return Hazard.of(
          HazardKind.DISCARDED_BY_UNFREEZE,
          timeNanos,
          stall.who() + " unfroze before it received: the message was discarded");
    }
    Long unregistered = host.lastUnregistered.get(stall.application());
    if (unregistered != null && !stall.held()) {
      return discardedAtOnce(scene, stall, unregistered, timeNanos);
    }
    return nobodyRegisters(stall);
  }

  private Hazard nobodyRegisters(Stall stall) {
    return stall.nobodyRegisters(crashed.contains(new Place(stall.host(), stall.message())));
  }

  private static Hazard discardedAtOnce(
      Scene scene, Stall stall, long unregisteredNanos, long timeNanos) {
    return new Hazard(
        HazardKind.DISCARDED_AFTER_UNREGISTER,
        timeNanos,
        stall.who()
            + " was unregistered at "
            + Seconds.of(unregisteredNanos)
            + ", so the message was discarded when it arrived at "
            + Seconds.of(timeNanos),
        HazardKind.DISCARDED_AFTER_UNREGISTER.cure()
            + (scene.answers("discard_after_unregister", "immediate")
                ? " (With discard_after_unregister: after_600s_hold, which the documentation allows"
                    + " as well, it is held for who registers again in time.)"
                : ""));
  }

  private static Hazard lost(Scene scene, Fact.MessageEnded ended, long timeNanos) {
    return Hazard.of(
        HazardKind.MESSAGE_LOST,
        timeNanos,
        scene.words(ended.message())
            + " is lost to "
            + scene.name(ended.host())
            + " since "
            + Seconds.of(timeNanos));
  }

  @Override
  public List<Hazard> end(Scene scene) {
    List<Hazard> all = new ArrayList<>(found);
    List<Waiting> left = new ArrayList<>(waiting.values());
    left.sort(Comparator.comparingLong(Waiting::message).thenComparingInt(Waiting::host));
    for (Waiting one : left) {
      Stall stall = new Stall(scene, one.host, one.message, one.arrivedNanos, null);
      Scene.@Nullable Name name = scene.host(one.host).registered.get(stall.application());
      all.add(name == null ? nobodyRegisters(stall) : stall.nobodyReceives(name));
    }
    return all;
  }
}
