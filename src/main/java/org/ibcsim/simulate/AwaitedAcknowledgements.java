package org.ibcsim.simulate;

import org.ibcsim.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * Until when the data acknowledgements of one RLINK are awaited, oldest first: a ring of times, and
 * one look at the oldest when it may be late.
 *
 * <p>All wait for the same length of time, so the oldest is late first. Constant time; no entry of
 * the agenda for each of them, as one in a minute is enough.
 */
final class AwaitedAcknowledgements {
  private static final int FIRST_ROOM = 64;

  private long[] untilNanos = new long[FIRST_ROOM];
  private int oldest;
  private int size;
  private boolean lookedAt;
  private @Nullable Event late;

  /**
   * One more is awaited until a time.
   *
   * @return whether somebody must {@link #look} at that time
   */
  boolean expect(long timeNanos, Event event) {
    if (size == untilNanos.length) {
      grow();
    }
    untilNanos[oldest + size++ & untilNanos.length - 1] = timeNanos;
    late = event;
    boolean first = !lookedAt;
    lookedAt = true;
    return first;
  }

  private void grow() {
    long[] larger = new long[2 * size];
    for (int index = 0; index < size; index++) {
      larger[index] = untilNanos[oldest + index & size - 1];
    }
    untilNanos = larger;
    oldest = 0;
  }

  /** The oldest has come. */
  void came() {
    if (size == 0) {
      throw new IllegalStateException("a data acknowledgement came that nobody awaits");
    }
    oldest = oldest + 1 & untilNanos.length - 1;
    size--;
  }

  /** None is awaited any more. */
  void clear() {
    size = 0;
  }

  /**
   * Looks whether the oldest is late.
   *
   * @return what happens because of that, or null; then {@link #nextLookNanos} says when to look
   *     again
   */
  @Nullable Event look(long nowNanos) {
    lookedAt = false;
    if (size == 0 || untilNanos[oldest] > nowNanos) {
      lookedAt = size > 0;
      return null;
    }
    return late;
  }

  /** When to look again; {@link Long#MAX_VALUE} if nothing is awaited. */
  long nextLookNanos() {
    return size == 0 ? Long.MAX_VALUE : untilNanos[oldest];
  }
}
