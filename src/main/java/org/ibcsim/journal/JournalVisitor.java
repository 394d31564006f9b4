package org.ibcsim.journal;

import org.ibcsim.model.Observer;

/**
 * Is told what a journal tells, line after line: the steps of writes (at level ALL) and the facts
 * by the methods of {@link Observer}, after {@link #time}.
 */
public interface JournalVisitor extends Observer {
  /** What follows happened at this time; never earlier than what was told before. */
  default void time(long timeNanos) {}

  /** A write that was submitted should have arrived at a time. */
  default void submittedFrom(long position, long intendedNanos) {}

  /** An entry that is no fact of the model. */
  default void entry(JournalEntry entry) {}
}
