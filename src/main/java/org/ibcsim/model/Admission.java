package org.ibcsim.model;

/** What becomes of an application write at the moment it is issued (dataflow 2.9). */
public enum Admission {
  /** It has a place in the log and will be acknowledged. */
  ADMITTED,
  /**
   * It must wait: the SRL is full and protected by stalling, the Primary has no memory for it, or
   * the application is quiesced.
   */
  STALLED,
  /** It failed with EIO and left no trace. */
  REFUSED,
  /** There is no application: the host is down. */
  HOST_DOWN
}
