package org.ibcsim.kernel;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * One named source of random numbers, the same on every machine; see {@link RandomStreams}.
 *
 * <p>The generator is xoshiro256++ from Commons RNG. Everything made from its 64 bits is made here,
 * with {@link PortableMath}, so that no other release of a library changes a run. Exponential and
 * normal variates use the ziggurat method: about one 64-bit number each, a logarithm only in the
 * tail. Not thread-safe.
 */
public final class RandomStream {
  private final UniformRandomProvider generator;

  /** A stream from a state of xoshiro256++, four numbers of which one at least is not 0. */
  RandomStream(long[] state) {
    generator = RandomSource.XO_SHI_RO_256_PP.create(state);
  }

  /** Any of the 2^64 values of a long, all equally probable. */
  public long nextLong() {
    return generator.nextLong();
  }

  /** 0 to bound - 1, all exactly equally probable; the bound is positive. */
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  /**
   * 0 to bound - 1, all exactly equally probable; the bound is positive.
   *
   * <p>D. Lemire, Fast random integer generation in an interval, ACM Transactions on Modeling and
   * Computer Simulation 29(1), 2019: the upper half of a 128-bit product; products whose lower half
   * falls in the incomplete interval are drawn again.
   */
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("Bound " + bound + ", expected 1 or more.");
    }
    long bits = nextLong();
    long low = bits * bound;
    if (Long.compareUnsigned(low, bound) < 0) {
      long incomplete = Long.remainderUnsigned(-bound, bound);
      while (Long.compareUnsigned(low, incomplete) < 0) {
        bits = nextLong();
        low = bits * bound;
      }
    }
    // multiplyHigh reads bits as signed: where they are negative, it misses bound * 2^64.
    return Math.multiplyHigh(bits, bound) + (bits >> 63 & bound);
  }

  /** 0 inclusive to 1 exclusive, a multiple of 2^-53. */
  public double uniform() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Low inclusive to high exclusive, in the limits of rounding. */
  public double uniform(double low, double high) {
    if (!(low <= high && high - low < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Interval from " + low + " to " + high + ", expected finite and in ascending order.");
    }
    return low + (high - low) * uniform();
  }

  /** True with the given probability, 0 to 1. */
  public boolean chance(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "Probability " + probability + ", expected 0 to 1. Maybe it was given in percent?");
    }
    return uniform() < probability;
  }

  /** Exponential with the given mean, 0 or more, in the unit of the mean. */
  public double exponential(double mean) {
    requireNotNegative(mean, "Mean");
    return mean * ExponentialZiggurat.next(this);
  }

  /** Normal with mean 0 and standard deviation 1. */
  public double gaussian() {
    return GaussianZiggurat.next(this);
  }

  /** Normal with the given mean and standard deviation, 0 or more. */
  public double gaussian(double mean, double standardDeviation) {
    requireNotNegative(standardDeviation, "Standard deviation");
    return mean + standardDeviation * gaussian();
  }

  /**
   * Log-normal: the median times e to a normal variate of standard deviation sigma; in the unit of
   * the median, which is 0 or more.
   */
  public double logNormal(double median, double sigma) {
    requireNotNegative(median, "Median");
    requireNotNegative(sigma, "Sigma");
    return median * PortableMath.exp(sigma * gaussian());
  }

  private static void requireNotNegative(double value, String name) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " " + value + ", expected 0 or more, and finite.");
    }
  }
}
