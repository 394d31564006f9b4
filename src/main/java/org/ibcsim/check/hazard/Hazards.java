package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;

/**
 * Finds the hazards of a run in its record.
 *
 * <p>One pass over the facts, at any level of the journal. What a record cannot tell is not found
 * here: scripts that had not ended, stalled writes, and what depends on an open question.
 */
public final class Hazards {
  private static final Comparator<Hazard> BY_TIME =
      Comparator.comparingLong(Hazard::atNanos)
          .thenComparing(Hazard::kind)
          .thenComparing(Hazard::text);

  private Hazards() {}

  /** The hazards, in order of time. */
  public static List<Hazard> of(RunRecord run) {
    Scene scene = new Scene(run);
    List<Search> searches =
        List.of(
            new UndeliveredMessages(),
            new RepeatedDeliveries(),
            new Freezes(),
            new LateSnapshots(),
            new DetachedRlinks(),
            new ForcedAttachments(),
            new DcmRlinks(),
            new Quiesces(),
            new Commands());
    for (TimedFact timed : run.facts()) {
      searches.forEach(search -> search.fact(scene, timed));
      scene.after(timed);
    }
    List<Hazard> found = new ArrayList<>();
    searches.forEach(search -> found.addAll(search.end(scene)));
    return sorted(found);
  }

  /** Hazards in order of time. */
  public static List<Hazard> sorted(List<Hazard> hazards) {
    return hazards.stream().sorted(BY_TIME).toList();
  }
}
