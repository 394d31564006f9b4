package org.ibcsim.scenario.text;

import java.util.List;
import java.util.Locale;

/**
 * How text from a file is shown in a message: in one line, without control characters, not too
 * long.
 */
public final class Shown {
  private static final int MOST_CHARACTERS = 60;

  private Shown() {}

  /** In single quotes, escaped, cut after {@value #MOST_CHARACTERS} characters. */
  public static String quoted(String text) {
    if (text.codePointCount(0, text.length()) <= MOST_CHARACTERS) {
      return "'" + escaped(text) + "'";
    }
    int end = text.offsetByCodePoints(0, MOST_CHARACTERS);
    return "'" + escaped(text.substring(0, end)) + "…' (" + text.length() + " characters)";
  }

  /** Control characters and those that would hide or reorder text as escapes. */
  public static String escaped(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    switch (point) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (Characters.isAllowed(point)) {
          shown.appendCodePoint(point);
        } else {
          shown.append(named(point));
        }
      }
    }
  }

  /** A character by its number: {@code U+0007}. */
  static String named(int point) {
    String digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /** Several words: {@code a, b or c}. */
  public static String oneOf(List<String> words) {
    return joined(words, " or ");
  }

  private static String joined(List<String> words, String before) {
    int last = words.size() - 1;
    if (last <= 0) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, last)) + before + words.get(last);
  }

  /** Several words: {@code a, b and c}. */
  public static String listed(List<String> words) {
    return joined(words, " and ");
  }

  /** A word for several things. */
  public static String plural(String thing) {
    return thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
  }

  /** A count of things in English: {@code 1 host}, {@code 2 hosts}. */
  public static String count(long count, String thing) {
    return count + " " + (count == 1 ? thing : plural(thing));
  }
}
