package org.ibcsim.journal;

import java.util.List;

/**
 * The sums of a run, made when it ended.
 *
 * @param endNanos virtual time at the end
 * @param events that the driver served
 * @param writes application writes that got a position in the log
 * @param bytes of those writes, without headers
 * @param failedWrites application writes that failed, with or without a position in the log
 * @param lostWrites application writes that were not in the SRL when the Primary crashed
 * @param latency of application writes that succeeded, from intended arrival to acknowledgement
 * @param srlMaxBytes the most that updates not yet freed occupied in the Primary's SRL
 * @param srlMaxAtNanos when that was reached first
 * @param rlinks in the order of their numbers
 */
public record RunTotals(
    long endNanos,
    long events,
    long writes,
    long bytes,
    long failedWrites,
    long lostWrites,
    Distribution latency,
    long srlMaxBytes,
    long srlMaxAtNanos,
    long srlEndBytes,
    List<RlinkTotals> rlinks) {
  public RunTotals {
    rlinks = List.copyOf(rlinks);
  }
}
