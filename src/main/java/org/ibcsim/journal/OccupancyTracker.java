package org.ibcsim.journal;

import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.ReplicationView;

/**
 * How full the logs are: the Primary's SRL in all and for each RLINK, and each Secondary's SRL.
 *
 * <p>What an RLINK holds in the SRL and what a Secondary has staged is read from the model after
 * every step that can change it; what is in use in all is summed from the updates, a header for
 * each.
 */
final class OccupancyTracker implements Observer, BucketSource {
  /** One number that goes up and down, with its greatest values. */
  private static final class Level {
    long current;
    long maxInBucket;
    long max;
    long maxAtNanos;

    void set(long value, long nowNanos) {
      current = value;
      if (value > maxInBucket) {
        maxInBucket = value;
        if (value > max) {
          max = value;
          maxAtNanos = nowNanos;
        }
      }
    }

    void closeBucket(long[] row, Measure maxMeasure, Measure lastMeasure, int rlink) {
      SeriesBuilder.put(row, maxMeasure, rlink, maxInBucket);
      SeriesBuilder.put(row, lastMeasure, rlink, current);
      maxInBucket = current;
    }
  }

  private final Moment now;
  private final Backlog backlog;
  private final ReplicationView view;
  private final int[] firstHostOf;
  private final int[] hostOf;
  private final Level used = new Level();
  private final Level[] outstanding;
  private final Level[] staged;
  private long freed;

  OccupancyTracker(Moment now, Backlog backlog, ReplicationView view, int[] hostOf) {
    this.now = now;
    this.backlog = backlog;
    this.view = view;
    this.firstHostOf = hostOf.clone();
    this.hostOf = hostOf.clone();
    this.outstanding = new Level[hostOf.length];
    this.staged = new Level[hostOf.length];
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      outstanding[rlink] = new Level();
      staged[rlink] = new Level();
    }
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    use(lengthBytes);
    readOutstanding();
  }

  private void use(int lengthBytes) {
    used.set(used.current + lengthBytes + backlog.headerBytes(), now.nanos);
  }

  @Override
  public void logged(long position) {
    readOutstanding();
  }

  /** To be told before the backlog is, which forgets what they occupied. */
  @Override
  public void lost(long firstPosition, long lastPosition) {
    long bytes = 0;
    for (long position = firstPosition; position <= lastPosition; position++) {
      bytes += backlog.srlBytes(position);
    }
    used.set(used.current - bytes, now.nanos);
    readOutstanding();
  }

  @Override
  public void stable(int rlink, long position) {
    readStaged(rlink);
  }

  @Override
  public void applied(int rlink, long position) {
    readStaged(rlink);
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    outstanding[rlink].set(view.outstandingBytes(rlink), now.nanos);
  }

  @Override
  public void freed(long position) {
    long bytes = 0;
    for (; freed < position; freed++) {
      bytes += backlog.srlBytes(freed + 1);
    }
    used.set(used.current - bytes, now.nanos);
  }

  @Override
  public void fact(Fact fact) {
    if (fact instanceof Fact.MessageSubmitted message) {
      use(message.lengthBytes());
    }
    if (fact instanceof Fact.RoleChanged changed) {
      // Another host's SRL, and empty.
      used.set(0, now.nanos);
      freed = changed.lastPosition();
      for (int rlink = 0; rlink < hostOf.length; rlink++) {
        hostOf[rlink] = firstHostOf[rlink] == changed.primary() ? 0 : firstHostOf[rlink];
      }
    }
    readOutstanding();
    for (int rlink = 0; rlink < staged.length; rlink++) {
      readStaged(rlink);
    }
  }

  private void readOutstanding() {
    for (int rlink = 0; rlink < outstanding.length; rlink++) {
      outstanding[rlink].set(view.outstandingBytes(rlink), now.nanos);
    }
  }

  private void readStaged(int rlink) {
    staged[rlink].set(view.stagedBytes(hostOf[rlink]), now.nanos);
  }

  @Override
  public void closeBucket(long endNanos, long[] row) {
    used.closeBucket(row, Measure.SRL_MAX_BYTES, Measure.SRL_LAST_BYTES, 0);
    for (int rlink = 0; rlink < outstanding.length; rlink++) {
      outstanding[rlink].closeBucket(
          row, Measure.OUTSTANDING_MAX_BYTES, Measure.OUTSTANDING_LAST_BYTES, rlink);
      staged[rlink].closeBucket(row, Measure.STAGED_MAX_BYTES, Measure.STAGED_LAST_BYTES, rlink);
    }
  }

  long usedMaxBytes() {
    return used.max;
  }

  long usedMaxAtNanos() {
    return used.maxAtNanos;
  }

  long usedBytes() {
    return used.current;
  }

  long outstandingMaxBytes(int rlink) {
    return outstanding[rlink].max;
  }

  long outstandingMaxAtNanos(int rlink) {
    return outstanding[rlink].maxAtNanos;
  }

  long outstandingBytes(int rlink) {
    return outstanding[rlink].current;
  }

  long stagedMaxBytes(int rlink) {
    return staged[rlink].max;
  }

  long stagedBytes(int rlink) {
    return staged[rlink].current;
  }
}
