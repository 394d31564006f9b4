package org.ibcsim.runbook;

import org.ibcsim.model.DataSet;
import org.ibcsim.model.ResyncState;

/**
 * What the status commands print of an RLINK whose DCM is in use.
 *
 * <p>The texts of {@code vxrlink status} are the documents' [D KB-100008281,
 * 50-ag_ch_monitor_vvr15]; those of {@code vradmin repstatus} are recollections that the reference
 * marks as such (admin 2.8).
 */
final class DcmText {
  private DcmText() {}

  /** Whether it is in DCM logging, or regions of its DCM are still sent. */
  static boolean inUse(DataSet data, int rlink) {
    return data.dcmLogging(rlink);
  }

  /** The line of {@code vxrlink status}: before a resynchronization, and during it. */
  static String rlink(DataSet data, int rlink) {
    String name = data.layout().rlinks().get(rlink).name();
    String contains = "DCM contains " + kbytes(data, rlink) + " Kbytes.";
    if (data.autosync(rlink)) {
      return "V-5-1-4464 Rlink "
          + name
          + " is in AUTOSYNC. "
          + kbytes(data, rlink)
          + " Kbytes remaining.";
    }
    return data.resync(rlink) == ResyncState.NONE
        ? "Rlink " + name + " has a full SRL. " + contains
        : "V-5-1-4348 DCM is in use on Rlink " + name + ". " + contains;
  }

  static String loggingTo(DataSet data, int rlink) {
    return inUse(data, rlink)
        ? "DCM (contains "
            + kbytes(data, rlink)
            + " Kbytes) "
            + (data.autosync(rlink) ? "(autosync)" : "(SRL protection logging)")
        : "SRL";
  }

  static String replicationStatus(DataSet data, int rlink) {
    return switch (data.resync(rlink)) {
      case NONE -> "logging to DCM (needs dcm resynchronization)";
      case RUNNING, ENDING ->
          data.autosync(rlink)
              ? "resync in progress (autosync)"
              : "resync in progress (dcm resynchronization)";
      case PAUSED -> "resync paused due to network disconnection";
    };
  }

  private static long kbytes(DataSet data, int rlink) {
    return (data.dcmBytes(rlink) + 1023) / 1024;
  }
}
