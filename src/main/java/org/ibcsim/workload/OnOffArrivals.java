package org.ibcsim.workload;

import org.ibcsim.kernel.RandomStream;

/**
 * Arrivals in bursts: a constant or Poisson rate while on, nothing while off. Begins with a burst
 * at the start.
 *
 * <p>At a constant rate the first write of a burst is due as the burst begins, and each burst
 * counts anew. Lengths and arrivals have a stream each.
 */
public final class OnOffArrivals implements Arrivals {
  /** How writes arrive during a burst. */
  public enum Pattern {
    CONSTANT,
    POISSON
  }

  private static final double FEWEST_WRITES_PER_BURST = 1e-6;

  private final Span on;
  private final Span off;
  private final Rate rate;
  private final Pattern pattern;
  private final RandomStream lengths;
  private final RandomStream gaps;
  private Arrivals burst;
  private long burstEndNanos;

  /**
   * @throws IllegalArgumentException if a burst has no length, or on average less than a millionth
   *     of a write, so that the search for the next write would not end
   */
  public OnOffArrivals(
      Span on,
      Span off,
      Rate rate,
      Pattern pattern,
      long startNanos,
      RandomStream lengths,
      RandomStream gaps) {
    if (on.meanNanos() / rate.meanSpacingNanos() < FEWEST_WRITES_PER_BURST) {
      throw new IllegalArgumentException(
          "found bursts of "
              + on.meanNanos()
              + " ns and "
              + rate.writes()
              + " writes in "
              + rate.nanos()
              + " ns; expected at least a millionth of a write per burst");
    }
    this.on = on;
    this.off = off;
    this.rate = rate;
    this.pattern = pattern;
    this.lengths = lengths;
    this.gaps = gaps;
    this.burstEndNanos = later(startNanos, on.next(lengths));
    this.burst = burst(startNanos);
  }

  @Override
  public long next() {
    long due = burst.next();
    while (due >= burstEndNanos && burstEndNanos != WriteSource.NONE) {
      long beginNanos = later(burstEndNanos, off.next(lengths));
      burstEndNanos = later(beginNanos, on.next(lengths));
      burst = burst(beginNanos);
      due = burst.next();
    }
    return due;
  }

  private Arrivals burst(long startNanos) {
    return pattern == Pattern.CONSTANT
        ? new ConstantRate(rate, startNanos)
        : new PoissonArrivals(rate, startNanos, gaps);
  }

  private static long later(long nanos, long by) {
    return nanos > WriteSource.NONE - by ? WriteSource.NONE : nanos + by;
  }
}
