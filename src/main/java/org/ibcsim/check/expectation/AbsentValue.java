package org.ibcsim.check.expectation;

/** A function of an expectation has no value in this run; the message says why. */
final class AbsentValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AbsentValue(String reason) {
    super(reason);
  }
}
