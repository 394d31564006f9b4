package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.Synchronous;

/**
 * What {@code vradmin repstatus} prints: labels in the documented order [D G41/ch6display_vvr79,
 * E404].
 *
 * <p>Of the values some are documented ({@code consistent, up-to-date}, {@code inconsistent},
 * {@code replicating (connected)}, {@code resync in progress (autosync)}, {@code asynchronous},
 * {@code DCM (contains N Kbytes) (autosync)}, {@code SRL}, {@code behind by 0h 0m 0s}, {@code
 * N/A}); the others are recollections that the reference marks as such (dataflow 9.5, admin 2.8),
 * and so is which of them belongs to which state.
 */
final class RepstatusText {
  private RepstatusText() {}

  /** What a host prints: how things stand, or how they stood when it knew last. */
  static List<String> on(int host, Desk desk, boolean longListing) {
    DataSet data = desk.dataSet();
    if (reachesPrimary(data, host)) {
      return of(desk, longListing);
    }
    String primary = data.layout().primaryHost().name();
    List<String> lines = new ArrayList<>();
    LastKnown known = desk.lastKnown(host);
    if (known == null) {
      lines.add(primary + " cannot be reached, and no status of it is known here");
      return lines;
    }
    lines.addAll(longListing ? known.longLines() : known.lines());
    lines.add("");
    lines.add(
        primary
            + " cannot be reached: this was known "
            + Columns.hoursMinutesSeconds(desk.nowNanos() - known.atNanos())
            + " ago and may be old");
    return lines;
  }

  /** Whether commands of the whole data set work on a host as on the Primary. */
  static boolean reachesPrimary(DataSet data, int host) {
    RdsLayout layout = data.layout();
    return host == layout.primary()
        || (data.up(layout.primary()) && data.pathUp(layout.rlinkTo(host)));
  }

  /** How things stand. */
  static List<String> of(Desk desk, boolean longListing) {
    DataSet data = desk.dataSet();
    RdsLayout layout = data.layout();
    HostLayout primary = layout.primaryHost();
    List<String> lines = new ArrayList<>();
    lines.add("Replicated Data Set: " + layout.rvg());
    lines.add("Primary:");
    lines.add(Columns.field("Host name", primary.name()));
    lines.add(Columns.field("RVG name", layout.rvg()));
    lines.add(Columns.field("DG name", layout.diskGroup()));
    lines.add(Columns.field("RVG state", RecordStates.rvgWords(data, layout.primary())));
    lines.add(Columns.field("Data volumes", Integer.toString(layout.volumes().size())));
    lines.add(Columns.field("VSets", "0"));
    lines.add(Columns.field("SRL name", layout.srl()));
    lines.add(Columns.field("SRL size", Columns.size(primary.srlBytes())));
    lines.add(Columns.field("Total secondaries", Integer.toString(layout.secondaries())));
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      lines.add("");
      boolean bunker = rlink >= layout.secondaries();
      lines.add(bunker ? "Bunker (Secondary):" : "Secondary:");
      secondary(desk, rlink, longListing, lines);
    }
    return lines;
  }

  private static void secondary(Desk desk, int rlink, boolean longListing, List<String> lines) {
    DataSet data = desk.dataSet();
    RdsLayout layout = data.layout();
    RlinkAttributes attributes = data.attributes(rlink);
    int target = layout.rlinks().get(rlink).targetHost();
    lines.add(Columns.field("Host name", layout.hosts().get(target).name()));
    lines.add(Columns.field("RVG name", layout.rvg()));
    lines.add(Columns.field("DG name", layout.diskGroup()));
    if (longListing) {
      lines.add(Columns.field("Rlink from Primary", layout.rlinkName(rlink, layout.primary())));
      lines.add(Columns.field("Rlink to Primary", layout.rlinkName(rlink, target)));
      lines.add(Columns.field("Configured mode", configuredMode(attributes.synchronous())));
      lines.add(
          Columns.field(
              "Latency protection", Columns.lower(attributes.latencyProtection().mode())));
      lines.add(Columns.field("SRL protection", Columns.lower(attributes.srlProtection())));
    }
    ReplicationWords words = new ReplicationWords(desk, rlink);
    lines.add(Columns.field("Data status", words.dataStatus()));
    lines.add(Columns.field("Replication status", words.replicationStatus()));
    lines.add(Columns.field("Current mode", words.currentMode()));
    lines.add(Columns.field("Logging to", words.loggingTo()));
    lines.add(Columns.field("Timestamp Information", words.timestamp()));
    long limit = RecordStates.bandwidthLimit(data, rlink);
    if (limit > 0) {
      lines.add(Columns.field("Bandwidth Limit", Columns.rate(limit)));
    }
  }

  /** The words are ours: the attribute's value is shown too. */
  private static String configuredMode(Synchronous mode) {
    return mode == Synchronous.OFF
        ? "asynchronous"
        : "synchronous (synchronous=" + Columns.lower(mode) + ")";
  }
}
