package org.ibcsim.model;

/**
 * The attributes of an RLINK that an administrator may change while it replicates [D
 * 50s-ch_setupreplication_vvr6].
 *
 * @param bandwidthLimit in bits per second; {@link #NO_LIMIT}, or {@link #AS_SET_UP} as long as the
 *     limit is the one that the link was set up with
 */
public record RlinkAttributes(
    Synchronous synchronous,
    SrlProtection srlProtection,
    LatencyProtection latencyProtection,
    long bandwidthLimit) {
  /** {@code bandwidth_limit=none}. */
  public static final long NO_LIMIT = 0;

  /** No other limit was set than the one that the link began with. */
  public static final long AS_SET_UP = -1;

  /** Those that an RLINK begins with. */
  public static RlinkAttributes of(RlinkLayout layout) {
    return new RlinkAttributes(
        layout.synchronous(), layout.srlProtection(), layout.latencyProtection(), AS_SET_UP);
  }
}
