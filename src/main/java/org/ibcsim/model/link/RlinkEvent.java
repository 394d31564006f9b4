package org.ibcsim.model.link;

/**
 * What can happen to an RLINK, as its Primary sees it; {@link RlinkTransitions} says what follows.
 */
public enum RlinkEvent {
  /** {@code vxrlink assoc}. */
  ASSOCIATE,
  /** {@code vxrlink dis}. */
  DISSOCIATE,
  /** {@code vradmin -f startrep}, {@code vxrlink -f att}: the data is said to be equal. */
  ATTACH_FORCED,
  /** {@code vradmin -a startrep}, {@code vxrlink -a att}: all regions are to be sent. */
  ATTACH_AUTOSYNC,
  /** {@code vradmin -c startrep}, {@code vxrlink -c att}: from a checkpoint on. */
  ATTACH_CHECKPOINT,
  /** Heartbeats were exchanged and the other end is ready. */
  CONNECT,
  /** The session of the two ends is over. */
  DISCONNECT,
  /** Writes wait for the Secondary again. */
  BECOME_SYNCHRONOUS,
  /** {@code vradmin pauserep}, {@code vxrlink pause} on the Primary. */
  PAUSE_AT_PRIMARY,
  /** {@code vxrlink pause} on the Secondary, or the Secondary's own doing. */
  PAUSE_AT_SECONDARY,
  /** The last of those who paused it resumes it. */
  RESUME,
  /** The SRL is about to overflow and a DCM takes its place. */
  BEGIN_DCM_LOGGING,
  /** The SRL is about to overflow and writes are stalled. */
  SRL_THROTTLE_ON,
  /** Enough of the SRL is free for writes to go on. */
  SRL_THROTTLE_OFF,
  /** The connection that a stall for the SRL relied on is gone. */
  SRL_THROTTLE_LOST,
  /** The SRL overflows. */
  OVERFLOW,
  /** The SRL is full and a write is refused. */
  SRL_REFUSAL,
  /** The high mark is reached and writes are stalled. */
  LATENCY_THROTTLE_ON,
  /** The low mark is reached and writes go on. */
  LATENCY_THROTTLE_OFF,
  /** The high mark is reached while the Secondary cannot be reached. */
  LATENCY_UNPROTECTED,
  /** {@code vradmin resync}. */
  BEGIN_RESYNC,
  /** A replay of regions stands still. */
  SYNC_PAUSED,
  /** A replay of regions goes on. */
  SYNC_RESUMED,
  /** All regions are at the Secondary. */
  SYNC_ENDED,
  /** A data volume of the Secondary failed, or {@code vxrlink -w pause}. */
  SECONDARY_FAILED,
  /** {@code vxrlink -c restore}: the Secondary's volumes are those of a checkpoint. */
  RESTORE,
  /** {@code vradmin stoprep}, {@code vxrlink det}, a failed SRL. */
  DETACH,
  /** The Secondary is up again with updates that it has stored. */
  SECONDARY_RESTARTED,
  /** The Primary's host is up again. */
  PRIMARY_REBOOTED,
  /** The Primary's SRL is on its data volumes: the RLINK is what it was. */
  RECOVERED
}
