package org.ibcsim.runbook;

import org.ibcsim.model.DataSet;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.link.RlinkFlag;

/**
 * What the status commands print of an RLINK whose DCM is in use.
 *
 * <p>The texts of {@code vxrlink status} are the documents' [D KB-100008281,
 * 50-ag_ch_monitor_vvr15], and of {@code vradmin repstatus} those of an automatic synchronization
 * [D 41-ch6display_vvr79]; the others are recollections that the reference marks as such (admin
 * 2.8).
 */
final class DcmText {
  private DcmText() {}

  /** Whether it is in DCM logging, or regions of its DCM are still sent. */
  static boolean inUse(DataSet data, int rlink) {
    return data.dcmLogging(rlink);
  }

  /** The line of {@code vxrlink status}: before a resynchronization, and during one. */
  static String rlink(DataSet data, String name, int rlink) {
    if (autosync(data, rlink)) {
      return "V-5-1-4464 Rlink "
          + name
          + " is in AUTOSYNC. "
          + kbytes(data, rlink)
          + " Kbytes remaining.";
    }
    String contains = "DCM contains " + kbytes(data, rlink) + " Kbytes.";
    return data.resync(rlink) == ResyncState.NONE
        ? "Rlink " + name + " has a full SRL. " + contains
        : "V-5-1-4348 DCM is in use on Rlink " + name + ". " + contains;
  }

  static String loggingTo(DataSet data, int rlink) {
    return "DCM (contains " + kbytes(data, rlink) + " Kbytes) (" + why(data, rlink) + ")";
  }

  /**
   * The replication status.
   *
   * @param whyPaused why it stands still, for instance {@code by user}; empty if it does not
   */
  static String replicationStatus(DataSet data, int rlink, String whyPaused) {
    boolean failback = RecordStates.has(data, rlink, RlinkFlag.FAILBACK_LOGGING);
    if (data.resync(rlink) == ResyncState.NONE && !autosync(data, rlink)) {
      return failback ? "failback logging" : "logging to DCM (needs dcm resynchronization)";
    } else if (data.resync(rlink) == ResyncState.PAUSED || !whyPaused.isEmpty()) {
      return "resync paused " + (whyPaused.isEmpty() ? "due to network disconnection" : whyPaused);
    } else if (autosync(data, rlink)) {
      return "resync in progress (autosync)";
    }
    return "resync in progress (" + (failback ? "failback" : "dcm resynchronization") + ")";
  }

  private static boolean autosync(DataSet data, int rlink) {
    return RecordStates.has(data, rlink, RlinkFlag.AUTOSYNC);
  }

  private static String why(DataSet data, int rlink) {
    if (autosync(data, rlink)) {
      return "autosync";
    }
    return RecordStates.has(data, rlink, RlinkFlag.FAILBACK_LOGGING)
        ? "failback logging"
        : "SRL protection logging";
  }

  private static long kbytes(DataSet data, int rlink) {
    return Columns.kbytes(data.dcmBytes(rlink));
  }
}
