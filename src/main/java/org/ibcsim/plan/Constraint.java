package org.ibcsim.plan;

import java.util.Locale;

/** What may decide the size of an SRL (capacity 1.1). */
public enum Constraint {
  /** VVR refuses a smaller one [S:4]. */
  FLOOR("the product refuses an SRL below 110 MB"),
  /** What the link cannot carry at once in the busiest time [S:1]. */
  PEAK_USAGE("what the link cannot carry in the busiest time waits in the log"),
  /** Everything written during an initial synchronization [S:7]. */
  SYNCHRONIZATION("everything written while the Secondary is synchronized"),
  /** Everything since the last checkpoint of the Secondary [S:8, S:9, derived]. */
  SECONDARY_BACKUP("everything written since the checkpoint of the Secondary's backup"),
  /** Everything written while the Secondary cannot be reached [S:10]. */
  DOWNTIME("everything written in the worst time of an outage"),
  /** An outage at the worst moment, and the peak that it meets; exact. */
  OUTAGE_AND_PEAK("an outage at the worst moment, and the peaks before and after it"),
  /** The link never drains: not a need that a size satisfies (capacity 1.2). */
  LINK("more is written than the link carries, so no SRL is large enough");

  private final String sentence;

  Constraint(String sentence) {
    this.sentence = sentence;
  }

  /** The name in a result. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String sentence() {
    return sentence;
  }
}
