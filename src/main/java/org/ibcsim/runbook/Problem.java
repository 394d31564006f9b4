package org.ibcsim.runbook;

import java.util.Comparator;

/**
 * One mistake in a text that a person wrote: where, what was found, what was expected, what to try.
 *
 * <p>Ordered by place. Long findings are shortened, so a problem always fits a few screen lines.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param found what stands there, as a noun phrase
 * @param expected what may stand there, as a noun phrase
 * @param suggestion what to try, or empty
 */
public record Problem(int line, int column, String found, String expected, String suggestion)
    implements Comparable<Problem> {
  private static final int MAXIMUM_FOUND_CHARACTERS = 80;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::found)
          .thenComparing(Problem::expected)
          .thenComparing(Problem::suggestion);

  public Problem {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "place " + line + ":" + column + ", expected 1:1 or later");
    }
    found = shortened(found);
    suggestion = shortened(suggestion);
  }

  /** A problem at a word. */
  static Problem at(Word word, String found, String expected, String suggestion) {
    return new Problem(word.line(), word.column(), found, expected, suggestion);
  }

  /**
   * The problem in one line, without the file: {@code line:column: found ..., expected ...; try
   * ...}.
   */
  public String text() {
    String text = line + ":" + column + ": found " + found + ", expected " + expected;
    return suggestion.isEmpty() ? text : text + "; try " + suggestion;
  }

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= MAXIMUM_FOUND_CHARACTERS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MAXIMUM_FOUND_CHARACTERS - 3)) + "...";
  }
}
