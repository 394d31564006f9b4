package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ibcsim.check.expectation.Reads;
import org.ibcsim.check.expectation.Reads.Thing;
import org.ibcsim.explore.EndedCommands.Ended;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedEntry;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.Step;

/**
 * What a path has shown so far, as far as the scenario's expressions can read it: the part of the
 * past that makes two states different whose worlds are equal.
 *
 * <p>It has no times, and no order but that of what one host showed: nothing that an expression
 * without times reads depends on more. What came after on one host and what counts no more (the
 * arrival of a message that has ended, where nobody counts arrivals) is forgotten.
 */
final class History {
  private final RdsLayout layout;
  private final Set<Thing> things;
  private final List<Script> scripts;
  private final boolean outputs;

  /** Facts by host; those of RLINKs with their Secondary. */
  private final List<List<Fact>> facts = new ArrayList<>();

  /** By script and step, for those that are read; null elsewhere and before they have ended. */
  private final Ended[][] ended;

  private final EndedCommands waysToEnd;

  private final boolean[][] read;
  private final ShownWrites writes;

  /** Whether anything has happened since it was read. */
  private boolean touched = true;

  /**
   * @param scripts those of the runbook, then those of boots
   * @param waysToEnd those of all states of the exploration
   */
  History(RdsLayout layout, Reads reads, List<Script> scripts, EndedCommands waysToEnd) {
    this.waysToEnd = waysToEnd;
    this.layout = layout;
    this.things = reads.things();
    this.scripts = scripts;
    outputs = things.contains(Thing.OUTPUTS);
    writes = new ShownWrites(things, layout.rlinks().size());
    for (int host = 0; host < layout.hosts().size(); host++) {
      facts.add(new ArrayList<>());
    }
    ended = new Ended[scripts.size()][];
    read = new boolean[scripts.size()][];
    for (int number = 0; number < ended.length; number++) {
      Script script = scripts.get(number);
      ended[number] = new Ended[script.steps().size()];
      read[number] = new boolean[script.steps().size()];
      String label = script.label(layout.hosts().get(script.host()).name());
      for (int step = 0; step < read[number].length; step++) {
        String name = script.steps().get(step).command().name();
        read[number][step] = reads.commands().stream().anyMatch(words -> words.mean(label, name));
      }
    }
  }

  /** A write was submitted. */
  void submitted(long position, int lengthBytes) {
    touched |= writes.count();
    writes.submitted(position, lengthBytes);
  }

  /** A write failed at once. */
  void failed() {
    touched |= writes.count();
    writes.failed();
  }

  /** A write returned. */
  void acknowledged(boolean succeeded) {
    touched |= writes.count();
    writes.acknowledged(succeeded);
  }

  /** The Primary's crash took the updates from one position to another. */
  void lost(long firstPosition, long lastPosition) {
    touched |= writes.count();
    writes.lost(firstPosition, lastPosition);
  }

  /** Everything up to a position is on the disks of a Secondary. */
  void stable(int rlink, long position) {
    touched |= writes.count();
    writes.stable(rlink, position);
  }

  /** Something happened. */
  void fact(Fact fact) {
    touched = true;
    if (fact instanceof Fact.MessageSubmitted sent) {
      if (things.contains(Thing.MESSAGES)) {
        facts.get(layout.primary()).add(sent);
      }
    } else if (fact instanceof Fact.MessageArrived arrived) {
      arrived(arrived);
    } else if (fact instanceof Fact.MessageReceived received) {
      add(Thing.RECEIPTS, received.host(), received);
    } else if (fact instanceof Fact.MessageEnded end) {
      if (things.contains(Thing.FATES)) {
        forgetEarlier(end.host(), end.message());
        facts.get(end.host()).add(end);
      }
    } else if (fact instanceof Fact.Frozen frozen) {
      add(Thing.FREEZES, frozen.host(), new Fact.Frozen(frozen.host(), 0));
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      add(
          Thing.FREEZES,
          unfrozen.host(),
          new Fact.Unfrozen(unfrozen.host(), 0, unfrozen.release()));
    } else if (fact instanceof Fact.SnapshotTaken taken) {
      add(Thing.SNAPSHOTS, taken.host(), taken);
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      add(Thing.OVERFLOWS, hostOf(overflow.rlink()), overflow);
    } else if (fact instanceof Fact.StreamResumed resumed) {
      writes.stable(resumed.rlink(), resumed.position());
    } else if (fact instanceof Fact.Attached attached && attached.equal()) {
      writes.stable(attached.rlink(), attached.position());
    } else if (fact instanceof Fact.Cut cut) {
      add(Thing.OUTAGES, hostOf(cut.rlink()), cut);
    } else if (fact instanceof Fact.Healed healed) {
      add(Thing.OUTAGES, hostOf(healed.rlink()), healed);
    } else if (fact instanceof Fact.RoleChanged changed) {
      roleChanged(changed);
    }
  }

