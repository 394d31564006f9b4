package org.ibcsim.model.ibc;

/** The update stream of one Secondary, as its control messages see it. */
public interface StreamGate {
  /** The message that stood at the head of the stream no longer holds it. */
  void released(Message message);

  /** The message that stands at the head of the stream was received. */
  void delivered();

  /** The digest of the data volumes now. */
  long image();

  /** Whether a message of an application is stored behind the head of the stream. */
  boolean stored(String application);
}
