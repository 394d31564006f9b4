package org.ibcsim.journal;

import java.util.List;

/**
 * Cuts time into buckets, and asks for their values as soon as time has passed their ends.
 *
 * <p>A bucket includes its end, so that what happens at the very end of a run is in its last
 * bucket. Buckets in which nothing happens are closed like any other. A run that goes on far beyond
 * its duration gets a last bucket that is as long as the rest, so that there are never more than
 * {@link #MAXIMUM_BUCKETS}.
 */
final class SeriesBuckets {
  /** Who is given the values of each bucket. */
  interface Sink {
    /** The row is reused after the call. */
    void bucket(int number, long endNanos, long[] row);
  }

  /** A run that ends when it was meant to has no more buckets than this. */
  static final int INTENDED_BUCKETS = 2_000;

  /** No run has more. */
  static final int MAXIMUM_BUCKETS = 5 * INTENDED_BUCKETS;

  private final long bucketNanos;
  private final List<BucketSource> sources;
  private final Sink sink;
  private final long[] row;
  private int closed;
  private long endNanos;

  SeriesBuckets(long bucketNanos, int rlinks, List<BucketSource> sources, Sink sink) {
    this.bucketNanos = bucketNanos;
    this.sources = List.copyOf(sources);
    this.sink = sink;
    this.row = SeriesBuilder.emptyRow(rlinks);
    this.endNanos = bucketNanos;
  }

  /** The smallest of 1, 2, 5, 10, ... ns that cuts a duration into at most 2000 buckets. */
  static long widthNanos(long durationNanos) {
    if (durationNanos < 0) {
      throw new IllegalArgumentException(
          "a duration of " + durationNanos + " ns, expected 0 or more");
    }
    long decade = 1;
    while (true) {
      for (int step : new int[] {1, 2, 5}) {
        if (durationNanos / INTENDED_BUCKETS < step * decade
            || durationNanos == INTENDED_BUCKETS * step * decade) {
          return step * decade;
        }
      }
      decade *= 10;
    }
  }

  /** Whether time has passed the end of the open bucket. */
  boolean passed(long nowNanos) {
    return nowNanos > endNanos;
  }

  /** Closes every bucket whose end time has passed. */
  void advance(long nowNanos) {
    while (nowNanos > endNanos) {
      close(endNanos);
      endNanos = closed == MAXIMUM_BUCKETS - 1 ? Long.MAX_VALUE : endNanos + bucketNanos;
    }
  }

  /** Closes the last bucket at the end of the run. */
  void finish(long nowNanos) {
    advance(nowNanos);
    close(nowNanos);
  }

  private void close(long atNanos) {
    for (BucketSource source : sources) {
      source.closeBucket(atNanos, row);
    }
    sink.bucket(closed, atNanos, row);
    closed++;
  }
}
