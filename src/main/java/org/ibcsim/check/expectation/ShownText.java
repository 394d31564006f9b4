package org.ibcsim.check.expectation;

/** Makes text of a stranger fit to be shown: short, on one line, without control characters. */
final class ShownText {
  /** Longest piece of an expression, or of a value, in a message. */
  private static final int MAXIMUM_LENGTH = 160;

  private ShownText() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i == MAXIMUM_LENGTH) {
        return shown.append("... ").append(text.length()).append(" characters").toString();
      }
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
