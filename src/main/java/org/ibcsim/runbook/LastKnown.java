package org.ibcsim.runbook;

import java.util.List;
import org.ibcsim.model.DataSet;

/**
 * What {@code vradmin repstatus} has to say on a host that cannot reach the Primary: what it knew
 * last [D 41-ch6display_vvr79].
 *
 * @param lines of the short listing
 * @param longLines of the long one
 * @param atNanos when that was true
 */
public record LastKnown(List<String> lines, List<String> longLines, long atNanos) {
  public LastKnown {
    lines = List.copyOf(lines);
    longLines = List.copyOf(longLines);
  }

  /** How things stand now, as a host that can reach the Primary prints it. */
  public static LastKnown now(Desk desk) {
    return new LastKnown(
        RepstatusText.of(desk, false), RepstatusText.of(desk, true), desk.nowNanos());
  }

  /** Whether a host is up and reaches the Primary. */
  public static boolean canBeAsked(DataSet data, int host) {
    return data.up(host) && RepstatusText.reachesPrimary(data, host);
  }
}
