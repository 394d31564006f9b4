package org.ibcsim.kernel;

import org.jspecify.annotations.Nullable;

/** The event queue of the simulator: constant cost, whatever the number of pending events. */
public final class LadderQueue<E> implements EventQueue<E> {
  /** An insertion into the run moves at most so many entries. */
  private static final int MOST_SHIFTED = 48;

  private static final int REBUILD_ALLOWANCE = 64;

  private final EventSlots<E> slots;
  private SortedRun run;
  private final EntryHeap early;
  private final Rungs rungs;

  /** Entries up to this time are in the run or among the early ones, later ones on the rungs. */
  private long horizon;

  /** Entries added to the early ones since the horizon was moved back. */
  private long earlyAdded;

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
    earlyAdded = original.earlyAdded;
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
      addEarly(timeNanos, ticket);
    }
    return ticket;
  }

  private void addEarly(long time, long ticket) {
    early.add(time, ticket);
    earlyAdded++;
    if (earlyAdded > slots.entries() + REBUILD_ALLOWANCE) {
      moveHorizonToNow();
    }
  }

  private void moveHorizonToNow() {
    earlyAdded = 0;
    rungs.moveHorizon(horizon, now);
    horizon = now;
    SortedRun present = new SortedRun();
    while (!run.isEmpty() || !early.isEmpty()) {
      boolean isEarly = nextIsEarly();
      long time = isEarly ? early.firstTime() : run.firstTime();
      long ticket = isEarly ? early.removeFirst() : run.removeFirst();
      if (time > horizon) {
        rungs.add(horizon, time, ticket);
      } else {
        present.insert(time, ticket);
      }
    }
    run = present;
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
      boolean isEarly = nextIsEarly();
      long time = isEarly ? early.firstTime() : run.firstTime();
      E event = slots.release(isEarly ? early.removeFirst() : run.removeFirst());
      if (event != null) {
        now = time;
        return event;
      }
    }
    return null;
  }

  /** Makes sure that the next entry, if there is one, is in the run or among the early ones. */
  private boolean hasNext() {
    return !run.isEmpty() || !early.isEmpty() || fillRun();
  }

  private boolean fillRun() {
    if (rungs.isEmpty()) {
      return false;
    }
    horizon = rungs.moveNext(run);
    return true;
  }

  private boolean nextIsEarly() {
    return !early.isEmpty()
        && (run.isEmpty()
            || early.firstTime() < run.firstTime()
            || (early.firstTime() == run.firstTime()
                && early.firstTicket() < run.firstTicket()));
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
      slots.release(isEarly ? early.removeFirst() : run.removeFirst());
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
