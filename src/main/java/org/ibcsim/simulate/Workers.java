package org.ibcsim.simulate;

/** Threads that work at messages, each at one at a time, in the order in which they come. */
final class Workers {
  private final long[] free;
  private int next;

  Workers(int threads) {
    free = new long[threads];
  }

  /** When a thread begins with a message that comes now. */
  long begins(long nowNanos, long workNanos) {
    long begin = Math.max(nowNanos, free[next]);
    free[next] = begin + workNanos;
    if (++next == free.length) {
      next = 0;
    }
    return begin;
  }
}
