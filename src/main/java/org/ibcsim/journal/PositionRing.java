package org.ibcsim.journal;

/**
 * What must be remembered of the newest updates of the log: by position, the intended arrival and
 * the length.
 *
 * <p>A ring that grows to the longest backlog and never shrinks. Constant time for each call, but
 * for the growth.
 */
final class PositionRing {
  /** Intended arrival of an update that is not an application write. */
  static final long NOT_A_WRITE = Long.MIN_VALUE;

  /** Length of an update that was never durable: it has no place in the SRL either. */
  static final int NEVER_LOGGED = -1;

  private long[] intendedNanos;
  private int[] lengthBytes;
  private int mask;
  private long first = 1;
  private long last;

  PositionRing() {
    this(1 << 10);
  }

  private PositionRing(int capacity) {
    intendedNanos = new long[capacity];
    lengthBytes = new int[capacity];
    mask = capacity - 1;
  }

  /** A copy that this one's growth and forgetting do not touch. */
  PositionRing copy() {
    PositionRing copy = new PositionRing(1);
    copy.intendedNanos = intendedNanos.clone();
    copy.lengthBytes = lengthBytes.clone();
    copy.mask = mask;
    copy.first = first;
    copy.last = last;
    return copy;
  }

  /** The newest position; 0 when there is none. */
  long last() {
    return last;
  }

  int capacity() {
    return intendedNanos.length;
  }

  boolean isFull() {
    return last - first + 1 == intendedNanos.length;
  }

  /** Appends an update; its position must be the next one. */
  void append(long position, long intended, int length) {
    if (position != last + 1) {
      throw new IllegalStateException(
          "update " + position + " follows update " + last + ", expected " + (last + 1));
    }
    if (isFull()) {
      grow();
    }
    last = position;
    int slot = (int) position & mask;
    intendedNanos[slot] = intended;
    lengthBytes[slot] = length;
  }

  /** Forgets everything up to a position. */
  void forget(long position) {
    first = Math.max(first, Math.min(position, last) + 1);
  }

  long intendedNanos(long position) {
    check(position);
    return intendedNanos[(int) position & mask];
  }

  /** Intended arrival of the newest application write that is remembered, or what is given. */
  long newestWriteNanos(long ifNone) {
    for (long position = last; position >= first; position--) {
      long intended = intendedNanos[(int) position & mask];
      if (intended != NOT_A_WRITE) {
        return intended;
      }
    }
    return ifNone;
  }

  void setIntendedNanos(long position, long intended) {
    check(position);
    intendedNanos[(int) position & mask] = intended;
  }

  /**
   * The Primary crashed before some updates were in its SRL: they are no writes any more, and hold
   * nothing.
   */
  void lose(long from, long to) {
    for (long position = Math.max(from, first); position <= Math.min(to, last); position++) {
      intendedNanos[(int) position & mask] = NOT_A_WRITE;
      lengthBytes[(int) position & mask] = NEVER_LOGGED;
    }
  }

  /** Length of an update's data, or {@link #NEVER_LOGGED}. */
  int lengthBytes(long position) {
    check(position);
    return lengthBytes[(int) position & mask];
  }

  private void check(long position) {
    if (position < first || position > last) {
      throw new IllegalStateException(
          "a step of update "
              + position
              + ", expected one of "
              + first
              + " to "
              + last
              + ": others are not submitted yet, or finished everywhere");
    }
  }

  private void grow() {
    int capacity = Math.multiplyExact(intendedNanos.length, 2);
    long[] intended = new long[capacity];
    int[] lengths = new int[capacity];
    for (long position = first; position <= last; position++) {
      intended[(int) position & (capacity - 1)] = intendedNanos[(int) position & mask];
      lengths[(int) position & (capacity - 1)] = lengthBytes[(int) position & mask];
    }
    intendedNanos = intended;
    lengthBytes = lengths;
    mask = capacity - 1;
  }
}
