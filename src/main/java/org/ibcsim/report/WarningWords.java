package org.ibcsim.report;

/** What is said of warnings behind a verdict. */
public final class WarningWords {
  private WarningWords() {}

  /** {@code , with 2 warnings}; empty if there are none. */
  public static String behindVerdict(int count) {
    return count == 0 ? "" : ", with " + count + (count == 1 ? " warning" : " warnings");
  }
}
