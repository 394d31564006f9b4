package org.ibcsim.journal;

import org.ibcsim.model.Observer;

/**
 * How much is written, transmitted and applied: updates and bytes of their data, without headers.
 *
 * <p>Written are application writes alone; transmitted and applied are messages too.
 */
final class ThroughputTracker implements Observer, BucketSource {
  /** A number of updates and their bytes, in all and since the bucket began. */
  private static final class Flow {
    long updates;
    long bytes;
    private long updatesBefore;
    private long bytesBefore;

    void add(int lengthBytes) {
      updates++;
      bytes += lengthBytes;
    }

    void closeBucket(long[] row, Measure ofUpdates, Measure ofBytes, int rlink) {
      SeriesBuilder.put(row, ofUpdates, rlink, updates - updatesBefore);
      SeriesBuilder.put(row, ofBytes, rlink, bytes - bytesBefore);
      updatesBefore = updates;
      bytesBefore = bytes;
    }
  }

  private final Backlog backlog;
  private final Flow written = new Flow();
  private long lostWrites;
  private final Flow[] transmitted;
  private final Flow[] retransmitted;
  private final Flow[] applied;
  private final Flow[] readBack;
  private final long[] furthest;
  private final long[] duplicates;

  ThroughputTracker(Backlog backlog, int rlinks) {
    this.backlog = backlog;
    this.transmitted = flows(rlinks);
    this.retransmitted = flows(rlinks);
    this.applied = flows(rlinks);
    this.readBack = flows(rlinks);
    this.furthest = new long[rlinks];
    this.duplicates = new long[rlinks];
  }

  private static Flow[] flows(int rlinks) {
    Flow[] flows = new Flow[rlinks];
    for (int rlink = 0; rlink < rlinks; rlink++) {
      flows[rlink] = new Flow();
    }
    return flows;
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    written.add(lengthBytes);
  }

  /** To be told before the backlog is, which forgets which of them were writes. */
  @Override
  public void lost(long firstPosition, long lastPosition) {
    for (long position = firstPosition; position <= lastPosition; position++) {
      if (backlog.intendedNanos(position) != PositionRing.NOT_A_WRITE) {
        lostWrites++;
      }
    }
  }

  @Override
  public void transmitted(int rlink, long position) {
    int lengthBytes = backlog.lengthBytes(rlink, position);
    transmitted[rlink].add(lengthBytes);
    if (position <= furthest[rlink]) {
      retransmitted[rlink].add(lengthBytes);
    } else {
      furthest[rlink] = position;
    }
  }

  /** A piece of a volume is no update, but takes its bytes of the link. */
  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    transmitted[rlink].bytes += bytes;
  }

  @Override
  public void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {
    applied[rlink].bytes += lengthBytes;
  }

  @Override
  public void readBack(int rlink, long position) {
    readBack[rlink].add(backlog.lengthBytes(rlink, position));
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    if (duplicate) {
      duplicates[rlink]++;
    }
  }

  @Override
  public void applied(int rlink, long position) {
    applied[rlink].add(backlog.lengthBytes(rlink, position));
  }

  @Override
  public void closeBucket(long endNanos, long[] row) {
    written.closeBucket(row, Measure.SUBMITTED_WRITES, Measure.SUBMITTED_BYTES, 0);
    for (int rlink = 0; rlink < transmitted.length; rlink++) {
      transmitted[rlink].closeBucket(
          row, Measure.TRANSMITTED_WRITES, Measure.TRANSMITTED_BYTES, rlink);
      applied[rlink].closeBucket(row, Measure.APPLIED_WRITES, Measure.APPLIED_BYTES, rlink);
    }
  }

  long writes() {
    return written.updates;
  }

  /** Writes that were submitted and not in the SRL when the Primary crashed. */
  long lostWrites() {
    return lostWrites;
  }

  long writtenBytes() {
    return written.bytes;
  }

  long transmittedUpdates(int rlink) {
    return transmitted[rlink].updates;
  }

  long transmittedBytes(int rlink) {
    return transmitted[rlink].bytes;
  }

  long retransmittedUpdates(int rlink) {
    return retransmitted[rlink].updates;
  }

  long retransmittedBytes(int rlink) {
    return retransmitted[rlink].bytes;
  }

  long duplicateArrivals(int rlink) {
    return duplicates[rlink];
  }

  long appliedUpdates(int rlink) {
    return applied[rlink].updates;
  }

  long appliedBytes(int rlink) {
    return applied[rlink].bytes;
  }

  long readBackUpdates(int rlink) {
    return readBack[rlink].updates;
  }

  long readBackBytes(int rlink) {
    return readBack[rlink].bytes;
  }
}
