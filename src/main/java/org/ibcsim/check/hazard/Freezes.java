package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;

/** Freezes that nobody ended, that a time-out ended, or that were longer than an SRL holds. */
final class Freezes implements Search {
  /** A message that its application has and has not unfrozen; a host has one at most. */
  private record Working(long message, long receivedNanos) {}

  private final Map<Integer, Working> working = new TreeMap<>();
  private final List<Hazard> found = new ArrayList<>();

  @Override
  public void fact(Scene scene, TimedFact timed) {
    if (timed.fact() instanceof Fact.MessageReceived received
        && scene.message(received.message()).fact().freeze()) {
      working.put(received.host(), new Working(received.message(), timed.timeNanos()));
    } else if (timed.fact() instanceof Fact.MessageEnded ended) {
      Working work = working.get(ended.host());
      if (work != null && work.message == ended.message()) {
        working.remove(ended.host());
        if (ended.fate() == Fact.Fate.FREEZE_TIMED_OUT) {
          found.add(timedOut(scene, ended.host(), work, timed.timeNanos()));
        }
      }
    } else if (timed.fact() instanceof Fact.HostCrashed crashed) {
      working.remove(crashed.host());
    } else if (timed.fact() instanceof Fact.LogownerLost lost && lost.crashed()) {
      working.remove(lost.host());
    } else if (timed.fact() instanceof Fact.SecondarySrlFull full) {
      Scene.Held held = scene.host(full.host()).held;
      if (held != null) {
        found.add(srlFull(scene, full.host(), held, timed.timeNanos()));
      }
    }
  }

  private static Hazard timedOut(Scene scene, int host, Working work, long timeNanos) {
    return Hazard.of(
        HazardKind.FREEZE_TIMED_OUT,
        timeNanos,
        scene.name(host)
            + " received "
            + scene.words(work.message)
            + " at "
            + Seconds.of(work.receivedNanos)
            + " and had not unfrozen when the freeze time-out of "
            + scene.message(work.message).fact().freezeTimeoutSeconds()
            + " s let the volumes go on at "
            + Seconds.of(timeNanos));
  }

  private static Hazard srlFull(Scene scene, int host, Scene.Held held, long timeNanos) {
    long lasted = timeNanos - held.sinceNanos();
    String then =
        scene.answers("secondary_srl_full", "break_freeze")
            ? "the freeze was broken"
            : scene.answers("secondary_srl_full", "pause_rlink")
                ? "the RLINK was paused"
                : "it took no more updates";
    return new Hazard(
        HazardKind.SECONDARY_SRL_FULL,
        timeNanos,
        "the SRL of "
            + scene.name(host)
            + " ("
            + scene.run.header().hosts().get(host).srlBytes()
            + " bytes) was full after "
            + Seconds.of(lasted)
            + " of the freeze for "
            + scene.words(held.message())
            + ": "
            + then,
        "freeze "
            + scene.name(host)
            + " for less than "
            + Seconds.of(lasted)
            + " at this load (-F limits it), or give it a larger SRL");
  }

  @Override
  public List<Hazard> end(Scene scene) {
    List<Hazard> all = new ArrayList<>(found);
    working.forEach((host, work) -> all.add(leftFrozen(scene, host, work)));
    return all;
  }

  private static Hazard leftFrozen(Scene scene, int host, Working work) {
    int limit = scene.message(work.message).fact().freezeTimeoutSeconds();
    String name = scene.name(host);
    return new Hazard(
        HazardKind.LEFT_FROZEN,
        work.receivedNanos,
        name
            + " received "
            + scene.words(work.message)
            + " at "
            + Seconds.of(work.receivedNanos)
            + " and was frozen for the "
            + Seconds.of(scene.run.endNanos() - work.receivedNanos)
            + " until the run ended; "
            + (limit == 0
                ? "the freeze time-out is 0: nothing but unfreeze ends it"
                : "the freeze time-out is " + limit + " s"),
        "vxibc unfreeze on "
            + name
            + " when the work is done, by another process if the receiver died"
            + (limit == 0 ? "; send with -F, so that the freeze has a limit" : ""));
  }
}
