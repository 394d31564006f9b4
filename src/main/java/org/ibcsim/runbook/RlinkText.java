package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.RdsLayout;

/**
 * What {@code vxrlink status} and {@code vxrlink updates} print.
 *
 * <p>{@code status} has message V-5-1-4640, or one of those about the DCM [D ag_ch_monitor_vvr15,
 * KB-100008281]. Of what {@code -T} adds only the meaning is documented, and of {@code updates}
 * that it has an update ID of two halves, and with {@code -T} rows for ID and Time and three
 * columns [D 62-ch11s07s02]: the words are ours. The times of updates are those of the run, from
 * its start.
 */
final class RlinkText {
  private static final int[] UPDATE_COLUMNS = {8, 24, 24, 24};

  private RlinkText() {}

  /** {@code vxrlink status} on the Primary. */
  static List<String> status(Desk desk, int rlink, boolean behind) {
    DataSet data = desk.dataSet();
    RdsLayout layout = data.layout();
    String name = layout.rlinkName(rlink, layout.primary());
    if (!data.attached(rlink)) {
      return List.of("Rlink " + name + " is detached (STALE): it needs a complete synchronization");
    }
    List<String> lines = new ArrayList<>();
    if (DcmText.inUse(data, rlink)) {
      lines.add(DcmText.rlink(data, name, rlink));
    } else if (data.outstandingWrites(rlink) == 0) {
      lines.add("Rlink " + name + " is up to date");
    } else {
      lines.add(
          outstanding(
              name,
              data.outstandingWrites(rlink),
              data.outstandingBytes(rlink),
              layout.primaryHost().srlBytes()));
    }
    if (behind) {
      String time = Columns.hoursMinutesSeconds(desk.updateTimes(rlink).behindNanos());
      lines.add("Rlink " + name + " is behind by " + time);
    }
    return lines;
  }

  /** {@code vxrlink status} on a bunker: what its SRL holds for the Secondary of an RLINK. */
  static List<String> heldBy(int host, DataSet data, int rlink) {
    RdsLayout layout = data.layout();
    return List.of(
        outstanding(
            layout.rlinks().get(rlink).name(),
            data.heldWrites(rlink),
            data.heldBytes(rlink),
            layout.hosts().get(host).srlBytes()));
  }

  private static String outstanding(String rlink, long writes, long bytes, long srlBytes) {
    return "V-5-1-4640 Rlink "
        + rlink
        + " has "
        + writes
        + " outstanding writes, occupying "
        + Columns.kbytes(bytes)
        + " Kbytes ("
        + Columns.percentOf(bytes, srlBytes)
        + "%) on the SRL";
  }

  /**
   * {@code vxrlink updates} on a Secondary. Of a Primary that it cannot reach it knows no newer
   * update than the newest that it has received.
   */
  static List<String> updates(Desk desk, int host, int rlink, boolean times) {
    DataSet data = desk.dataSet();
    long here = data.stablePosition(host);
    if (!times) {
      return List.of(
          "Rlink "
              + data.layout().rlinkName(rlink, host)
              + ": the last update on the Secondary has ID "
              + Columns.updateId(here));
    }
    boolean reached = RepstatusText.reachesPrimary(data, host);
    long there = Math.max(here, reached ? data.lastPosition() : data.receivedPosition(host));
    UpdateTimes known = desk.updateTimes(rlink);
    boolean newest = there == data.lastPosition();
    long behind = there == here ? 0 : known.behindNanos();
    String timeThere =
        there == here
            ? Columns.hoursMinutesSeconds(known.secondaryNanos())
            : newest ? Columns.hoursMinutesSeconds(known.primaryNanos()) : "N/A";
    List<String> lines = new ArrayList<>();
    lines.add(
        Columns.row(
            UPDATE_COLUMNS,
            List.of("", "Last on Secondary", "Last known on Primary", "Difference")));
    lines.add(
        Columns.row(
            UPDATE_COLUMNS,
            List.of(
                "ID",
                Columns.updateId(here),
                Columns.updateId(there),
                Columns.updateId(there - here))));
    lines.add(
        Columns.row(
            UPDATE_COLUMNS,
            List.of(
                "Time",
                Columns.hoursMinutesSeconds(known.secondaryNanos()),
                timeThere,
                timeThere.equals("N/A") ? "N/A" : Columns.hoursMinutesSeconds(behind))));
    return lines;
  }
}
