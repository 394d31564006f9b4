package org.ibcsim.model;

/** What a command that starts the replay of an RVG's DCMs answers. */
public enum ResyncStart {
  /** The replay has begun. */
  STARTED,
  /** No RLINK is in DCM logging, so there is nothing to replay. */
  NOT_IN_DCM_LOGGING,
  /** An RLINK in DCM logging is not connected (inferred, dataflow 4.4). */
  NOT_CONNECTED,
  /** A replay is under way, running or paused. */
  UNDER_WAY,
  /** The RVG of the Primary is not started, or its host is down. */
  RVG_STOPPED
}
