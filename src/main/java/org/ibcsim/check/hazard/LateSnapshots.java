package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fact.Release;
import org.ibcsim.model.Switch;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that a receiver took for a message, and that was finished after the volumes moved on
 * (ibc 10, property 46).
 *
 * <p>A snapshot is taken to be for the message that was received last before it began, unless the
 * receiver had ended its work before: by unfreeze, by the end of regrecv or of onfreeze.
 */
final class LateSnapshots implements Search {
  /** A message at its receiver; the freeze has ended where {@code release} is there. */
  private record Work(long message, long receivedNanos, @Nullable Release release, long endNanos) {}

  private final Map<Integer, Work> newest = new TreeMap<>();
  private final List<Hazard> found = new ArrayList<>();

  @Override
  public void fact(Scene scene, TimedFact timed) {
    if (timed.fact() instanceof Fact.MessageReceived received) {
      // Without a freeze of its own a message stands for no point from its delivery on.
      boolean frozen = scene.message(received.message()).fact().freeze();
      newest.put(
          received.host(),
          new Work(
              received.message(),
              timed.timeNanos(),
              frozen ? null : Release.NO_FREEZE,
              timed.timeNanos()));
    } else if (timed.fact() instanceof Fact.Unfrozen unfrozen) {
      Work work = newest.get(unfrozen.host());
      if (work != null && work.message == unfrozen.message() && work.release == null) {
        newest.put(
            unfrozen.host(),
            new Work(work.message, work.receivedNanos, unfrozen.release(), timed.timeNanos()));
      }
    } else if (timed.fact() instanceof Fact.SnapshotTaken taken
        && !scene.isPrimary(taken.host())
        && taken.message() == 0) {
      Work work = newest.get(taken.host());
      if (work != null) {
        judge(scene, taken, work, timed.timeNanos());
      }
    }
  }

  private void judge(Scene scene, Fact.SnapshotTaken taken, Work work, long finishedNanos) {
    Release release = work.release;
    if (release == null || release == Release.CRASH) {
      return;
    }
    List<JournalEntry.Command> commands = scene.run.entries(JournalEntry.Command.class);
    int snapshot = commandOf(scene, commands, taken, finishedNanos);
    long begunNanos = snapshot < 0 ? finishedNanos : commands.get(snapshot).startedNanos();
    boolean meant =
        work.receivedNanos <= begunNanos
            && (release != Release.UNFREEZE || work.endNanos > begunNanos)
            && !workEnded(scene, commands, snapshot, taken.host(), work, begunNanos);
    if (meant) {
      found.add(late(scene, taken, work, release, finishedNanos));
    }
  }

  private static int commandOf(
      Scene scene,
      List<JournalEntry.Command> commands,
      Fact.SnapshotTaken taken,
      long finishedNanos) {
    for (int index = commands.size() - 1; index >= 0; index--) {
      JournalEntry.Command command = commands.get(index);
      if (command.endedNanos() == finishedNanos
          && command.host().equals(scene.name(taken.host()))
          && Typed.of(command).snapshot(taken.prefix())) {
        return index;
      }
    }
    return -1;
  }

  /** Commands stand in the order in which they ended, also those that ended at one time. */
  private static boolean workEnded(
      Scene scene,
      List<JournalEntry.Command> commands,
      int snapshot,
      int host,
      Work work,
      long begunNanos) {
    String application = scene.message(work.message).fact().application();
    for (int index = 0; index < commands.size(); index++) {
      JournalEntry.Command command = commands.get(index);
      boolean between =
          (snapshot < 0 || index < snapshot)
              && command.endedNanos() >= work.receivedNanos
              && command.endedNanos() <= begunNanos
              && command.host().equals(scene.name(host));
      Typed typed = Typed.of(command);
      boolean ends =
          typed.vxibc("unfreeze", application)
              || typed.vxibc("regrecv", application)
              || typed.script(application, "onfreeze");
      if (between && ends) {
        return true;
      }
    }
    return false;
  }

  private static Hazard late(
      Scene scene, Fact.SnapshotTaken taken, Work work, Release release, long finishedNanos) {
    Fact.MessageSubmitted message = scene.message(work.message).fact();
    boolean equal = taken.image() == message.image() && taken.begunImage() == message.image();
    String snapshot = "snapshot " + taken.prefix() + " of " + scene.name(taken.host());
    String when = " was finished at " + Seconds.of(finishedNanos) + ", ";
    String late = Seconds.of(finishedNanos - work.endNanos);
    String missed =
        release == Release.NO_FREEZE
            ? "but " + scene.words(work.message) + " did not freeze the volumes"
            : late
                + " after the freeze for "
                + scene.words(work.message)
                + " was over ("
                + ended(release, message)
                + ")";
    return new Hazard(
        HazardKind.LATE_SNAPSHOT,
        finishedNanos,
        snapshot
            + when
            + missed
            + ": it is not at the point of the message"
            + (equal ? ", and equals it only because no update came" : ""),
        cure(release, message.application(), finishedNanos - work.receivedNanos));
  }

  private static String ended(Release release, Fact.MessageSubmitted message) {
    return switch (release) {
      case FREEZE_TIMEOUT -> "its time-out is " + message.freezeTimeoutSeconds() + " s";
      case SECONDARY_SRL_FULL -> "the Secondary's SRL was full";
      case UNFREEZE -> "somebody had unfrozen";
      default -> "its end: " + Switch.nameOf(release);
    };
  }

  private static String cure(Release release, String application, long neededNanos) {
    return switch (release) {
      case FREEZE_TIMEOUT ->
          "send with -F "
              + (Seconds.roundedUp(neededNanos) + 1)
              + " or more, or compare the time at which a snapshot is finished with the limit";
      case NO_FREEZE -> "send " + application + "'s message with -F and without -N";
      case SECONDARY_SRL_FULL -> "give the Secondary a larger SRL, or take the snapshot sooner";
      default -> "unfreeze after the snapshot is finished, and from one process only";
    };
  }

  @Override
  public List<Hazard> end(Scene scene) {
    return found;
  }
}
