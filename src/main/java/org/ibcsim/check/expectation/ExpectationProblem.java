package org.ibcsim.check.expectation;

/**
 * A mistake in an expectation.
 *
 * @param offset characters before it in the expression
 * @param line from 1
 * @param column from 1, in characters
 * @param found what stands there
 * @param expected what may stand there
 * @param advice what to try; empty if there is nothing to add
 */
public record ExpectationProblem(
    int offset, int line, int column, String found, String expected, String advice) {
  /** In a line, without the place. */
  public String message() {
    return "found " + found + ", expected " + expected + (advice.isEmpty() ? "" : "; " + advice);
  }

  static ExpectationProblem at(
      String source, int offset, String found, String expected, String advice) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset && i < source.length(); i++) {
      if (source.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new ExpectationProblem(
        offset, line, offset - lineStart + 1, ShownText.of(found), expected, ShownText.of(advice));
  }
}
