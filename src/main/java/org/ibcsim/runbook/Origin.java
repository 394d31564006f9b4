package org.ibcsim.runbook;

/**
 * Where a script begins inside the file that holds it.
 *
 * <p>Every line of the script is taken to begin in the same column, as in an indented block of
 * YAML.
 *
 * @param line line of the script's first line, from 1
 * @param column column of the first character of each line, from 1
 */
public record Origin(int line, int column) {
  /** A script that is a file of its own. */
  public static final Origin START = new Origin(1, 1);

  public Origin {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "place " + line + ":" + column + ", expected 1:1 or later");
    }
  }
}
