package org.ibcsim.runbook;

import org.ibcsim.model.DataSet;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.link.RlinkFlag;

/**
 * The values of {@code vradmin repstatus} for one RLINK, each from the state of the model.
 *
 * <p>Which value belongs to which state is inferred; see {@link RepstatusText} for which of the
 * words are documented.
 */
final class ReplicationWords {
  private static final String NONE = "N/A";

  private final Desk desk;
  private final DataSet data;
  private final int rlink;
  private final int target;

  ReplicationWords(Desk desk, int rlink) {
    this.desk = desk;
    this.data = desk.dataSet();
    this.rlink = rlink;
    this.target = data.layout().rlinks().get(rlink).targetHost();
  }

  /**
   * Whether the Secondary has a usable image, and which. A bunker has none; an RLINK that needs a
   * complete synchronization leaves an image that will not become newer.
   */
  String dataStatus() {
    RdsLayout layout = data.layout();
    if (layout.isBunker(target)) {
      return NONE;
    } else if (has(RlinkFlag.NEEDS_RECOVERY)) {
      return "needs recovery";
    } else if (!data.consistent(target) || has(RlinkFlag.AUTOSYNC)) {
      return "inconsistent";
    } else if (!data.attached(rlink)) {
      return "consistent, stale";
    }
    return upToDate() ? "consistent, up-to-date" : "consistent, behind";
  }

  private boolean upToDate() {
    return !DcmText.inUse(data, rlink) && data.outstandingWrites(rlink) == 0;
  }

  /** An IBC freeze is told only where all else is well. */
  String replicationStatus() {
    if (!data.attached(rlink)) {
      return "stopped (primary detached)";
    } else if (has(RlinkFlag.NEEDS_RECOVERY)) {
      return "needs recovery";
    } else if (!data.running(data.layout().primary())) {
      return "not replicating";
    }
    String paused = RecordStates.whyPaused(data, rlink);
    if (DcmText.inUse(data, rlink)) {
      return DcmText.replicationStatus(data, rlink, paused);
    } else if (!paused.isEmpty()) {
      return "paused " + paused;
    }
    return data.frozen(target) ? "frozen" : "replicating (connected)";
  }

  private boolean has(RlinkFlag flag) {
    return RecordStates.has(data, rlink, flag);
  }

  String currentMode() {
    if (!data.attached(rlink)) {
      return NONE;
    }
    return data.effectivelySynchronous(rlink) ? "synchronous" : "asynchronous";
  }

  String loggingTo() {
    if (!data.attached(rlink)) {
      return NONE;
    } else if (DcmText.inUse(data, rlink)) {
      return DcmText.loggingTo(data, rlink);
    }
    long bytes = data.outstandingBytes(rlink);
    return bytes == 0
        ? "SRL"
        : "SRL ("
            + Columns.kbytes(bytes)
            + " Kbytes behind, "
            + Columns.percentOf(bytes, data.layout().primaryHost().srlBytes())
            + " % full)";
  }

  /** Nothing to tell of an image that does not exist [D 41-ch6display_vvr79, of autosync]. */
  String timestamp() {
    boolean image = data.attached(rlink) && data.resync(rlink) == ResyncState.NONE;
    return image && !data.layout().isBunker(target) && !has(RlinkFlag.AUTOSYNC)
        ? "behind by " + Columns.hoursMinutesSeconds(desk.updateTimes(rlink).behindNanos())
        : NONE;
  }
}
