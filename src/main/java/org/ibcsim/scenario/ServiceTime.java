package org.ibcsim.scenario;

import org.ibcsim.kernel.RandomStream;

/** How long a device takes for one write, apart from its length. */
public sealed interface ServiceTime {

  /** The next time in nanoseconds, 0 or more. Only a fixed time draws nothing from the stream. */
  long nextNanos(RandomStream random);

  /** Always the same time. */
  record Fixed(long nanos) implements ServiceTime {
    @Override
    public long nextNanos(RandomStream random) {
      return nanos;
    }
  }

  /** Exponentially distributed, cut to whole nanoseconds. */
  record Exponential(long meanNanos) implements ServiceTime {
    @Override
    public long nextNanos(RandomStream random) {
      return (long) random.exponential(meanNanos);
    }
  }

  /**
   * Log-normally distributed, cut to whole nanoseconds.
   *
   * @param sigma standard deviation of the logarithm
   */
  record Lognormal(long medianNanos, double sigma) implements ServiceTime {
    @Override
    public long nextNanos(RandomStream random) {
      return (long) random.logNormal(medianNanos, sigma);
    }
  }

  /** Any whole number of nanoseconds from the first to the last, both included. */
  record Uniform(long fromNanos, long toNanos) implements ServiceTime {
    @Override
    public long nextNanos(RandomStream random) {
      return fromNanos + random.nextLong(toNanos - fromNanos + 1);
    }
  }
}
