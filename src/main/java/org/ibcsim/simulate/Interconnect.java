package org.ibcsim.simulate;

import org.ibcsim.scenario.Transfer;

/**
 * What lies between the nodes of a cluster: when something that a node sends is at another one.
 *
 * <p>Data holds the way out of its node for its bytes, and each message takes the latency; what
 * only asks or answers takes no bandwidth (ours; not documented).
 */
final class Interconnect {
  private static final int BITS = 8;

  private final long latencyNanos;
  private final long bitsPerSecond;
  private final long[] freeAtNanos;

  /**
   * @param bitsPerSecond 0 for one on which data takes no time
   */
  Interconnect(long latencyNanos, long bitsPerSecond, int nodes) {
    this.latencyNanos = latencyNanos;
    this.bitsPerSecond = bitsPerSecond;
    freeAtNanos = new long[nodes];
  }

  long latencyNanos() {
    return latencyNanos;
  }

  /** When data that a node sends now is at another one; in the order in which it is sent. */
  long shipped(int node, long nowNanos, long bytes) {
    long nanos = bitsPerSecond == 0 ? 0 : Transfer.nanosFor(bytes * BITS, bitsPerSecond);
    freeAtNanos[node] = Math.max(freeAtNanos[node], nowNanos) + nanos;
    return freeAtNanos[node] + latencyNanos;
  }

  /** When a node that asks now has its answer. */
  long answered(long nowNanos) {
    return nowNanos + 2 * latencyNanos;
  }

  /** A node is down, and what it was sending with it. */
  void stopped(int node) {
    freeAtNanos[node] = 0;
  }
}
