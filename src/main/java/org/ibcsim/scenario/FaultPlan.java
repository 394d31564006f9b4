package org.ibcsim.scenario;

import org.ibcsim.kernel.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A fault, and when: its times may be left open within limits.
 *
 * @param at when it happens
 * @param lasts how long; null if it does not end in this run, or cannot
 * @param stream the random stream that its times are drawn from: it has a name of its own
 * @param line in the scenario file, from 1
 */
public record FaultPlan(
    Fault fault, TimeRange at, @Nullable TimeRange lasts, String stream, int line) {
  /** The end of a fault that has none in this run. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The latest time at which it ends; {@link #NEVER} if it does not. */
  long latestEndNanos() {
    return lasts == null ? NEVER : at.mostNanos() + lasts.mostNanos();
  }

  /** Whether it may not be over when another one begins that is not earlier. */
  boolean mayReach(FaultPlan later) {
    return latestEndNanos() > later.at.leastNanos();
  }
}
