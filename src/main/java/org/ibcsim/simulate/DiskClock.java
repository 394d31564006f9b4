package org.ibcsim.simulate;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.ibcsim.scenario.Transfer;

/**
 * When the writes at one disk are done.
 *
 * <p>Writes are served in the order in which they come, up to {@code parallel} at a time; each
 * takes its service time and the transfer of its bytes. They also end in that order: a write that
 * would be done before an earlier one is done with it. With {@code parallel} = 1 and Poisson
 * arrivals this is an M/G/1 queue.
 */
final class DiskClock {
  private final LongSupplier serviceNanos;
  private final long bytesPerSecond;
  private final long[] done;
  private int oldest;
  private long lastDoneNanos;

  /**
   * @param serviceNanos draws how long the next write occupies its place, besides its bytes
   * @param bytesPerSecond 0 for a transfer that takes no time
   * @param parallel writes served at a time, 1 or more
   */
  DiskClock(LongSupplier serviceNanos, long bytesPerSecond, int parallel) {
    this.serviceNanos = serviceNanos;
    this.bytesPerSecond = bytesPerSecond;
    done = new long[parallel];
  }

  /** When a write of some bytes that is handed over now is durable. */
  long done(long nowNanos, long bytes) {
    long start = Math.max(nowNanos, done[oldest]);
    long nanos = serviceNanos.getAsLong();
    if (bytesPerSecond > 0) {
      nanos += Transfer.nanosFor(bytes, bytesPerSecond);
    }
    lastDoneNanos = Math.max(lastDoneNanos, start + nanos);
    done[oldest] = lastDoneNanos;
    if (++oldest == done.length) {
      oldest = 0;
    }
    return lastDoneNanos;
  }

  /** The host crashed: nothing waits any more, and the disk is idle. */
  void stopped() {
    Arrays.fill(done, 0);
    lastDoneNanos = 0;
  }
}
