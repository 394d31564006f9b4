package org.ibcsim.workload;

import org.ibcsim.kernel.RandomStream;

/**
 * Arrivals at random: the gaps are independent and exponential. The first is one gap after the
 * start.
 */
public final class PoissonArrivals implements Arrivals {
  private final double meanNanos;
  private final RandomStream random;
  private long lastNanos;

  /**
   * What the last arrival lost when it was cut to whole nanoseconds; without it, high rates would
   * come out higher.
   */
  private double fraction;

  public PoissonArrivals(Rate rate, long startNanos, RandomStream random) {
    this.meanNanos = rate.meanSpacingNanos();
    this.random = random;
    this.lastNanos = startNanos;
  }

  @Override
  public long next() {
    if (lastNanos == WriteSource.NONE) {
      return lastNanos;
    }
    double gap = random.exponential(meanNanos) + fraction;
    long whole = (long) gap;
    fraction = gap - whole;
    lastNanos = lastNanos > WriteSource.NONE - whole ? WriteSource.NONE : lastNanos + whole;
    return lastNanos;
  }
}
