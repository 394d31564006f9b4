package org.ibcsim.workload;

import java.math.BigInteger;

/**
 * A rate of writes as an exact fraction, in lowest terms: so many writes in so many nanoseconds.
 *
 * <p>At most one write a nanosecond, and small enough numbers that their product fits in 63 bits.
 */
public record Rate(long writes, long nanos) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  public Rate {
    if (writes < 1 || nanos < 1 || writes > nanos) {
      throw new IllegalArgumentException(
          "found "
              + writes
              + " writes in "
              + nanos
              + " ns; expected at least one write, and at most one a nanosecond");
    }
    long divisor = BigInteger.valueOf(writes).gcd(BigInteger.valueOf(nanos)).longValueExact();
    writes /= divisor;
    nanos /= divisor;
    if (writes > Long.MAX_VALUE / nanos) {
      throw new IllegalArgumentException(
          "found "
              + writes
              + " writes in "
              + nanos
              + " ns; expected a simpler fraction, whose product fits in 63 bits");
    }
  }

  /** So many writes each second. */
  public static Rate perSecond(long writes) {
    return new Rate(writes, NANOS_PER_SECOND);
  }

  /** The mean time from one write to the next. */
  public double meanSpacingNanos() {
    return (double) nanos / writes;
  }
}
