package org.ibcsim.check.expectation;

/**
 * A name that was computed and is none of the scenario's; its expectation is broken, whatever else
 * holds.
 */
final class UnknownName extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownName(String message) {
    super(message);
  }
}
