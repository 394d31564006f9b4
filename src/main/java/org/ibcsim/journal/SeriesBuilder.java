package org.ibcsim.journal;

import java.util.Arrays;

/**
 * Collects the buckets of a {@link Series}, one after the other, as they close.
 *
 * <p>The order of values in a row is that of {@link Measure}: those of the run, then all of RLINK
 * 0, of RLINK 1, and so on.
 */
public final class SeriesBuilder {
  private final long bucketNanos;
  private final int rlinks;
  private final long[][] columns;
  private int buckets;

  public SeriesBuilder(long bucketNanos, int rlinks) {
    this.bucketNanos = bucketNanos;
    this.rlinks = rlinks;
    this.columns = new long[Series.columns(rlinks)][16];
  }

  /** Adds the values of the next bucket; the row is copied. */
  public SeriesBuilder add(long[] row) {
    if (row.length != columns.length) {
      throw new IllegalArgumentException(
          "a bucket of " + row.length + " values, expected " + columns.length);
    }
    if (buckets == columns[0].length) {
      for (int column = 0; column < columns.length; column++) {
        columns[column] = Arrays.copyOf(columns[column], 2 * buckets);
      }
    }
    for (int column = 0; column < columns.length; column++) {
      columns[column][buckets] = row[column];
    }
    buckets++;
    return this;
  }

  /** How many buckets were added. */
  public int buckets() {
    return buckets;
  }

  /** The series so far; its last bucket ends at {@code endNanos}. */
  public Series build(long endNanos) {
    long[][] trimmed = new long[columns.length][];
    for (int column = 0; column < columns.length; column++) {
      trimmed[column] = Arrays.copyOf(columns[column], buckets);
    }
    return new Series(bucketNanos, endNanos, buckets, rlinks, trimmed);
  }

  /** A row of zeroes for a run with so many RLINKs, to be filled by {@link #put}. */
  public static long[] emptyRow(int rlinks) {
    return new long[Series.columns(rlinks)];
  }

  /** Sets one value of a row; {@code rlink} is not looked at for a measure of the run. */
  public static void put(long[] row, Measure measure, int rlink, long value) {
    row[Series.column(measure, rlink)] = value;
  }
}
