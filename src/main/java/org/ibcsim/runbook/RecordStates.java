package org.ibcsim.runbook;

import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.link.RlinkFlag;
import org.ibcsim.model.link.RlinkStatus;

/**
 * The states and flags of an RVG and of an RLINK in words (dataflow 9.1-9.3). Both ends of an RLINK
 * show what the Primary's does (inferred).
 */
final class RecordStates {
  private RecordStates() {}

  /** As {@code repstatus} says it; only the first is documented [D 41-ch6display_vvr79]. */
  static String rvgWords(DataSet data, int host) {
    return switch (data.rvgStatus(host).kernelState()) {
      case ENABLED ->
          data.rvgStatus(host).has(RvgStatus.Flag.PASSTHRU)
              ? "enabled for I/O (passthru)"
              : "enabled for I/O";
      case DISABLED -> "disabled for I/O";
      case RECOVER -> "needs recovery";
    };
  }

  static String rvgState(DataSet data, int host) {
    return data.rvgStatus(host).state().name();
  }

  static String rvgKernelState(DataSet data, int host) {
    return data.rvgStatus(host).kernelState().name();
  }

  static List<String> rvgFlags(DataSet data, int host) {
    return data.rvgStatus(host).flags().stream().map(RvgStatus.Flag::text).toList();
  }

  /** A volume whose write failed is DETACHED [D 50-ag_ch_tshoot_vvr8]. */
  static String volumeKernelState(DataSet data, int host, int volume) {
    return data.volumeDetached(host, volume) ? "DETACHED" : rvgKernelState(data, host);
  }

  /** One that is dissociated and not started again is DISABLED (inferred). */
  static String srlKernelState(DataSet data, int host) {
    return switch (data.srlCondition(host)) {
      case ASSOCIATED -> rvgKernelState(data, host);
      case FAILED, HEADER_FAILED -> "DETACHED";
      case DISSOCIATED -> "DISABLED";
      case STARTED -> "ENABLED";
    };
  }

  /** Whether the SRL belongs to the RVG, in whatever condition. */
  static boolean hasSrl(DataSet data, int host) {
    return switch (data.srlCondition(host)) {
      case ASSOCIATED, FAILED, HEADER_FAILED -> true;
      case DISSOCIATED, STARTED -> false;
    };
  }

  static String rlinkState(DataSet data, int rlink) {
    return data.rlinkStatus(rlink).state().name();
  }

  static String rlinkKernelState(DataSet data, int rlink) {
    return data.rlinkStatus(rlink).kernelState().name();
  }

  static List<String> rlinkFlags(DataSet data, int rlink) {
    return data.rlinkStatus(rlink).flags().stream().map(RlinkFlag::text).toList();
  }

  static boolean has(DataSet data, int rlink, RlinkFlag flag) {
    return data.rlinkStatus(rlink).has(flag);
  }

  /** Why an attached RLINK does not replicate, as {@code repstatus} says it; empty if it does. */
  static String whyPaused(DataSet data, int rlink) {
    RlinkStatus status = data.rlinkStatus(rlink);
    if (status.has(RlinkFlag.FAIL)
        || status.has(RlinkFlag.SECONDARY_LOG_ERR)
        || status.has(RlinkFlag.SECONDARY_CONFIG_ERR)) {
      return "due to error";
    } else if (status.has(RlinkFlag.PRIMARY_PAUSED) || status.has(RlinkFlag.SECONDARY_PAUSED)) {
      return "by user";
    }
    return data.connected(rlink) ? "" : "due to network disconnection";
  }

  /** {@code bandwidth_limit} of an RLINK as it is now, in bits per second; 0 for none. */
  static long bandwidthLimit(DataSet data, int rlink) {
    long limit = data.attributes(rlink).bandwidthLimit();
    return limit == RlinkAttributes.AS_SET_UP
        ? data.layout().rlinks().get(rlink).network().limitBitsPerSecond()
        : limit;
  }
}
