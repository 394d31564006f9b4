package org.ibcsim.workload.trace;

/**
 * Puts the records of another reader into time order, and counts their times from the earliest.
 *
 * <p>Recorders write a record when a request completes, or from several processors, so a file is
 * sorted only nearly. A window of {@value #WINDOW} records is kept sorted: a record that comes late
 * by less than that finds its place, and equal times stay in file order. One that comes later still
 * is given the time of the record served last, and counted as mended. Costs one comparison a record
 * where the file is sorted, and at most the window where it is not.
 *
 * <p>Reads {@value #WINDOW} records ahead, so that a broken record is reported that much early.
 */
final class TimeOrder implements TraceReader {
  static final int WINDOW = 1024;

  private final TraceReader unordered;

  /** A ring, earliest record first; the carriers are used again. */
  private final TraceRecord[] ring = new TraceRecord[WINDOW];

  private int first;
  private int size;
  private boolean exhausted;
  private boolean anyServed;
  private long originNanos;
  private long servedNanos;
  private long mended;

  TimeOrder(TraceReader unordered) {
    this.unordered = unordered;
    for (int i = 0; i < WINDOW; i++) {
      ring[i] = new TraceRecord();
    }
  }

  @Override
  public boolean read(TraceRecord into) {
    while (!exhausted && size < WINDOW) {
      insertNext();
    }
    if (size == 0) {
      return false;
    }
    into.copyFrom(ring[first]);
    first = first + 1 & WINDOW - 1;
    size--;
    if (!anyServed) {
      anyServed = true;
      originNanos = into.timeNanos;
    }
    into.timeNanos -= originNanos;
    servedNanos = into.timeNanos;
    return true;
  }

  private void insertNext() {
    int hole = first + size & WINDOW - 1;
    TraceRecord fresh = ring[hole];
    if (!unordered.read(fresh)) {
      exhausted = true;
      return;
    }
    if (anyServed && fresh.timeNanos - originNanos < servedNanos) {
      fresh.timeNanos = servedNanos + originNanos;
      mended++;
    }
    for (int i = 0; i < size; i++) {
      int before = hole - 1 & WINDOW - 1;
      if (ring[before].timeNanos <= fresh.timeNanos) {
        break;
      }
      ring[hole] = ring[before];
      hole = before;
    }
    ring[hole] = fresh;
    size++;
  }

  @Override
  public long mended() {
    return mended + unordered.mended();
  }

  @Override
  public TracePlace place(TraceRecord record) {
    return unordered.place(record);
  }

  @Override
  public void close() {
    unordered.close();
  }
}
