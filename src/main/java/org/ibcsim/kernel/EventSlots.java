package org.ibcsim.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of a queue by ticket, so that the ordering structures move two numbers instead of
 * objects and a cancellation needs no search and no hash map.
 *
 * <p>A ticket is a sequence number in its upper 39 bits and the index of a slot in its lower 24. So
 * tickets grow in the order of scheduling (the order among equal times is the order of tickets),
 * and lead to their slot at once. No ticket is given out twice.
 *
 * <p>A cancelled event is forgotten at once; its slot stays taken until the queue releases the
 * entry that names it. {@link #sweepIsDue} tells when such entries outnumber the pending ones.
 *
 * <p>Every operation costs O(1). Limits: 2^24 entries at a time, 2^39 tickets in all; both refused
 * with an {@link IllegalStateException}. Memory is bounded by the largest number of entries at a
 * time.
 */
final class EventSlots<E> {
  private static final int SLOT_BITS = 24;
  private static final int MOST_SLOTS = 1 << SLOT_BITS;
  private static final int SLOT_MASK = MOST_SLOTS - 1;
  private static final long MOST_SEQUENCE = (1L << (63 - SLOT_BITS)) - 1;
  private static final int SWEEP_ALLOWANCE = 64;

  private @Nullable Object[] events;
  private long[] tickets;

  /** Slots to use again, the last one released first: it is still in the processor's cache. */
  private int[] free;

  private int freeCount;
  private int usedSlots;
  private long nextSequence;
  private int pending;
  private int cancelled;

  EventSlots() {
    events = new Object[64];
    tickets = new long[64];
    free = new int[64];
  }

  private EventSlots(EventSlots<E> original) {
    events = original.events.clone();
    tickets = original.tickets.clone();
    free = original.free.clone();
    freeCount = original.freeCount;
    usedSlots = original.usedSlots;
    nextSequence = original.nextSequence;
    pending = original.pending;
    cancelled = original.cancelled;
  }

  /** Takes a slot for an event and answers its ticket. */
  long claim(E event) {
    int slot = freeCount > 0 ? free[--freeCount] : unusedSlot();
    if (nextSequence > MOST_SEQUENCE) {
      throw new IllegalStateException(
          "This queue has given out all of its "
              + (MOST_SEQUENCE + 1)
              + " tickets. Maybe the run"
              + " never ends: an event that schedules itself again at the same time?");
    }
    long ticket = nextSequence++ << SLOT_BITS | slot;
    events[slot] = event;
    tickets[slot] = ticket;
    pending++;
    return ticket;
  }

  private int unusedSlot() {
    if (usedSlots == events.length) {
      if (usedSlots == MOST_SLOTS) {
        throw new IllegalStateException(
            "More than "
                + MOST_SLOTS
                + " events are pending at a time. Maybe events are scheduled"
                + " faster than they are served, or much too far ahead?");
      }
      int capacity = usedSlots * 2;
      events = Arrays.copyOf(events, capacity);
      tickets = Arrays.copyOf(tickets, capacity);
      free = Arrays.copyOf(free, capacity);
    }
    return usedSlots++;
  }

  /**
   * Forgets the event of a ticket; false if it is not pending. Its entry must still be released.
   */
  boolean cancel(long ticket) {
    int slot = (int) ticket & SLOT_MASK;
    if (slot >= usedSlots || tickets[slot] != ticket || events[slot] == null) {
      return false;
    }
    events[slot] = null;
    pending--;
    cancelled++;
    return true;
  }

  /** Frees the slot of an entry that leaves the queue; answers its event, or null if cancelled. */
  @SuppressWarnings("unchecked") // only claim stores events, and it takes an E
  @Nullable E release(long ticket) {
    int slot = (int) ticket & SLOT_MASK;
    Object event = events[slot];
    free[freeCount++] = slot;
    if (event == null) {
      cancelled--;
      return null;
    }
    events[slot] = null;
    pending--;
    return (E) event;
  }

  /** Whether the entry of a ticket that was not released yet is cancelled. */
  boolean isCancelled(long ticket) {
    return events[(int) ticket & SLOT_MASK] == null;
  }

  /** Whether cancelled entries outnumber pending ones, so that looking at all pays for itself. */
  boolean sweepIsDue() {
    return cancelled > pending + SWEEP_ALLOWANCE;
  }

  int pending() {
    return pending;
  }

  /** Pending and cancelled entries: what the queue holds in memory. */
  int entries() {
    return pending + cancelled;
  }

  EventSlots<E> copy() {
    return new EventSlots<>(this);
  }
}
