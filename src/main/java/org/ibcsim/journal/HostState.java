package org.ibcsim.journal;

/**
 * What a host is seen doing in its state strip; of several that hold at once the first one is
 * shown.
 */
public enum HostState {
  /** The host has crashed and is not up again. */
  DOWN,
  /** A cluster: no node is the logowner, the work goes over to another one. */
  NO_LOGOWNER,
  /** An administrator has stopped the RVG. */
  STOPPED,
  /** A data volume of it has failed and is detached. */
  VOLUME_FAILED,
  /** Primary: it has no SRL, writes go straight to the data volumes. */
  PASSTHRU,
  /** It was the Primary until a takeover, and is no part of the data set any more. */
  SUPERSEDED,
  /** Secondary: its data volumes stand still for a message. */
  FROZEN,
  /** Secondary: its RLINK is STALE, after an overflow of the SRL or by an administrator. */
  DETACHED,
  /** Secondary: its data volumes are inconsistent, a DCM is replayed. */
  INCONSISTENT,
  /** Secondary: its RLINK is not connected. */
  DISCONNECTED,
  /** Secondary: it paused its RLINK, and the Primary sends nothing. */
  PAUSED,
  /** Secondary: its RLINK is in DCM logging, nothing is sent. */
  DCM_LOGGING,
  /** Secondary: it applies what was stored while it stood still. */
  DRAINING,
  /** Secondary: none of these. */
  REPLICATING,
  /** Primary: writes are stalled because the SRL is full for an RLINK. */
  THROTTLED,
  /** Primary: the application has stopped writing. */
  QUIESCED,
  /** Primary: neither. */
  WRITING
}
