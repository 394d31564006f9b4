package org.ibcsim.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ibcsim.scenario.text.LocatedText;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.SourceText;

/**
 * The text of a scenario with other values in the places of some: everything else stays where it
 * is, so that a mistake that a value brings is told in its line of the scenario.
 *
 * @param places where the values of the parameters stand
 */
record ScenarioText(SourceText source, Map<String, Scalar> places) {
  /** One text in the place of another. */
  private record Change(Place from, int length, String text) {}

  /** Whether a value stands in one line, so that another can be put there. */
  static boolean replaceable(Scalar scalar) {
    LocatedText.Style style = scalar.inside().style();
    return (style == LocatedText.Style.PLAIN || style == LocatedText.Style.QUOTED)
        && !scalar.text().isEmpty();
  }

  /** The scenario with some values. */
  byte[] with(Map<String, String> values) {
    List<Change> changes = new ArrayList<>();
    values.forEach(
        (parameter, value) -> {
          Scalar scalar = places.get(parameter);
          if (scalar == null) {
            throw new IllegalArgumentException(parameter + " has no place in the scenario");
          }
          changes.add(new Change(scalar.place(), length(scalar), written(value)));
        });
    // From the end on, so that the places before stay right.
    changes.sort(Comparator.comparing(Change::from).reversed());
    List<String> lines = new ArrayList<>(source.lines());
    for (Change change : changes) {
      String line = lines.get(change.from().line() - 1);
      int from = line.offsetByCodePoints(0, change.from().column() - 1);
      lines.set(
          change.from().line() - 1,
          line.substring(0, from) + change.text() + line.substring(from + change.length()));
    }
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private int length(Scalar scalar) {
    if (scalar.inside().style() == LocatedText.Style.PLAIN) {
      return scalar.text().length();
    }
    String line = source.lines().get(scalar.place().line() - 1);
    int from = line.offsetByCodePoints(0, scalar.place().column() - 1);
    char quote = line.charAt(from);
    int end = from + 1;
    while (end < line.length()) {
      if (quote == '"' && line.charAt(end) == '\\') {
        end++;
      } else if (line.charAt(end) == quote) {
        boolean doubled = quote == '\'' && end + 1 < line.length() && line.charAt(end + 1) == quote;
        if (!doubled) {
          return end + 1 - from;
        }
        end++;
      }
      end++;
    }
    return line.length() - from;
  }

  /** A value as YAML: in quotes where a flow mapping would take a part of it for its own. */
  private static String written(String value) {
    boolean plain =
        !value.isEmpty()
            && value.chars().noneMatch(c -> ",[]{}#:&*!|>'\"%@`".indexOf(c) >= 0)
            && !value.startsWith("-")
            && !value.startsWith("?");
    // A share ends with a sign that may not begin a plain text, and may stand at its end.
    boolean share = value.matches("[0-9.]+ ?%");
    boolean number = value.matches("-[0-9.]+");
    return plain || share || number ? value : "'" + value.replace("'", "''") + "'";
  }
}
