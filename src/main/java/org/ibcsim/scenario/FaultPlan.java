package org.ibcsim.scenario;

import org.ibcsim.kernel.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A cut of the network below one RLINK, whose times may be left open within limits.
 *
 * @param rlink number of the RLINK
 * @param at when the network is cut
 * @param lasts how long; null if it is not mended in this run
 * @param stream the random stream that its times are drawn from: it has a name of its own
 * @param line in the scenario file, from 1
 */
public record FaultPlan(
    int rlink, TimeRange at, @Nullable TimeRange lasts, String stream, int line) {
  /** The latest time at which the network is mended; {@link Fault#NEVER} if it is not. */
  long latestHealNanos() {
    return lasts == null ? Fault.NEVER : at.mostNanos() + lasts.mostNanos();
  }
}
