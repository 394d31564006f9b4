package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ibcsim.check.expectation.ExpectationNames;
import org.ibcsim.check.expectation.ExpectationNames.TypedCommand;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Command;
import org.ibcsim.runbook.IbcTasks;
import org.ibcsim.runbook.Script;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Collects the names that expectations may use: those of the layout, and those that runbooks give.
 */
final class NamesInRunbook {
  private final RdsLayout layout;
  private final List<String> hosts;
  private final Set<String> applications = new LinkedHashSet<>();
  private final Set<String> snapshots = new LinkedHashSet<>();
  private final List<TypedCommand> commands = new ArrayList<>();

  /**
   * The names of the layout.
   *
   * @param tasks those of {@code vradmin ibc}
   */
  NamesInRunbook(RdsLayout layout, IbcTasks tasks) {
    this.layout = layout;
    hosts = layout.hosts().stream().map(host -> host.name()).toList();
    tasks.names().stream().filter(name -> tasks.named(name).isEmpty()).forEach(applications::add);
  }

  /**
   * Adds the names that some scripts give.
   *
   * @param scripts those that are right
   * @param runbook as written; where a script of it is wrong, every word of it may be a name, so
   *     that a mistake in a command does not make expectations wrong too
   */
  void add(List<Script> scripts, @Nullable Node runbook) {
    commands.addAll(commands(hosts, scripts));
    for (Script script : scripts) {
      snapshots.addAll(script.snapshotPrefixes());
      script.steps().forEach(step -> addRegistered(step.command(), applications));
    }
    if (runbook instanceof Mapping mapping && scripts.size() < mapping.entries().size()) {
      for (Entry entry : mapping.entries()) {
        if (entry.value() instanceof Scalar scalar) {
          List<String> words = List.of(scalar.text().strip().split("\\s+"));
          applications.addAll(words);
          snapshots.addAll(words);
          words.forEach(word -> commands.add(new TypedCommand(entry.key().text(), word)));
        }
      }
    }
  }

  ExpectationNames names() {
    return new ExpectationNames(
        hosts.get(RdsLayout.FIRST_PRIMARY),
        hosts.subList(RdsLayout.FIRST_PRIMARY + 1, hosts.size()),
        layout.rlinks().stream().map(rlink -> rlink.name()).toList(),
        List.copyOf(applications),
        List.copyOf(snapshots),
        commands);
  }

  private static List<TypedCommand> commands(List<String> hosts, List<Script> scripts) {
    return scripts.stream()
        .flatMap(
            script ->
                script.steps().stream()
                    .map(
                        step ->
                            new TypedCommand(
                                script.label(hosts.get(script.host())), step.command().name())))
        .toList();
  }

  private static void addRegistered(Command command, Set<String> applications) {
    if (command instanceof Command.Register register) {
      applications.add(register.application());
    } else if (command instanceof Command.RegisterAndSend both) {
      applications.add(both.application());
    } else if (command instanceof Command.RegisterAndReceive both) {
      applications.add(both.application());
      addRegistered(both.command(), applications);
    } else if (command instanceof Command.RunIbcTask run) {
      applications.add(run.application());
    }
  }
}
