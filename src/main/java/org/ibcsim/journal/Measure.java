package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity that a journal keeps for each bucket of time.
 *
 * <p>Each is exact: a sum or extreme over every step in the bucket, or the value at the bucket's
 * end; none is sampled. Bytes of writes are those of their data, without headers; bytes in an SRL
 * have a header for each update.
 */
public enum Measure {
  /** Application writes that got a position in the log. */
  SUBMITTED_WRITES("submitted_writes", false),
  SUBMITTED_BYTES("submitted_bytes", false),
  /** Application writes that returned and succeeded. */
  ACKNOWLEDGED_WRITES("acknowledged_writes", false),
  /** Application writes that failed, with or without a position in the log. */
  FAILED_WRITES("failed_writes", false),
  /**
   * The longest wait, from intended arrival, of the writes acknowledged in the bucket; 0 if none
   * was.
   */
  LATENCY_MAX_NANOS("latency_max_ns", false),
  /** The most that updates not yet freed occupied in the Primary's SRL. */
  SRL_MAX_BYTES("srl_max_bytes", false),
  SRL_LAST_BYTES("srl_last_bytes", false),

  /** The greatest age of the oldest write that was not on the Secondary's disks. */
  RPO_MAX_NANOS("rpo_max_ns", true),
  /** That age at the end of the bucket; 0 if there was no such write. */
  RPO_LAST_NANOS("rpo_last_ns", true),
  /** The greatest lag of the writes that became stable in the bucket; 0 if none did. */
  LAG_MAX_NANOS("lag_max_ns", true),
  /** Application writes that became stable. */
  STABLE_WRITES("stable_writes", true),
  /** The most that updates not data-acknowledged by the RLINK occupied in the Primary's SRL. */
  OUTSTANDING_MAX_BYTES("outstanding_max_bytes", true),
  OUTSTANDING_LAST_BYTES("outstanding_last_bytes", true),
  /** The most that the Secondary's SRL held and its data volumes did not. */
  STAGED_MAX_BYTES("staged_max_bytes", true),
  STAGED_LAST_BYTES("staged_last_bytes", true),
  /** Updates (writes and messages) whose last byte left, retransmissions included. */
  TRANSMITTED_WRITES("transmitted_writes", true),
  TRANSMITTED_BYTES("transmitted_bytes", true),
  /** Updates that reached the Secondary's data volumes. */
  APPLIED_WRITES("applied_writes", true),
  APPLIED_BYTES("applied_bytes", true);

  private final String key;
  private final boolean perRlink;

  Measure(String key, boolean perRlink) {
    this.key = key;
    this.perRlink = perRlink;
  }

  /** Its name in a journal. */
  public String key() {
    return key;
  }

  /** Whether there is one value for each RLINK, or one for the run. */
  public boolean perRlink() {
    return perRlink;
  }

  /** The measures with one value for the run, in the order of a journal's line. */
  static final List<Measure> OF_RUN = chosen(false);

  /** The measures with one value for each RLINK, in the order of a journal's line. */
  static final List<Measure> OF_RLINK = chosen(true);

  private static List<Measure> chosen(boolean perRlink) {
    List<Measure> chosen = new ArrayList<>();
    for (Measure measure : values()) {
      if (measure.perRlink == perRlink) {
        chosen.add(measure);
      }
    }
    return List.copyOf(chosen);
  }
}
