package org.ibcsim.simulate;

import java.util.Arrays;

/**
 * When which bytes of a connection are acknowledged: so many may be under way, and the next leave
 * when the oldest are.
 *
 * <p>Bytes are counted from the start of the connection. Between the first and the last byte of
 * what was sent at once acknowledgements come evenly. What was asked for is forgotten up to there:
 * callers ask for later bytes each time. Amortized constant time.
 */
final class SlidingWindow {
  private static final int FIRST_CAPACITY = 16;

  private long[] lastBytes = new long[FIRST_CAPACITY];
  private long[] firstNanos = new long[FIRST_CAPACITY];
  private long[] lastNanos = new long[FIRST_CAPACITY];
  private int head;
  private int size;
  private long forgottenBytes;
  private long forgottenNanos;
  private long sentBytes;

  /** Bytes that were sent since the connection began. */
  long sentBytes() {
    return sentBytes;
  }

  /** Begins anew: nothing was sent. */
  void clear() {
    head = 0;
    size = 0;
    forgottenBytes = 0;
    forgottenNanos = 0;
    sentBytes = 0;
  }

  /**
   * Bytes are sent whose acknowledgements come from a first to a last moment; none earlier than of
   * bytes before.
   */
  void send(long bytes, long firstAcknowledgedNanos, long lastAcknowledgedNanos) {
    if (size == lastBytes.length) {
      grow();
    }
    int at = (head + size) & (lastBytes.length - 1);
    long before = size == 0 ? forgottenNanos : lastNanos[(at - 1) & (lastBytes.length - 1)];
    sentBytes += bytes;
    lastBytes[at] = sentBytes;
    firstNanos[at] = Math.max(before, firstAcknowledgedNanos);
    lastNanos[at] = Math.max(before, lastAcknowledgedNanos);
    size++;
  }

  private void grow() {
    int old = lastBytes.length;
    lastBytes = turned(lastBytes, old);
    firstNanos = turned(firstNanos, old);
    lastNanos = turned(lastNanos, old);
    head = 0;
  }

  private long[] turned(long[] ring, int old) {
    long[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, head, head + old), 2 * old);
    System.arraycopy(ring, 0, larger, old - head, head);
    return larger;
  }

  /**
   * When the first so many bytes are all acknowledged; {@link Long#MIN_VALUE} for none. They must
   * have been sent.
   */
  long acknowledgedNanos(long bytes) {
    if (bytes <= 0) {
      return Long.MIN_VALUE;
    }
    while (size > 0 && lastBytes[head] < bytes) {
      forgottenBytes = lastBytes[head];
      forgottenNanos = lastNanos[head];
      head = (head + 1) & (lastBytes.length - 1);
      size--;
    }
    if (bytes <= forgottenBytes) {
      return forgottenNanos;
    }
    if (size == 0) {
      throw new IllegalStateException(bytes + " bytes asked for, only " + sentBytes + " were sent");
    }
    double part = (double) (bytes - forgottenBytes) / (lastBytes[head] - forgottenBytes);
    return firstNanos[head] + (long) (part * (lastNanos[head] - firstNanos[head]));
  }

  /** Bytes whose acknowledgement is not there at a moment; whole sendings. */
  long underWayBytes(long nowNanos) {
    int first = 0;
    while (first < size && lastNanos[(head + first) & (lastBytes.length - 1)] <= nowNanos) {
      first++;
    }
    long acknowledged =
        first == 0 ? forgottenBytes : lastBytes[(head + first - 1) & (lastBytes.length - 1)];
    return sentBytes - acknowledged;
  }

  /** Forgets what is acknowledged by now, for one who does not ask. */
  void forgetUntil(long nowNanos) {
    while (size > 0 && lastNanos[head] <= nowNanos) {
      forgottenBytes = lastBytes[head];
      forgottenNanos = lastNanos[head];
      head = (head + 1) & (lastBytes.length - 1);
      size--;
    }
  }
}
