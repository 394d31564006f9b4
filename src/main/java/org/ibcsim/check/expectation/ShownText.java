package org.ibcsim.check.expectation;

import java.util.Collection;
import org.ibcsim.kernel.NearestName;

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

  /** Asks for the name that was probably meant; empty if none is near. */
  static String didYouMean(String typed, Collection<String> names) {
    String near = NearestName.to(typed, names);
    return near == null ? "" : "did you mean '" + near + "'?";
  }
}
