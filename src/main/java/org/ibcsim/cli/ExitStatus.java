package org.ibcsim.cli;

import org.ibcsim.journal.JournalEntry.Verdict;

/** The exit statuses of every command. */
final class ExitStatus {
  /** All held. */
  static final int HELD = 0;

  /** An expectation or an invariant was broken. */
  static final int BROKEN = 1;

  /** The input, the usage or the place for the output is wrong. */
  static final int WRONG_INPUT = 2;

  /** A bound was reached first. */
  static final int INCONCLUSIVE = 3;

  /** A fault of ibcsim's own. */
  static final int OWN_FAULT = 70;

  private ExitStatus() {}

  static int of(Verdict verdict) {
    return switch (verdict) {
      case HELD -> HELD;
      case BROKEN -> BROKEN;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }

  static int of(org.ibcsim.explore.search.Verdict verdict) {
    return switch (verdict) {
      case HELD -> HELD;
      case BROKEN -> BROKEN;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }
}
