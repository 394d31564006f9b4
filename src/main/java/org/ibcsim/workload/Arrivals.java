package org.ibcsim.workload;

/**
 * The times at which an open source writes: in order, whatever becomes of the writes.
 *
 * <p>A process has its own state and belongs to one source.
 */
public sealed interface Arrivals permits ConstantRate, PoissonArrivals, OnOffArrivals {
  /**
   * The next time, nanoseconds since the start of the run, or {@link WriteSource#NONE} for ever
   * after.
   */
  long next();
}
