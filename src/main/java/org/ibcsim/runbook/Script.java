package org.ibcsim.runbook;

import java.util.List;

/**
 * What one process on a host does: commands that are carried out in order, each when the one before
 * has ended.
 *
 * <p>Processes of one host share its registrations; each has a script of its own.
 *
 * @param host number of the host among those of the layout
 * @param process its name; empty where the host has one that needs none
 */
public record Script(int host, String process, List<Step> steps) {
  public Script {
    steps = List.copyOf(steps);
  }

  /** The script of a process without a name. */
  public Script(int host, List<Step> steps) {
    this(host, "", steps);
  }

  /** The same script of another process. */
  public Script named(String name) {
    return new Script(host, name, steps);
  }

  /** How a runbook calls it: {@code london}, {@code london/operator}. */
  public String label(String hostName) {
    return process.isEmpty() ? hostName : hostName + "/" + process;
  }

  /** The prefixes of all snapshots that the script takes, each once, in order of appearance. */
  public List<String> snapshotPrefixes() {
    return steps.stream()
        .map(step -> innermost(step.command()))
        .filter(Command.Snapshot.class::isInstance)
        .map(command -> ((Command.Snapshot) command).prefix())
        .distinct()
        .toList();
  }

  private static Command innermost(Command command) {
    Command inner = command;
    while (inner instanceof Command.RegisterAndReceive both) {
      inner = both.command();
    }
    return inner;
  }
}
