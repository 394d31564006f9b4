package org.ibcsim.model.link;

/**
 * The utility state of an RLINK: STATE in {@code vxprint} (dataflow 9.2, 12).
 *
 * <p>The states of two-phase commands (pausing, resuming, restoring) do not exist here: a command
 * is carried out at both ends at once, so it cannot stop half-way (inferred).
 */
public enum RlinkState {
  /** Replicating, or ready to [D 50-glossary]. */
  ACTIVE,

  /** Paused, at the Primary, by the Secondary, or by both [D 62-ch12s03s02]. */
  PAUSE,

  /**
   * A data volume of the Secondary failed, or its volumes are to be restored [D 50-ag_ap_states].
   */
  FAIL,

  /** The Primary's host was lost, and its RVG is not yet recovered [D 50-ag_ap_states_vvr12]. */
  RECOVER,

  /** Associated and not attached: the Secondary needs to be synchronized [D 50-ag_ap_states]. */
  STALE,

  /** Belongs to no RVG [K]. */
  UNASSOC;

  /** Whether the SRL is kept for it, or a DCM. */
  public boolean attached() {
    return compareTo(STALE) < 0;
  }
}
