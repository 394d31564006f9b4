package org.ibcsim.journal;

/** An entry and when it was made, in nanoseconds of virtual time. */
public record TimedEntry(long timeNanos, JournalEntry entry) {}
