package org.ibcsim.runbook;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one process on a host does: commands that are carried out in order, each when the one before
 * has ended.
 *
 * <p>Processes of one host share its registrations; each has a script of its own.
 *
 * @param host number of the host among those of the layout
 * @param process its name, that of the node it runs on where the host is a cluster and has such a
 *     node; empty where the host has one that needs none
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
