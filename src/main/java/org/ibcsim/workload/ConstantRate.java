package org.ibcsim.workload;

/**
 * Arrivals at exactly equal distances: the k-th, counted from 0, is due at start + floor(k * nanos
 * / writes).
 *
 * <p>Computed in integers with the remainder carried along, so that no error builds up over any
 * number of writes.
 */
public final class ConstantRate implements Arrivals {
  private final long stepNanos;
  private final long stepRemainder;
  private final long writes;
  private long nextNanos;
  private long remainder;

  public ConstantRate(Rate rate, long startNanos) {
    stepNanos = rate.nanos() / rate.writes();
    stepRemainder = rate.nanos() % rate.writes();
    writes = rate.writes();
    nextNanos = startNanos;
  }

  @Override
  public long next() {
    long due = nextNanos;
    if (due == WriteSource.NONE) {
      return due;
    }
    long sum = remainder + stepRemainder;
    long carry = sum >= writes ? 1 : 0;
    remainder = sum - carry * writes;
    nextNanos = due > WriteSource.NONE - 1 - stepNanos ? WriteSource.NONE : due + stepNanos + carry;
    return due;
  }
}
