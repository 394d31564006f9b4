package org.ibcsim.explore;

/** A scenario runs, but cannot be explored as it is; the message says why, and what to change. */
public final class UnfitForExplorationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitForExplorationException(String message) {
    super(message);
  }
}
