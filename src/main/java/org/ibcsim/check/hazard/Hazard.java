package org.ibcsim.check.hazard;

import org.ibcsim.journal.JournalEntry;

/**
 * A hazard that a run has shown.
 *
 * @param atNanos when it began or showed, in virtual time
 * @param text who, where, since when, how long
 * @param cure what would help
 */
public record Hazard(HazardKind kind, long atNanos, String text, String cure) {
  /** With the cure that its kind has in general. */
  public static Hazard of(HazardKind kind, long atNanos, String text) {
    return new Hazard(kind, atNanos, text, kind.cure());
  }

  /** As a journal tells it. */
  public JournalEntry.Warning entry() {
    return new JournalEntry.Warning(kind.word(), atNanos, text, cure);
  }
}
