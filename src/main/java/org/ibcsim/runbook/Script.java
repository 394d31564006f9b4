package org.ibcsim.runbook;

import java.util.List;
import java.util.stream.Stream;

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

  /**
   * The prefixes of all snapshots that the script takes, those of its tasks of {@code vradmin ibc}
   * among them, each once, in order of appearance.
   */
  public List<String> snapshotPrefixes() {
    return steps.stream().flatMap(step -> prefixes(step.command())).distinct().toList();
  }

  private static Stream<String> prefixes(Command command) {
    if (command instanceof Command.Snapshot snapshot) {
      return Stream.of(snapshot.prefix());
    } else if (command instanceof Command.RegisterAndReceive both) {
      return prefixes(both.command());
    } else if (command instanceof Command.RunIbcTask run) {
      return run.task().scripts().stream()
          .flatMap(script -> script.commands().snapshotPrefixes().stream());
    }
    return Stream.empty();
  }
}
