package org.ibcsim.report;

/**
 * What a report says beyond its run's record, and how it is made.
 *
 * @param journalSha256 lower-case hexadecimal digest of the journal file; empty if it is not known
 * @param replayLine the command that repeats the run; empty if there is none
 * @param threads that draw charts, 1 or more; the files are the same with any number
 */
public record ReportOptions(String journalSha256, String replayLine, int threads) {
  public ReportOptions {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads, expected 1 or more");
    }
  }

  /** One thread, and nothing known of the journal. */
  public static ReportOptions standard() {
    return new ReportOptions("", "", 1);
  }
}
