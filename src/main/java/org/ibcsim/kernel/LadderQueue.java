package org.ibcsim.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The event queue of the simulator: its cost hardly grows with the number of pending events.
 *
 * <h2>Design</h2>
 *
 * <p>A simulator serves times in ascending order, so it need not sort far ahead. Like a ladder
 * queue [1], this one sorts only what is about to be served and the rest ever more roughly, the
 * further away it is:
 *
 * <ul>
 *   <li>the <em>run</em>, a short sorted array, from which events are served;
 *   <li>the <em>rungs</em>, buckets of events later than all of the run. When the run is used up,
 *       the first bucket fills it; a bucket of many events is first spread over the rung below;
 *   <li>the <em>early</em> events, a heap, mostly empty: they belong into the run, but too far from
 *       its end to be inserted at little cost.
 * </ul>
 *
 * <p>The horizon divides them: times up to it are in the run or early, later ones on the rungs.
 * Other than in [1], rungs are not fitted to the events but are the digits of the time itself, base
 * 64, as in a radix heap [2] or a hierarchy of timing wheels [3]. So a bucket is found with one
 * exclusive or, there are never more than eleven rungs, and no distribution of times can degrade
 * them. Other than a timing wheel, it does not wait for the lowest digit: a bucket of few events
 * goes straight into the run, whatever its width.
 *
 * <p>What is ordered is (time, ticket), two numbers by value in arrays that are read in sequence.
 * The events themselves stay in {@link EventSlots}. With a million pending events, memory decides:
 * a linked list or a heap of objects waits for a cache miss at every comparison.
 *
 * <h2>Order</h2>
 *
 * <p>Exactly (time, order of scheduling). Buckets keep the order in which entries came; spreading
 * and insertion behind equals preserve it; where the run meets the early events, tickets decide.
 *
 * <h2>Cost</h2>
 *
 * <p>Scheduling and serving: O(1) amortised: each move takes an entry down a rung or more, so it
 * moves eleven times at most, in practice one to three times. An insertion into the run moves at
 * most {@value #MOST_SHIFTED} entries. Were times ever to come in an order that sends most of them
 * to the early heap (a horizon far away, as after looking ahead over an idle period, and then a
 * burst), the horizon is moved back to now as soon as the additions to the heap outnumber all
 * entries; that costs each of them a few more moves, and bounds how long O(log n) can last.
 *
 * <p>Cancelling: O(1) amortised, no search. The event is forgotten at once; its entry is dropped
 * when it is reached, or when cancelled entries outnumber pending ones. Looking at the next time
 * may fill the run, which serving would have done anyway.
 *
 * <h2>Limits</h2>
 *
 * <p>2^28 entries; memory is bounded by the largest number pending at a time (about 50 bytes each,
 * as arrays double) and is kept for later. Not thread-safe. Deterministic: no hash codes, no clock.
 *
 * <p>[1] W. T. Tang, R. S. M. Goh, I. L.-J. Thng, Ladder queue: an O(1) priority queue structure
 * for large-scale discrete event simulation, ACM Transactions on Modeling and Computer Simulation
 * 15(3), 2005. [2] R. K. Ahuja, K. Mehlhorn, J. B. Orlin, R. E. Tarjan, Faster algorithms for the
 * shortest path problem, Journal of the ACM 37(2), 1990. [3] G. Varghese, T. Lauck, Hashed and
 * hierarchical timing wheels, SOSP 1987.
 */
public final class LadderQueue<E> implements EventQueue<E> {
  /** An insertion into the run moves at most so many entries. */
  private static final int MOST_SHIFTED = 48;

  /** Few early events are no reason to move the horizon back. */
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

  /** All events later than now go to the rungs, those of now stay in the run. */
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
            || (early.firstTime() == run.firstTime() && early.firstTicket() < run.firstTicket()));
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

  /** Pending events and cancelled ones whose entries are still in memory. */
  int entries() {
    return slots.entries();
  }

  /** How many of the entries are early. */
  int earlyEntries() {
    return early.size();
  }

  @Override
  public LadderQueue<E> copy() {
    return new LadderQueue<>(this);
  }
}
