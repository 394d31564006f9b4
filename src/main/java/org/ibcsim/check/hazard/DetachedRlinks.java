package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;

/**
 * A message to all that an RLINK does not get because it is detached: nobody is told [D S4].
 *
 * <p>Whether a message was for all, only the command that sent it tells.
 */
final class DetachedRlinks implements Search {
  private final List<Hazard> found = new ArrayList<>();

  @Override
  public void fact(Scene scene, TimedFact timed) {
    if (!(timed.fact() instanceof Fact.MessageSubmitted submitted)
        || !toAll(scene, submitted.application(), timed.timeNanos())) {
      return;
    }
    for (Map.Entry<Integer, Long> detached : scene.detached().entrySet()) {
      int rlink = detached.getKey();
      if ((submitted.targets() >>> rlink & 1) == 0) {
        found.add(
            Hazard.of(
                HazardKind.DETACHED_RLINK,
                timed.timeNanos(),
                submitted.application()
                    + "'s message of "
                    + Seconds.of(timed.timeNanos())
                    + " to all was not addressed to "
                    + scene.name(scene.run.header().rlinks().get(rlink).host())
                    + ": "
                    + scene.run.header().rlinkName(rlink)
                    + " is detached since "
                    + Seconds.of(detached.getValue())));
      }
    }
  }

  private static boolean toAll(Scene scene, String application, long timeNanos) {
    return scene.run.entries(JournalEntry.Command.class).stream()
        .filter(
            command ->
                command.host().equals(scene.primary())
                    && command.startedNanos() <= timeNanos
                    && timeNanos <= command.endedNanos())
        .anyMatch(
            command ->
                sendsToAll(Typed.of(command), "send", application)
                    || sendsToAll(Typed.of(command), "regsend", application));
  }

  private static boolean sendsToAll(Typed typed, String keyword, String application) {
    return typed.vxibc(keyword, application) && typed.rlinks(keyword, application).isEmpty();
  }

  @Override
  public List<Hazard> end(Scene scene) {
    return found;
  }
}
