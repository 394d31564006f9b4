package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.IbcError;

/** What the commands of the runbook printed: failures, and payloads that were cut. */
final class Commands implements Search {
  /** The status of {@code timeout} where its time was over [GNU coreutils]. */
  private static final int TIMED_OUT = 124;

  /** The status of a command that was interrupted: 128 and the number of the signal INT. */
  private static final int INTERRUPTED = 130;

  /** As {@code vxibc receive} says it; a payload of the same words could only be taken for it. */
  private static final Pattern CUT =
      Pattern.compile(
          "^vx.*: the message has ([0-9]+) bytes, ([0-9]+) fitted into the buffer; try a larger"
              + " -l$");

  @Override
  public void fact(Scene scene, TimedFact timed) {
    // Commands are entries.
  }

  @Override
  public List<Hazard> end(Scene scene) {
    List<Hazard> found = new ArrayList<>();
    for (JournalEntry.Command command : scene.run.entries(JournalEntry.Command.class)) {
      if (command.status() != 0 && !endedAsMeant(command)) {
        found.add(failed(command));
      }
      for (String line : command.output()) {
        Matcher cut = CUT.matcher(line);
        if (cut.matches()) {
          found.add(cut(command, cut.group(1), cut.group(2)));
        }
      }
    }
    return found;
  }

  /** Whether {@code timeout} has ended a command that goes on, or the end of the run has. */
  private static boolean endedAsMeant(JournalEntry.Command command) {
    return (command.status() == TIMED_OUT && command.text().startsWith("timeout"))
        || command.status() == INTERRUPTED;
  }

  private static Hazard failed(JournalEntry.Command command) {
    String where = "line " + command.scriptLine() + " on " + command.host();
    // A named RLINK without a place to go is a hazard of its own, with its own cure.
    boolean detached =
        command.output().stream().anyMatch(line -> line.contains(IbcError.IBC_NO_RLINK.name()));
    if (detached) {
      return Hazard.of(
          HazardKind.DETACHED_RLINK,
          command.endedNanos(),
          where + " failed, no message went out: " + command.text());
    }
    return new Hazard(
        HazardKind.COMMAND_FAILED,
        command.endedNanos(),
        where + " failed: " + command.text(),
        command.output().isEmpty() ? "" : command.output().get(0));
  }

  private static Hazard cut(JournalEntry.Command command, String bytes, String fitted) {
    return new Hazard(
        HazardKind.PAYLOAD_CUT,
        command.endedNanos(),
        "line "
            + command.scriptLine()
            + " on "
            + command.host()
            + " received "
            + fitted
            + " of the "
            + bytes
            + " bytes of a message",
        "receive with -l " + bytes + " or more, or without -l");
  }
}
