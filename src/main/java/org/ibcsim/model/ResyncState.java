package org.ibcsim.model;

/** How the replay of an RLINK's DCM stands, as the Primary knows. */
public enum ResyncState {
  /** None is under way. */
  NONE,
  /** Regions are sent. */
  RUNNING,
  /** An RLINK that takes part is not connected. */
  PAUSED,
  /** All regions are sent, and the Secondary lacks a part of the SRL. */
  ENDING
}
