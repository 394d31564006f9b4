package org.ibcsim.model;

/** How the original Primary is to come back after a takeover [D 50-ch_transferrole_vvr7]. */
public enum Failback {
  /** By {@code fbsync}, of what DCMs have marked: fast failback. */
  FAST,
  /** {@code -autofb}: the same, by itself when the original Primary returns. */
  AUTOMATIC,
  /** {@code -N}: not without a complete synchronization. */
  NONE
}
