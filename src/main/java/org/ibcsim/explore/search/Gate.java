package org.ibcsim.explore.search;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the threads of a search wait for each other. The last one to arrive opens the gate, when it
 * has done what only one may do.
 *
 * <p>Waiting is busy for some microseconds, for often that is enough, and then gives the processor
 * to others.
 */
final class Gate {
  private static final int SPINS = 2_000;
  private static final long PARK_NANOS = 20_000;

  private final int parties;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int openings;

  Gate(int parties) {
    this.parties = parties;
  }

  /** Answers true to the last one at once, and false to the others when the gate opens. */
  boolean arrive() {
    int before = openings;
    if (arrived.incrementAndGet() == parties) {
      arrived.set(0);
      return true;
    }
    for (int i = 0; openings == before; i++) {
      if (i < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
    return false;
  }

  /** Lets the others go on; to be called by the last one. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void open() {
    openings++;
  }
}
