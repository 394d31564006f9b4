package org.ibcsim.journal;

import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;

/**
 * How far one Secondary is behind, in two ways; messages count in neither.
 *
 * <p>The lag of a write is the time from its intended arrival until it is on the Secondary's disks:
 * one value a write. The recovery point (RPO) is a function of time: the age of the oldest write,
 * in the order of the log, that is not on the Secondary's disks. It grows by a second each second
 * and falls only when something becomes stable, so its greatest values are those just before such
 * steps and at the ends of buckets. While a DCM is replayed the Secondary has no image that anybody
 * could use: the age is that of what it lacked before, until the replay has ended. Writes that a
 * DCM replaced have no lag.
 */
final class LagTracker implements Observer, BucketSource {
  /** Up to so many writes the quantiles of the lag are exact. */
  static final int EXACT_WRITES = 1_000_000;

  private final Moment now;
  private final Backlog backlog;
  private final int rlink;
  private final DurationRecorder lag =
      new DurationRecorder(EXACT_WRITES, DurationRecorder.BITS_FOR_ONE_IN_A_HUNDRED_THOUSAND);
  private static final long NOTHING = Long.MAX_VALUE;

  private long next = 1;

  /** Intended arrival of the oldest write that came by a DCM, until that has ended. */
  private long oldestByDcm = NOTHING;

  private long replaced;

  /** Intended arrival of the newest write on its disks; 0 for none. */
  private long newestStableNanos;

  /** The same of the newest write that a DCM brings. */
  private long newestByDcmNanos;

  private long rpoMaxNanos;
  private long rpoMaxAtNanos;
  private long bucketRpoMaxNanos;
  private long bucketLagMaxNanos;
  private long bucketStable;

  LagTracker(Moment now, Backlog backlog, int rlink) {
    this.now = now;
    this.backlog = backlog;
    this.rlink = rlink;
  }

  @Override
  public void stable(int atRlink, long position) {
    if (atRlink != rlink || position < next) {
      return;
    }
    noteAge(now.nanos);
    for (; next <= position; next++) {
      long intended = backlog.intendedNanos(rlink, next);
      if (intended != PositionRing.NOT_A_WRITE) {
        long nanos = now.nanos - intended;
        lag.add(nanos);
        newestStableNanos = intended;
        bucketStable++;
        bucketLagMaxNanos = Math.max(bucketLagMaxNanos, nanos);
      }
    }
  }

  /**
   * The recovery point falls where the oldest write was one of those; to be told before the backlog
   * is.
   */
  @Override
  public void lost(long firstPosition, long lastPosition) {
    noteAge(now.nanos);
  }

  /** Age of the oldest write that is not stable; 0 if there is none. */
  long ageNanos(long atNanos) {
    if (oldestByDcm != NOTHING) {
      return Math.max(0, atNanos - oldestByDcm);
    }
    long oldest = oldest();
    return oldest == NOTHING ? 0 : Math.max(0, atNanos - oldest);
  }

  /** Whether no write is missing on its disks. */
  boolean upToDate() {
    return oldestByDcm == NOTHING && oldest() == NOTHING;
  }

  /** Intended arrival of the newest write on its disks; 0 for none. */
  long newestStableNanos() {
    return upToDate() ? backlog.newestNanos() : newestStableNanos;
  }

  private long oldest() {
    long last = backlog.last(rlink);
    while (next <= last) {
      long intended = backlog.intendedNanos(rlink, next);
      if (intended != PositionRing.NOT_A_WRITE) {
        return intended;
      }
      next++;
    }
    return NOTHING;
  }

  /** To be told before the backlog is, which forgets what the DCM has replaced. */
  @Override
  public void fact(Fact fact) {
    if (fact instanceof Fact.SrlLogging srl && srl.rlink() == rlink) {
      newestByDcmNanos = backlog.newestNanos();
    } else if (fact instanceof Fact.StreamResumed resumed && resumed.rlink() == rlink) {
      noteAge(now.nanos);
      oldestByDcm = Math.min(oldestByDcm, oldest());
      next = Math.max(next, resumed.position() + 1);
    } else if (fact instanceof Fact.Attached attached && attached.rlink() == rlink) {
      attached(attached);
    } else if (fact instanceof Fact.ResyncStopped stopped && stopped.rlink() == rlink) {
      noteAge(now.nanos);
      oldestByDcm = NOTHING;
      newestStableNanos = Math.max(newestStableNanos, newestByDcmNanos);
    }
  }

  /** What it lacked then is there if the data was equal, and never comes otherwise. */
  private void attached(Fact.Attached attached) {
    noteAge(now.nanos);
    boolean complete = attached.equal() || attached.fromCheckpoint();
    oldestByDcm = complete ? NOTHING : Math.min(oldestByDcm, oldest());
    newestStableNanos = attached.equal() ? backlog.newestNanos() : newestStableNanos;
    next = Math.max(next, attached.position() + 1);
  }

  private long noteAge(long atNanos) {
    long age = ageNanos(atNanos);
    bucketRpoMaxNanos = Math.max(bucketRpoMaxNanos, age);
    if (age > rpoMaxNanos) {
      rpoMaxNanos = age;
      rpoMaxAtNanos = atNanos;
    }
    return age;
  }

  @Override
  public void closeBucket(long endNanos, long[] row) {
    long age = noteAge(endNanos);
    SeriesBuilder.put(row, Measure.RPO_MAX_NANOS, rlink, bucketRpoMaxNanos);
    SeriesBuilder.put(row, Measure.RPO_LAST_NANOS, rlink, age);
    SeriesBuilder.put(row, Measure.LAG_MAX_NANOS, rlink, bucketLagMaxNanos);
    SeriesBuilder.put(row, Measure.STABLE_WRITES, rlink, bucketStable);
    bucketRpoMaxNanos = 0;
    bucketLagMaxNanos = 0;
    bucketStable = 0;
  }

  long rpoMaxNanos() {
    return rpoMaxNanos;
  }

  long rpoMaxAtNanos() {
    return rpoMaxAtNanos;
  }

  /** Writes on its disks, those counted that came by a DCM. */
  long stableWrites() {
    return lag.count() + replaced;
  }

  /** A DCM has brought what the first so many writes have written. */
  void replaced(long writes) {
    replaced = Math.max(replaced, writes - lag.count());
  }

  Distribution distribution() {
    return lag.distribution();
  }
}
