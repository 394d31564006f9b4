package org.ibcsim.journal;

import java.util.Arrays;

/**
 * The time series of a run: for each bucket of time, in order, one value of each {@link Measure}.
 *
 * <p>Bucket b lasts from {@code startNanos(b)}, not included but for time 0, to {@code
 * endNanos(b)}, included. All buckets have the same width but the last, which ends with the run.
 */
public final class Series {
  private final long bucketNanos;
  private final long endNanos;
  private final int buckets;
  private final int rlinks;
  private final long[][] columns;

  /** {@code columns} as ordered by {@link #column}. */
  Series(long bucketNanos, long endNanos, int buckets, int rlinks, long[][] columns) {
    this.bucketNanos = bucketNanos;
    this.endNanos = endNanos;
    this.buckets = buckets;
    this.rlinks = rlinks;
    this.columns = columns;
  }

  /**
   * Where a measure's values stand: first those of the run, then all of RLINK 0, of RLINK 1, and so
   * on.
   */
  static int column(Measure measure, int rlink) {
    return measure.perRlink()
        ? Measure.OF_RUN.size()
            + rlink * Measure.OF_RLINK.size()
            + Measure.OF_RLINK.indexOf(measure)
        : Measure.OF_RUN.indexOf(measure);
  }

  /** How many columns a run with so many RLINKs has. */
  static int columns(int rlinks) {
    return Measure.OF_RUN.size() + rlinks * Measure.OF_RLINK.size();
  }

  /** Width of a bucket. */
  public long bucketNanos() {
    return bucketNanos;
  }

  /** How many buckets there are. */
  public int buckets() {
    return buckets;
  }

  /** How many RLINKs there are. */
  public int rlinks() {
    return rlinks;
  }

  /** When a bucket begins. */
  public long startNanos(int bucket) {
    return bucket * bucketNanos;
  }

  /** When a bucket ends; the last one ends with the run. */
  public long endNanos(int bucket) {
    return bucket == buckets - 1 ? endNanos : (bucket + 1) * bucketNanos;
  }

  /** A copy of the values of a measure of the run, one a bucket. */
  public long[] values(Measure measure) {
    if (measure.perRlink()) {
      throw new IllegalArgumentException(
          measure.key() + " has a value for each RLINK; name the RLINK");
    }
    return columns[column(measure, 0)].clone();
  }

  /** A copy of the values of a measure of one RLINK, one a bucket. */
  public long[] values(Measure measure, int rlink) {
    if (!measure.perRlink()) {
      throw new IllegalArgumentException(measure.key() + " is of the whole run, not of an RLINK");
    }
    if (rlink < 0 || rlink >= rlinks) {
      throw new IllegalArgumentException("RLINK " + rlink + ", expected 0 to " + (rlinks - 1));
    }
    return columns[column(measure, rlink)].clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series that
        && bucketNanos == that.bucketNanos
        && endNanos == that.endNanos
        && buckets == that.buckets
        && rlinks == that.rlinks
        && Arrays.deepEquals(columns, that.columns);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(columns);
  }

  @Override
  public String toString() {
    return buckets + " buckets of " + bucketNanos + " ns, " + rlinks + " RLINKs";
  }
}