  /**
   * Stands among what the first Primary showed: whom a message goes to, and from where a freeze of
   * that host comes, depends on what is before it.
   */
  private void roleChanged(Fact.RoleChanged changed) {
    long lost = things.contains(Thing.ROLES) ? changed.lostUpdates() : 0;
    if (lost > 0 || things.contains(Thing.MESSAGES) || things.contains(Thing.FREEZES)) {
      facts
          .get(layout.primary())
          .add(new Fact.RoleChanged(0, changed.primary(), false, 0, 0, lost));
    }
  }

  private void add(Thing thing, int host, Fact fact) {
    if (things.contains(thing)) {
      facts.get(host).add(fact);
    }
  }

  private int hostOf(int rlink) {
    return layout.rlinks().get(rlink).targetHost();
  }

  private void arrived(Fact.MessageArrived arrived) {
    if (things.contains(Thing.ARRIVALS) || things.contains(Thing.FATES)) {
      forgetEarlier(arrived.host(), arrived.message());
      facts
          .get(arrived.host())
          .add(new Fact.MessageArrived(arrived.host(), arrived.message(), false, false, 0));
    }
  }

  /** Where nobody counts arrivals, the last of arrivals and ends says what became of a message. */
  private void forgetEarlier(int host, long message) {
    if (!things.contains(Thing.ARRIVALS)) {
      facts
          .get(host)
          .removeIf(
              fact ->
                  fact instanceof Fact.MessageArrived arrived && arrived.message() == message
                      || fact instanceof Fact.MessageEnded end && end.message() == message);
    }
  }

  /** A command of a script has ended, or one inside it; the first end of each counts. */
  void commandEnded(int script, int line, String text, int status, List<String> output) {
    touched = true;
    List<Step> steps = scripts.get(script).steps();
    for (int step = 0; step < steps.size(); step++) {
      if (read[script][step]
          && ended[script][step] == null
          && steps.get(step).line() == line
          && steps.get(step).text().equals(text)) {
        // Of what a failed command says, the error is read; of the rest only where it is asked for.
        boolean kept = outputs || status != 0;
        ended[script][step] = waysToEnd.of(status, kept ? output : List.of());
      }
    }
  }

  /**
   * The record of a run that shows this and nothing else; its times are numbers that keep the order
   * of each host.
   */
  RunRecord record(RunHeader header) {
    List<TimedFact> timed = new ArrayList<>();
    for (List<Fact> ofHost : facts) {
      for (Fact fact : ofHost) {
        timed.add(new TimedFact(timed.size() + 1, fact));
      }
    }
    List<TimedEntry> entries = new ArrayList<>();
    for (int number = 0; number < ended.length; number++) {
      String host = layout.hosts().get(scripts.get(number).host()).name();
      for (int step = 0; step < ended[number].length; step++) {
        Ended end = ended[number][step];
        if (end != null) {
          Step typed = scripts.get(number).steps().get(step);
          entries.add(
              new TimedEntry(
                  0,
                  new JournalEntry.Command(
                      host, typed.line(), typed.text(), 0, 0, end.status(), end.output())));
        }
      }
    }
    return RunRecord.untimed(header, timed, entries, writes.counts());
  }

  private void clear() {
    facts.forEach(List::clear);
    for (Ended[] ofScript : ended) {
      Arrays.fill(ofScript, null);
    }
  }

  void write(StateWriter writer) {
    if (!touched && writer.repeated()) {
      return;
    }
    writer.section();
    for (List<Fact> ofHost : facts) {
      writer.count(ofHost.size());
      for (Fact fact : ofHost) {
        ShownFact.write(fact, writer);
      }
    }
    for (int number = 0; number < ended.length; number++) {
      for (int step = 0; step < ended[number].length; step++) {
        if (read[number][step]) {
          Ended end = ended[number][step];
          writer.flag(end != null);
          if (end != null) {
            writer.digest(end.number());
          }
        }
      }
    }
    writes.write(writer);
  }

  void read(StateReader reader) {
    touched = false;
    if (reader.unchanged()) {
      return;
    }
    clear();
    for (int host = 0; host < facts.size(); host++) {
      for (long left = reader.count(); left > 0; left--) {
        facts.get(host).add(ShownFact.read(host, reader));
      }
    }
    for (int number = 0; number < ended.length; number++) {
      for (int step = 0; step < ended[number].length; step++) {
        if (read[number][step] && reader.flag()) {
          ended[number][step] = waysToEnd.numbered(reader.digest());
        }
      }
    }
    writes.read(reader);
  }
}
