package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.model.RdsLayout;

/**
 * Reads the runbook of one host.
 *
 * <p>All mistakes are found in one pass, in order of place. The language is in {@link Lexer}
 * (words) and {@link Command} (what they may say). A time that {@code at} names and that is past
 * for certain, because of an earlier {@code at} and {@code sleep}, is a mistake too.
 */
public final class Parser {
  /** What became of a text. */
  public sealed interface Answer {
    /** It is right. */
    record Accepted(Script script) implements Answer {}

    /** It is wrong; one problem or more, in order of place. */
    record Refused(List<Problem> problems) implements Answer {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private Parser() {}

  /**
   * Reads a script.
   *
   * @param source the text; lines end with LF or CR LF
   * @param origin where the text begins in its file
   * @param host number of the host on which it runs
   * @param files where {@code -f} of a sender reads
   * @param tasks those that {@code vradmin ibc} knows
   */
  public static Answer parse(
      String source,
      Origin origin,
      RdsLayout layout,
      int host,
      PayloadFiles files,
      IbcTasks tasks) {
    List<Problem> problems = new ArrayList<>();
    return read(
        source,
        origin,
        host,
        new CommandParser(layout, host, files, tasks, ScriptSetting.RUNBOOK, problems),
        problems);
  }

  /**
   * Reads a script of a runbook in which roles change: which host is the Primary when a command is
   * carried out is not known yet, so every host may have those of the Primary.
   */
  public static Answer parseWhereRolesChange(
      String source,
      Origin origin,
      RdsLayout layout,
      int host,
      PayloadFiles files,
      IbcTasks tasks) {
    List<Problem> problems = new ArrayList<>();
    CommandParser commands =
        new CommandParser(layout, host, files, tasks, ScriptSetting.RUNBOOK, problems);
    return read(source, origin, host, commands.whereRolesChange(), problems);
  }

  /**
   * Reads a script that a host starts at each boot: as a runbook, without {@code at}, because such
   * a script does not know the time of the run.
   */
  public static Answer parseAtBoot(
      String source,
      Origin origin,
      RdsLayout layout,
      int host,
      PayloadFiles files,
      IbcTasks tasks,
      boolean rolesChange) {
    List<Problem> problems = new ArrayList<>();
    CommandParser commands =
        new CommandParser(layout, host, files, tasks, ScriptSetting.BOOT, problems);
    return read(
        source, origin, host, rolesChange ? commands.whereRolesChange() : commands, problems);
  }

  /**
   * Reads the commands of a script of {@code vradmin ibc}: as a runbook, without {@code at} and
   * {@code vradmin ibc}.
   */
  public static Answer parseInsideTask(
      String source, Origin origin, RdsLayout layout, int host, PayloadFiles files) {
    List<Problem> problems = new ArrayList<>();
    return read(
        source,
        origin,
        host,
        new CommandParser(layout, host, files, IbcTasks.NONE, ScriptSetting.IBC_SCRIPT, problems),
        problems);
  }

  private static Answer read(
      String source, Origin origin, int host, CommandParser commands, List<Problem> problems) {
    List<Step> steps = new ArrayList<>();
    long earliestNanos = 0;
    for (CommandLine line : Lexer.read(source, origin, problems)) {
      Word first = line.first();
      Optional<Command> command = commands.parse(line.words(), 0);
      command.ifPresent(
          made -> steps.add(new Step(first.line(), first.column(), line.text(), made)));
      if (command.isPresent() && command.get() instanceof Command.At at) {
        if (at.time().leastNanos() < earliestNanos) {
          problems.add(
              Problem.at(
                  first,
                  "at " + RangeText.of(at.time()) + ", which is past when the script gets here",
                  "at " + Duration.text(earliestNanos) + " or later",
                  "sleep, which counts from the end of the command before"));
        }
        earliestNanos = Math.max(earliestNanos, at.time().leastNanos());
      } else if (command.isPresent() && command.get() instanceof Command.Sleep sleep) {
        earliestNanos = laterBy(earliestNanos, sleep.length().leastNanos());
      }
    }
    if (problems.isEmpty()) {
      return new Answer.Accepted(new Script(host, steps));
    }
    return new Answer.Refused(problems.stream().sorted().toList());
  }

  private static long laterBy(long nanos, long more) {
    return nanos > Long.MAX_VALUE - more ? Long.MAX_VALUE : nanos + more;
  }
}
