package org.ibcsim.runbook;

import java.util.List;

/**
 * The runbook of one host: commands that are carried out in order, each when the one before has
 * ended.
 *
 * @param host number of the host among those of the layout
 */
public record Script(int host, List<Step> steps) {
  public Script {
    steps = List.copyOf(steps);
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
