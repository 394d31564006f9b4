package org.ibcsim.kernel;

/**
 * A stretch or a point of virtual time that is known only within limits, both of which belong to
 * it.
 *
 * <p>A driver in virtual time draws from it, uniformly; one that explores takes every value. In
 * nanoseconds, 0 or more, the smaller limit first; a time that is known has two equal limits.
 */
public record TimeRange(long leastNanos, long mostNanos) {
  public TimeRange {
    if (leastNanos < 0 || leastNanos > mostNanos) {
      throw new IllegalArgumentException(
          "Range from "
              + leastNanos
              + " to "
              + mostNanos
              + " ns, expected 0 or more and in ascending order.");
    }
  }

  /** A time that is known. */
  public static TimeRange of(long nanos) {
    return new TimeRange(nanos, nanos);
  }

  /** Whether there is one time only. */
  public boolean isFixed() {
    return leastNanos == mostNanos;
  }

  /** One of the times, all equally probable; one that is known takes nothing from the stream. */
  public long draw(RandomStream random) {
    if (isFixed()) {
      return leastNanos;
    }
    long width = mostNanos - leastNanos;
    // The one width whose number of values is no long.
    return leastNanos
        + (width == Long.MAX_VALUE ? random.nextLong() >>> 1 : random.nextLong(width + 1));
  }
}
