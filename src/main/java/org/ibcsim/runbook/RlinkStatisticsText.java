package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;

/**
 * What {@code vxrlink stats} prints of the counters of an RLINK.
 *
 * <p>The columns and their order are documented, and so are the errors that {@code -e} lists and
 * their order [D 41-ch6display_vvr80, HOWTO64297]; how wide a column is, is ours. A block has 1024
 * bytes, or 512 on Windows; of {@code -e} it counts what was transmitted, otherwise what was
 * acknowledged [D 50-ag_ch_monitor_vvr27].
 */
final class RlinkStatisticsText {
  private static final int[] PLAIN = {8, 10, 10, 12, 8, 8, 12, 10};
  private static final int[] EXTENDED = {8, 10, 10};

  private RlinkStatisticsText() {}

  /** The two lines above the figures. */
  static List<String> heading(boolean errors) {
    if (errors) {
      return List.of(
          "        Messages", Columns.rightRow(EXTENDED, List.of("#", "Blocks", "RT(msec)")));
    }
    return List.of(
        "        Messages                   Errors              Flow Control",
        Columns.rightRow(
            PLAIN,
            List.of(
                "#", "Blocks", "RT(msec)", "Timeout", "Stream", "Memory", "Delays", "Timeout")));
  }

  /**
   * The figures.
   *
   * @param blockBytes of what is counted as a block
   */
  static List<String> figures(LinkCounters counters, int blockBytes, boolean errors) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(counters.messages()));
    long bytes = errors ? counters.transmittedBytes() : counters.acknowledgedBytes();
    cells.add(Long.toString((bytes + blockBytes - 1) / blockBytes));
    cells.add(milliseconds(counters.roundTripNanos()));
    if (errors) {
      List<String> lines = new ArrayList<>();
      lines.add(Columns.rightRow(EXTENDED, cells));
      for (LinkError error : LinkError.values()) {
        lines.add("  " + Columns.pad(error.text() + ":", 50) + counters.errors(error));
      }
      return lines;
    }
    cells.add(Long.toString(counters.errors(LinkError.TIMEOUT)));
    cells.add(Long.toString(counters.errors(LinkError.STREAM)));
    cells.add(Long.toString(counters.memoryErrors()));
    cells.add(Long.toString(counters.delays()));
    cells.add(milliseconds(counters.timeoutNanos()));
    return List.of(Columns.rightRow(PLAIN, cells));
  }

  private static String milliseconds(long nanos) {
    return Long.toString((nanos + 500_000) / 1_000_000);
  }
}
