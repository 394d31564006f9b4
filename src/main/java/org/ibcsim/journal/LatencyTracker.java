package org.ibcsim.journal;

import org.ibcsim.model.Observer;

/**
 * How long application writes take, from intended arrival to acknowledgement; messages do not
 * count.
 *
 * <p>Counting from the intended arrival shows a stall in every write that it held up, not only in
 * the one that was under way. Writes that failed are counted, and their latency is not.
 */
final class LatencyTracker implements Observer, BucketSource {
  private final Moment now;
  private final Backlog backlog;
  private final DurationRecorder latency =
      new DurationRecorder(0, DurationRecorder.BITS_FOR_ONE_IN_A_THOUSAND);
  private long failed;
  private long bucketAcknowledged;
  private long bucketFailed;
  private long bucketMaxNanos;

  LatencyTracker(Moment now, Backlog backlog) {
    this.now = now;
    this.backlog = backlog;
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    long intended = backlog.intendedNanos(position);
    if (intended == PositionRing.NOT_A_WRITE) {
      return;
    }
    if (!succeeded) {
      fail();
      return;
    }
    long nanos = now.nanos - intended;
    latency.add(nanos);
    bucketAcknowledged++;
    bucketMaxNanos = Math.max(bucketMaxNanos, nanos);
  }

  @Override
  public void refused(int rlink) {
    fail();
  }

  private void fail() {
    failed++;
    bucketFailed++;
  }

  @Override
  public void closeBucket(long endNanos, long[] row) {
    SeriesBuilder.put(row, Measure.ACKNOWLEDGED_WRITES, 0, bucketAcknowledged);
    SeriesBuilder.put(row, Measure.FAILED_WRITES, 0, bucketFailed);
    SeriesBuilder.put(row, Measure.LATENCY_MAX_NANOS, 0, bucketMaxNanos);
    bucketAcknowledged = 0;
    bucketFailed = 0;
    bucketMaxNanos = 0;
  }

  long failed() {
    return failed;
  }

  Distribution distribution() {
    return latency.distribution();
  }
}
