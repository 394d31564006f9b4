package org.ibcsim.scenario.text;

import org.jspecify.annotations.Nullable;

/**
 * One mistake in a file, as it is told to whoever wrote the file; its text is one line.
 *
 * @param file as the user named it, control characters escaped
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 for the line as a whole
 * @param found what stands there
 * @param expected what should stand there
 * @param suggestion what the user may have meant, or null where nothing comes near
 */
public record Problem(
    String file, int line, int column, String found, String expected, @Nullable String suggestion) {

  /** Where it is. */
  public Place place() {
    return new Place(line, column);
  }

  /** {@code file:line:column: found …; expected …; did you mean …?} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (column > 0) {
      text.append(':').append(column);
    }
    text.append(": found ").append(found).append("; expected ").append(expected);
    if (suggestion != null) {
      text.append("; did you mean ").append(suggestion).append('?');
    }
    return text.toString();
  }
}
