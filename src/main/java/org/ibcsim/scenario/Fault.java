package org.ibcsim.scenario;

/**
 * A cut of the network below one RLINK, as it happens in one run of a {@link FaultPlan}.
 *
 * @param rlink number of the RLINK
 * @param atNanos when the network is cut
 * @param healNanos when it is mended; {@link #NEVER} if not in this run
 */
public record Fault(int rlink, long atNanos, long healNanos) {
  /** The value of {@link #healNanos} where the network stays cut. */
  public static final long NEVER = Long.MAX_VALUE;
}
