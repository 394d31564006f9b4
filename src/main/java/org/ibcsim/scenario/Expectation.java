package org.ibcsim.scenario;

import org.ibcsim.scenario.text.LocatedText;

/**
 * What the run must fulfil, an expression in CEL.
 *
 * @param source the expression, whose lines and columns can be told as places of the scenario file
 */
public record Expectation(LocatedText source) {
  /** The expression. */
  public String text() {
    return source.text();
  }
}
