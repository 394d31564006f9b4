package org.ibcsim.journal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects durations in nanoseconds and tells how they are distributed.
 *
 * <p>Up to a number of durations that its maker chooses each one is kept and quantiles are exact;
 * beyond, a {@link LogLinearHistogram} keeps them. Count, sum and extremes are always exact.
 */
final class DurationRecorder {
  /** Bits of the histogram for a relative error of 1/1000. */
  static final int BITS_FOR_ONE_IN_A_THOUSAND = 10;

  /** Bits of the histogram for a relative error of 1/100 000. */
  static final int BITS_FOR_ONE_IN_A_HUNDRED_THOUSAND = 16;

  private static final long CARRY = 1L << 62;

  private final int exactLimit;
  private final int bits;
  private final LogLinearHistogram histogram;
  private long[] values;
  private long count;
  private long sumLow;
  private long sumCarries;
  private long least = Long.MAX_VALUE;
  private long greatest;

  /**
   * Keeps durations.
   *
   * @param exactLimit up to how many durations the quantiles are exact
   * @param bits precision of the histogram beyond
   */
  DurationRecorder(int exactLimit, int bits) {
    this.exactLimit = exactLimit;
    this.bits = bits;
    this.histogram = new LogLinearHistogram(bits);
    this.values = new long[Math.min(exactLimit, 1 << 10)];
  }

  void add(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a duration of " + nanos + " ns, expected 0 or more");
    }
    if (count < exactLimit) {
      if (count == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(exactLimit, 2L * values.length));
      }
      values[(int) count] = nanos;
    } else {
      if (values.length > 0) {
        moveToHistogram();
      }
      histogram.add(nanos, 1);
    }
    count++;
    sumLow += nanos;
    if (sumLow >= CARRY || sumLow < 0) {
      sumLow -= CARRY;
      sumCarries++;
    }
    least = Math.min(least, nanos);
    greatest = Math.max(greatest, nanos);
  }

  private void moveToHistogram() {
    for (long value : values) {
      histogram.add(value, 1);
    }
    values = new long[0];
  }

  long count() {
    return count;
  }

  /** How the durations so far are distributed. */
  Distribution distribution() {
    boolean exact = count <= exactLimit;
    long[] sorted = exact ? Arrays.copyOf(values, (int) count) : values;
    Arrays.sort(sorted);
    return new Distribution(
        count,
        exact,
        BigInteger.valueOf(sumCarries).shiftLeft(62).add(BigInteger.valueOf(sumLow)),
        count == 0 ? 0 : least,
        greatest,
        quantile(sorted, 500),
        quantile(sorted, 900),
        quantile(sorted, 950),
        quantile(sorted, 990),
        quantile(sorted, 999),
        bins(sorted));
  }

  /** The ceil(n p)-th smallest, in whole numbers: no rounding of p may move the rank. */
  private long quantile(long[] sorted, int thousandths) {
    if (count == 0) {
      return 0;
    }
    long rank = count / 1000 * thousandths + (count % 1000 * thousandths + 999) / 1000;
    if (count <= exactLimit) {
      return sorted[(int) rank - 1];
    }
    return Math.min(greatest, Math.max(least, histogram.valueAt(rank)));
  }

  private List<Distribution.Bin> bins(long[] sorted) {
    LogLinearHistogram coarse =
        bits == BITS_FOR_ONE_IN_A_THOUSAND && count > exactLimit
            ? histogram
            : new LogLinearHistogram(BITS_FOR_ONE_IN_A_THOUSAND);
    if (count <= exactLimit) {
      for (long value : sorted) {
        coarse.add(value, 1);
      }
    } else if (coarse != histogram) {
      histogram.forEach((from, upto, times) -> coarse.add(from, times));
    }
    List<Distribution.Bin> bins = new ArrayList<>();
    coarse.forEach((from, upto, times) -> bins.add(new Distribution.Bin(upto, times)));
    return bins;
  }
}
