package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;

/**
 * A SEND while an RLINK that it may be for is in DCM logging: what that does is not documented (ibc
 * 6).
 */
final class DcmRlinks implements Search {
  private record Spell(int rlink, long fromNanos, long toNanos) {}

  private final Map<Integer, Long> since = new TreeMap<>();
  private final List<Spell> spells = new ArrayList<>();

  @Override
  public void fact(Scene scene, TimedFact timed) {
    if (timed.fact() instanceof Fact.DcmLogging dcm) {
      since.putIfAbsent(dcm.rlink(), timed.timeNanos());
    } else if (timed.fact() instanceof Fact.FailbackLogging logging) {
      since.putIfAbsent(logging.rlink(), timed.timeNanos());
    } else if (timed.fact() instanceof Fact.Attached attached
        && attached.how() == Fact.Attachment.AUTOSYNC) {
      since.putIfAbsent(attached.rlink(), timed.timeNanos());
    } else if (timed.fact() instanceof Fact.StreamResumed resumed) {
      ends(resumed.rlink(), timed.timeNanos());
    } else if (timed.fact() instanceof Fact.Detached detached) {
      ends(detached.rlink(), timed.timeNanos());
    }
  }

  private void ends(int rlink, long nanos) {
    Long from = since.remove(rlink);
    if (from != null) {
      spells.add(new Spell(rlink, from, nanos));
    }
  }

  @Override
  public List<Hazard> end(Scene scene) {
    since.forEach((rlink, from) -> spells.add(new Spell(rlink, from, Long.MAX_VALUE)));
    List<Hazard> found = new ArrayList<>();
    for (JournalEntry.Command command : scene.run.entries(JournalEntry.Command.class)) {
      for (Spell spell : spells) {
        if (command.host().equals(scene.primary())
            && Typed.of(command).sendsTo(name(scene, spell.rlink()), names(scene))
            && spell.fromNanos() <= command.startedNanos()
            && command.startedNanos() < spell.toNanos()) {
          found.add(hazard(scene, command, spell));
        }
      }
    }
    return found;
  }

  private static String name(Scene scene, int rlink) {
    return scene.run.header().rlinkName(rlink);
  }

  private static List<String> names(Scene scene) {
    return scene.run.header().rlinks().stream().map(RunHeader.Rlink::name).toList();
  }

  private static Hazard hazard(Scene scene, JournalEntry.Command command, Spell spell) {
    return Hazard.of(
        HazardKind.DCM_LOGGING,
        command.startedNanos(),
        "'"
            + command.text()
            + "' of "
            + Seconds.of(command.startedNanos())
            + " met "
            + name(scene, spell.rlink())
            + ", which is in DCM logging since "
            + Seconds.of(spell.fromNanos()));
  }
}
