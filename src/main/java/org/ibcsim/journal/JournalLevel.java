package org.ibcsim.journal;

/** How much of a run its journal tells; time series and summary are the same at every level. */
public enum JournalLevel {
  /** Every step of every write, a short line each. */
  ALL,
  /** Only what is not a step of a single write. */
  CONTROL
}
