package org.ibcsim.model.ibc;

/** The update stream of one Secondary, as its control messages see it. */
public interface StreamGate {
  /** The message that held the stream no longer does. */
  void released(Message message);

  /**
   * A message was received, or one that did not hold the stream is finished: its record may be
   * acknowledged now.
   */
  void delivered();

  /**
   * Nothing more goes to the data volumes. Answers whether they stand still already; if not, {@link
   * ArrivalDesk#flushed} is called when they do.
   */
  boolean hold();

  /** What {@link #hold} began ends, and nobody froze. */
  void letGo();

  /** Whether the RVG is started, on a host that is up: if not, nothing arrives. */
  boolean runs();

  /** The digest of the data volumes now. */
  long image();

  /** Whether a message of an application is stored behind the head of the stream. */
  boolean stored(String application);
}
