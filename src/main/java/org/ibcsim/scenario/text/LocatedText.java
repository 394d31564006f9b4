package org.ibcsim.scenario.text;

import java.util.List;

/**
 * A text inside of a file, whose own lines and columns can be told as places of the file.
 *
 * @param text the text itself
 * @param firstLine the line of the file in which its first line stands
 * @param indents for each line of the text how many columns stand before it in the file
 * @param style how it is written; only a text of one line and a literal block keep their lines
 */
public record LocatedText(String text, int firstLine, List<Integer> indents, Style style) {
  /** How a text is written in YAML. */
  public enum Style {
    /** Without quotes, in one line. */
    PLAIN,
    /** In quotes, in one line. */
    QUOTED,
    /** A block that begins with {@code |}: lines stay lines. */
    LITERAL,
    /** Several lines that YAML joins to one. */
    FOLDED
  }

  public LocatedText {
    indents = List.copyOf(indents);
  }

  /**
   * The place in the file of a place in the text; one behind the text's last line is taken for the
   * last line. In quoted text with escapes the column may be too small.
   */
  public Place place(int line, int column) {
    int index = Math.max(0, Math.min(line, indents.size()) - 1);
    return new Place(firstLine + index, indents.get(index) + Math.max(1, column));
  }

  /** Where it begins. */
  public Place start() {
    return place(1, 1);
  }
}
