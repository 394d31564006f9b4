package org.ibcsim.model.link;

import java.util.Locale;

/**
 * A flag of an RLINK as {@code vxprint -Pl} shows it (dataflow 9.3), in the order in which the
 * healthy set is documented [D man-vvrcheck].
 */
public enum RlinkFlag {
  /** The RLINK of a Primary: updates may be sent on it [D KB-100011903]. */
  WRITE,
  /** Attached and not waiting for a recovery [D KB-100011903]. */
  ENABLED,
  CONSISTENT,
  /** The Secondary's volumes are no state that the Primary's have had. */
  INCONSISTENT,
  /** Inconsistent, and what is in the Secondary's SRL can end that. */
  CAN_SYNC,
  /** Inconsistent, and only the Primary can end that. */
  CANT_SYNC,
  ASYNCHRONOUS,
  /** Writes wait for the Secondary [K]. */
  SYNCHRONOUS,
  CONNECTED,
  DISCONNECTED,
  ATTACHED,
  DETACHED,
  /** All regions of all volumes are sent. */
  AUTOSYNC,
  /** New writes are marked in a DCM. */
  DCM_LOGGING,
  /** New writes are marked in the DCM of a Primary that took over. */
  FAILBACK_LOGGING,
  RESYNC_STARTED,
  RESYNC_PAUSED,
  /** A data volume of the Secondary failed, or its volumes are to be restored. */
  FAIL,
  NEEDS_RECOVERY,
  /** Paused at the Primary [K]. */
  PRIMARY_PAUSED,
  SECONDARY_PAUSED,
  /** Paused because the Secondary's SRL failed [D 50-ag_ch_tshoot_vvr14]. */
  SECONDARY_LOG_ERR,
  /** Paused because the configurations differ [K]. */
  SECONDARY_CONFIG_ERR,
  /** It ends at a bunker [K]. */
  BUNKER,
  /** It begins at a bunker [D 62-ch15s06s02]. */
  BUNKER_TARGET;

  /** As it is printed. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
