package org.ibcsim.scenario;

import org.ibcsim.check.expectation.Expectation;
import org.ibcsim.scenario.text.LocatedText;

/**
 * What the run must fulfil, and where the scenario file says so.
 *
 * @param source the expression, whose lines and columns can be told as places of the file
 * @param compiled the same, ready to be evaluated
 */
public record LocatedExpectation(LocatedText source, Expectation compiled) {
  /** The expression. */
  public String text() {
    return source.text();
  }
}
