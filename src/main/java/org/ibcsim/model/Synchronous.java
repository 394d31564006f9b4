package org.ibcsim.model;

/**
 * The RLINK attribute {@code synchronous}: what a write waits for [D 50-ag_ch_repsettings_vvr5].
 */
public enum Synchronous {
  /** Asynchronous: a write is acknowledged when it is in the SRL. */
  OFF,
  /**
   * Synchronous while connected; asynchronous from a disconnection until connected and up to date
   * again.
   */
  OVERRIDE,
  /** Synchronous; while disconnected new writes fail and leave no trace [D 62-ch03s04s02s01]. */
  FAIL
}
