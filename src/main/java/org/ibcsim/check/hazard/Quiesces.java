package org.ibcsim.check.hazard;

import java.util.List;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.TimedFact;

/** An application that is quiesced when the run ends. */
final class Quiesces implements Search {
  @Override
  public void fact(Scene scene, TimedFact timed) {
    // The scene keeps what is asked at the end.
  }

  @Override
  public List<Hazard> end(Scene scene) {
    Long since = scene.quiescedNanos();
    if (since == null) {
      return List.of();
    }
    String by = "";
    for (JournalEntry.Command command : scene.run.entries(JournalEntry.Command.class)) {
      if (command.endedNanos() == since && Typed.of(command).quiesce()) {
        by = " (line " + command.scriptLine() + " on " + command.host() + ")";
      }
    }
    return List.of(
        Hazard.of(
            HazardKind.LEFT_QUIESCED,
            since,
            "the application was quiesced at "
                + Seconds.of(since)
                + by
                + " and wrote nothing for the "
                + Seconds.of(scene.run.endNanos() - since)
                + " until the run ended"));
  }
}
