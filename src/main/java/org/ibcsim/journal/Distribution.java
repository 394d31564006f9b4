package org.ibcsim.journal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigInteger;
import java.util.List;

/**
 * How durations are distributed, in nanoseconds.
 *
 * <p>Quantile p is the ceil(p n)-th smallest of n values. All are 0 when there are no values.
 *
 * @param exact whether the quantiles are exact; otherwise they are within the relative error of
 *     what kept them (the latency of writes 1/1000, the lag of an RLINK 1/100 000)
 * @param sumNanos exact
 * @param minNanos exact
 * @param maxNanos exact
 * @param bins how often which values came, in increasing order, for a percentile spectrum
 */
public record Distribution(
    long count,
    boolean exact,
    BigInteger sumNanos,
    long minNanos,
    long maxNanos,
    long p50Nanos,
    long p90Nanos,
    long p95Nanos,
    long p99Nanos,
    long p999Nanos,
    List<Bin> bins) {
  /**
   * Values that are not told apart.
   *
   * @param uptoNanos the greatest of them; it exceeds the least by at most 1/1000
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Bin(long uptoNanos, long count) {}

  public Distribution {
    bins = List.copyOf(bins);
  }

  /** The mean, rounded down; 0 when there are no values. */
  public long meanNanos() {
    return count == 0 ? 0 : sumNanos.divide(BigInteger.valueOf(count)).longValueExact();
  }
}
