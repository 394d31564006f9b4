package org.ibcsim.workload;

import org.ibcsim.kernel.RandomStream;

/** How long something takes that happens again and again: a burst, a silence, a pause to think. */
public sealed interface Span {

  /** The next length in nanoseconds, 0 or more. Only an exponential span draws from the stream. */
  long next(RandomStream random);

  /** The mean length in nanoseconds. */
  double meanNanos();

  /** Always the same length. */
  static Span fixed(long nanos) {
    return new Fixed(nanos);
  }

  /** Exponentially distributed; each length is cut to whole nanoseconds. */
  static Span exponential(long meanNanos) {
    return new Exponential(meanNanos);
  }

  /** Always the same length, 0 or more. */
  record Fixed(long nanos) implements Span {
    public Fixed {
      if (nanos < 0) {
        throw new IllegalArgumentException("found a span of " + nanos + " ns; expected 0 or more");
      }
    }

    @Override
    public long next(RandomStream random) {
      return nanos;
    }

    @Override
    public double meanNanos() {
      return nanos;
    }
  }

  /** Exponentially distributed with a mean of 1 ns or more. */
  record Exponential(double meanNanos) implements Span {
    public Exponential {
      if (!(meanNanos >= 1 && meanNanos <= Long.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "found a mean of " + meanNanos + " ns; expected 1 ns or more");
      }
    }

    @Override
    public long next(RandomStream random) {
      return (long) random.exponential(meanNanos);
    }
  }
}
