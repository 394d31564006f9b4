package org.ibcsim.scenario;

import java.util.Optional;
import org.ibcsim.runbook.Origin;
import org.ibcsim.runbook.Parser;
import org.ibcsim.runbook.Script;
import org.ibcsim.scenario.text.LocatedText;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;

/** Commands as a text in the scenario: its form, and the parser's answer in places of the file. */
final class CommandBlock {
  private final String expected;
  private final Problems problems;

  /**
   * Texts of one kind.
   *
   * @param where the commands stand, for messages
   */
  CommandBlock(String where, Problems problems) {
    this.expected = "commands " + where + ", as a block: the character | and indented lines";
    this.problems = problems;
  }

  /** The text of a node, or empty once a problem has been told. */
  Optional<LocatedText> text(Node node) {
    if (!(node instanceof Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
      problems.add(node.place(), node.shown(), expected);
      return Optional.empty();
    }
    if (scalar.inside().style() == LocatedText.Style.FOLDED) {
      problems.add(node.place(), "several lines that YAML joins to one", expected, "|");
      return Optional.empty();
    }
    int lines = scalar.inside().indents().size();
    if (lines > Limits.MOST_RUNBOOK_LINES) {
      problems.add(
          node.place(), "a runbook of " + lines + " lines", "at most " + Limits.MOST_RUNBOOK_LINES);
      return Optional.empty();
    }
    return Optional.of(scalar.inside());
  }

  /**
   * Where the first command stands: all lines of a block have the same indentation; what is more,
   * the parser counts itself.
   */
  static Origin origin(LocatedText text) {
    return new Origin(text.start().line(), text.start().column());
  }

  /** The script, or empty once its problems have been told. */
  Optional<Script> script(Parser.Answer answer) {
    if (answer instanceof Parser.Answer.Accepted accepted) {
      return Optional.of(accepted.script());
    }
    for (var problem : ((Parser.Answer.Refused) answer).problems()) {
      problems.add(
          new Place(problem.line(), problem.column()),
          problem.found(),
          problem.expected(),
          problem.suggestion().isEmpty() ? null : problem.suggestion());
    }
    return Optional.empty();
  }
}
