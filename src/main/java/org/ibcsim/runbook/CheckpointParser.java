package org.ibcsim.runbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.CheckpointOrder.Verb;

/**
 * Makes an order about a checkpoint of the words of a {@code vxrvg}, {@code vxrlink} or {@code
 * vradmin} line (admin 3.1, 3.2).
 */
final class CheckpointParser {
  static final Set<String> OF_VXRVG = Set.of("checkstart", "checkend", "checkdelete", "cplist");
  static final Set<String> OF_VXRLINK = Set.of("restore", "checkdelete", "cplist");

  private final List<Problem> problems;

  CheckpointParser(List<Problem> problems) {
    this.problems = problems;
  }

  Optional<Command> vxrvg(Word keyword, Options options) {
    return switch (keyword.text()) {
      case "cplist" -> Optional.of(new Command.ListCheckpoints(CheckpointOrder.OF_RVG));
      case "checkend" -> Optional.of(command(Verb.END, CheckpointOrder.OF_RVG, "", false));
      case "checkstart" -> named(keyword, options, Verb.START, CheckpointOrder.OF_RVG, false);
      default -> named(keyword, options, Verb.DELETE, CheckpointOrder.OF_RVG, false);
    };
  }

  Optional<Command> vxrlink(Word keyword, Options options, int rlink) {
    return switch (keyword.text()) {
      case "cplist" -> Optional.of(new Command.ListCheckpoints(rlink));
      case "checkdelete" -> named(keyword, options, Verb.DELETE, rlink, false);
      case "restore" -> named(keyword, options, Verb.RESTORE, rlink, false);
      case "att" -> named(keyword, options, Verb.ATTACH, rlink, false);
      default -> named(keyword, options, Verb.MARK_AND_PAUSE, rlink, false);
    };
  }

  Optional<Command> startrep(Word keyword, Options options, int rlink) {
    return named(keyword, options, Verb.ATTACH, rlink, true);
  }

  private Optional<Command> named(
      Word keyword, Options options, Verb verb, int rlink, boolean byVradmin) {
    Optional<Word> name = options.value('c');
    if (name.isEmpty()) {
      problems.add(
          Problem.at(
              keyword,
              keyword.text() + " without a checkpoint",
              "-c and its name before " + keyword.text(),
              ""));
      return Optional.empty();
    }
    String text = name.get().text();
    if (!text.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")
        || text.length() > CheckpointOrder.MAXIMUM_NAME_CHARACTERS) {
      problems.add(
          Problem.at(
              name.get(),
              "the checkpoint name '" + text + "'",
              "1 to "
                  + CheckpointOrder.MAXIMUM_NAME_CHARACTERS
                  + " letters, digits, '_', '-' or '.', the first a letter or digit",
              ""));
      return Optional.empty();
    }
    return Optional.of(command(verb, rlink, text, byVradmin));
  }

  private static Command command(Verb verb, int rlink, String name, boolean byVradmin) {
    return new Command.OrderCheckpoint(new CheckpointOrder(verb, rlink, name), byVradmin);
  }
}
