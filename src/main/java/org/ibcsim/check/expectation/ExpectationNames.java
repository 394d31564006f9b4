package org.ibcsim.check.expectation;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of a scenario that an expectation may use; any other is a mistake of its author.
 *
 * @param primary the Primary's host
 * @param secondaries the other hosts
 * @param rlinks names of RLINKs; no value is named by one, but an author who tries is told the host
 * @param applications names that some runbook registers
 * @param snapshots prefixes of the snapshots that some runbook takes
 * @param commands those of the runbook, script by script, in the order of the scripts
 */
public record ExpectationNames(
    String primary,
    List<String> secondaries,
    List<String> rlinks,
    List<String> applications,
    List<String> snapshots,
    List<TypedCommand> commands) {
  /**
   * A command of the runbook.
   *
   * @param script the key of its script in the runbook: a host, or host and process
   * @param name without options and operands, for instance {@code vxibc receive}
   */
  public record TypedCommand(String script, String name) {
    /** Whether a word stands for the command: its name, or the keyword that ends it. */
    boolean isCalled(String word) {
      return name.equals(word) || name.endsWith(" " + word);
    }

    /** The last word of its name. */
    String keyword() {
      return name.substring(name.lastIndexOf(' ') + 1);
    }
  }

  public ExpectationNames {
    secondaries = List.copyOf(secondaries);
    rlinks = List.copyOf(rlinks);
    applications = List.copyOf(applications);
    snapshots = List.copyOf(snapshots);
    commands = List.copyOf(commands);
  }

  List<String> hosts() {
    return Stream.concat(Stream.of(primary), secondaries.stream()).toList();
  }

  /** The names that may stand for a parameter; empty for one that is no name. */
  List<String> allowed(Parameter parameter) {
    return switch (parameter) {
      case HOST -> hosts();
      case SECONDARY -> secondaries;
      case APPLICATION -> applications;
      case SNAPSHOT -> snapshots;
      case SCRIPT -> commands.stream().map(TypedCommand::script).distinct().toList();
      case KEYWORD -> keywords(commands.stream());
      case NUMBER -> List.of();
    };
  }

  /** The keywords of the commands of one script, each once. */
  List<String> keywordsOf(String script) {
    return keywords(commands.stream().filter(command -> command.script().equals(script)));
  }

  private static List<String> keywords(Stream<TypedCommand> some) {
    return some.map(TypedCommand::keyword).distinct().toList();
  }

  /** How many commands of a script a word stands for. */
  long count(String script, String word) {
    return commands.stream()
        .filter(command -> command.script().equals(script) && command.isCalled(word))
        .count();
  }
}
