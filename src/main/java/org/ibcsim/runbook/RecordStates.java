package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.Synchronous;

/** The states and flags that {@code vxprint} shows of an RVG and of an RLINK (dataflow 9.1-9.3). */
final class RecordStates {
  private RecordStates() {}

  /** As {@code repstatus} says it; only the first is documented [D 41-ch6display_vvr79]. */
  static String rvgWords(DataSet data, int host) {
    return data.running(host) ? "enabled for I/O" : "disabled for I/O";
  }

  static String rvgState(DataSet data, int host) {
    return data.running(host) ? "ACTIVE" : "CLEAN";
  }

  static String rvgKernelState(DataSet data, int host) {
    return data.running(host) ? "ENABLED" : "DISABLED";
  }

  static List<String> rvgFlags(DataSet data, int host) {
    boolean primary = host == data.layout().primary();
    List<String> flags = new ArrayList<>();
    flags.add("closed");
    flags.add(primary ? "primary" : "secondary");
    flags.add(data.running(host) ? "enabled" : "disabled");
    List<Integer> rlinks = RecordNames.rlinks(data.layout(), host);
    boolean attached = rlinks.stream().anyMatch(data::attached);
    flags.add(attached ? "attached" : "detached");
    if (primary && rlinks.stream().anyMatch(rlink -> DcmText.inUse(data, rlink))) {
      flags.add("dcm_logging");
    }
    return flags;
  }

  static String rlinkState(DataSet data, int rlink) {
    return data.attached(rlink) ? "ACTIVE" : "STALE";
  }

  static String rlinkKernelState(DataSet data, int rlink) {
    if (!data.attached(rlink)) {
      return "DETACHED";
    }
    return data.connected(rlink) ? "CONNECT" : "ENABLED";
  }

  static List<String> rlinkFlags(DataSet data, int rlink) {
    int target = data.layout().rlinks().get(rlink).targetHost();
    List<String> flags = new ArrayList<>(List.of("write", "enabled"));
    flags.add(data.attached(rlink) ? "attached" : "detached");
    boolean consistent = data.consistent(target);
    flags.add(consistent ? "consistent" : "inconsistent");
    if (!consistent) {
      flags.add("cant_sync");
    }
    flags.add(data.connected(rlink) ? "connected" : "disconnected");
    boolean synchronous = data.layout().rlinks().get(rlink).synchronous() != Synchronous.OFF;
    flags.add(synchronous ? "synchronous" : "asynchronous");
    if (DcmText.inUse(data, rlink)) {
      flags.add("dcm_logging");
      if (data.resync(rlink) != ResyncState.NONE) {
        flags.add(data.resync(rlink) == ResyncState.PAUSED ? "resync_paused" : "resync_started");
      }
    }
    return flags;
  }

  static boolean autosync(DataSet data, int rlink) {
    return false;
  }

  static boolean detachedByPrimary(DataSet data, int rlink) {
    return !data.attached(rlink);
  }

  static boolean needsRecovery(DataSet data, int rlink) {
    return false;
  }

  static boolean failed(DataSet data, int rlink) {
    return false;
  }

  static boolean pausedByError(DataSet data, int rlink) {
    return false;
  }

  static boolean pausedByUser(DataSet data, int rlink) {
    return false;
  }
}
