package org.ibcsim.kernel;

import org.jspecify.annotations.Nullable;

/** The event queue of the simulator: constant cost, whatever the number of pending events. */
public final class LadderQueue<E> implements EventQueue<E> {
  /** An insertion into the run moves at most so many entries. */
  private static final int MOST_SHIFTED = 48;

  /** At most so many entries are moved from the run to the rungs at a time. */
  private static final int MOST_MOVED_BACK = 4 * MOST_SHIFTED;

  private final EventSlots<E> slots;
  private final SortedRun run;
  private final EntryHeap early;
  private final Rungs rungs;

  /** Entries up to this time are in the run or among the early ones, later ones on the rungs. */
  private long horizon;

  private long now;

  public LadderQueue() {
    slots = new EventSlots<>();
    run = new SortedRun();
    early = new EntryHeap();
    rungs = new Rungs();
  }

  private LadderQueue(LadderQueue<E> original) {
    slots = original.slots.copy();
    run = original.run.copy();
    early = original.early.copy();
    rungs = original.rungs.copy();
    horizon = original.horizon;
    now = original.now;
  }

  @Override
  public long schedule(long timeNanos, E event) {
    VirtualTime.requireSchedulable(timeNanos, now);
    long ticket = slots.claim(event);
    if (timeNanos > horizon) {
      rungs.add(horizon, timeNanos, ticket);
    } else if (!run.hasMoreLater(MOST_SHIFTED, timeNanos)) {
      run.insert(timeNanos, ticket);
    } else {
      addToLongRun(timeNanos, ticket);
    }
    return ticket;
  }

  private void addToLongRun(long time, long ticket) {
    long nearer = Rungs.endOfBucket(time, Rungs.rungOf(time ^ run.timeBefore(MOST_SHIFTED)));
    if (early.isEmpty()
        && !run.hasMoreLater(MOST_MOVED_BACK, nearer)
        && rungs.allowHorizon(horizon, nearer)) {
      run.moveLater(nearer, rungs);
      horizon = nearer;
      run.insert(time, ticket);
    } else {
      early.add(time, ticket);
    }
  }

  @Override
  public boolean cancel(long ticket) {
    boolean found = slots.cancel(ticket);
    if (found && slots.sweepIsDue()) {
      run.sweep(slots);
      early.sweep(slots);
      rungs.sweep(slots);
    }
    return found;
  }

  @Override
  public @Nullable E poll() {
    while (hasNext()) {
      long time;
      E event;
      if (nextIsEarly()) {
        time = early.firstTime();
        event = slots.release(early.firstTicket());
        early.removeFirst();
      } else {
        time = run.firstTime();
        event = slots.release(run.firstTicket());
        run.removeFirst();
      }
      if (event != null) {
        now = time;
        return event;
      }
    }
    return null;
  }

  /** Makes sure that the next entry, if there is one, is in the run or among the early ones. */
  private boolean hasNext() {
    if (run.isEmpty() && early.isEmpty()) {
      if (rungs.isEmpty()) {
        return false;
      }
      horizon = rungs.moveNext(run);
    }
    return true;
  }

  private boolean nextIsEarly() {
    if (early.isEmpty()) {
      return false;
    }
    return run.isEmpty()
        || early.firstTime() < run.firstTime()
        || (early.firstTime() == run.firstTime() && early.firstTicket() < run.firstTicket());
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long nextTime() {
    while (hasNext()) {
      boolean isEarly = nextIsEarly();
      long ticket = isEarly ? early.firstTicket() : run.firstTicket();
      if (!slots.isCancelled(ticket)) {
        return isEarly ? early.firstTime() : run.firstTime();
      }
      slots.release(ticket);
      if (isEarly) {
        early.removeFirst();
      } else {
        run.removeFirst();
      }
    }
    return Long.MAX_VALUE;
  }

  @Override
  public int size() {
    return slots.pending();
  }

  @Override
  public LadderQueue<E> copy() {
    return new LadderQueue<>(this);
  }
}
