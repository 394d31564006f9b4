package org.ibcsim.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The events of a queue by ticket, so that the ordering structures move two numbers instead of
 * objects and a cancellation needs no search and no hash map.
 *
 * <p>Tickets are numbered in the order of scheduling, so the order among equal times is the order
 * of tickets. An event lies in the slot that the lower bits of its ticket name; a number whose slot
 * is still taken is passed over. No ticket is given out twice.
 *
 * <p>A cancelled event is forgotten at once; its slot stays taken until the queue releases the
 * entry that names it. {@link #sweepIsDue} tells when such entries outnumber the pending ones.
 *
 * <p>Every operation costs O(1) amortised: at most half of the slots are taken, so passing over
 * them costs at most one step a ticket. Memory is bounded by the largest number of entries at a
 * time, of which there may be 2^28.
 */
final class EventSlots<E> {
  private static final int FEWEST_SLOTS = 64;
  private static final int MOST_SLOTS = 1 << 29;
  private static final int SWEEP_ALLOWANCE = 64;

  /** What lies in the slot of a cancelled event. */
  private static final Object CANCELLED = new Object();

  /** A power of two long. */
  private @Nullable Object[] events;

  /** The ticket for which each slot was taken last. */
  private long[] tickets;

  private long nextTicket;
  private int entries;
  private int cancelled;

  EventSlots() {
    events = new Object[FEWEST_SLOTS];
    tickets = new long[FEWEST_SLOTS];
  }

  private EventSlots(EventSlots<E> original) {
    events = original.events.clone();
    tickets = original.tickets.clone();
    nextTicket = original.nextTicket;
    entries = original.entries;
    cancelled = original.cancelled;
  }

  /** Takes a slot for an event and answers its ticket. */
  long claim(E event) {
    if (entries >= events.length / 2) {
      doubleSlots();
    }
    long ticket = nextTicket;
    while (events[slotOf(ticket)] != null) {
      ticket++;
    }
    nextTicket = ticket + 1;
    events[slotOf(ticket)] = event;
    tickets[slotOf(ticket)] = ticket;
    entries++;
    return ticket;
  }

  private int slotOf(long ticket) {
    return (int) ticket & (events.length - 1);
  }

  private void doubleSlots() {
    if (events.length == MOST_SLOTS) {
      throw new IllegalStateException(
          "More than "
              + entries
              + " events are pending at a time. Maybe events are scheduled"
              + " faster than they are served, or much too far ahead?");
    }
    @Nullable Object[] fewerEvents = events;
    long[] fewerTickets = tickets;
    events = new Object[fewerEvents.length * 2];
    tickets = new long[events.length];
    for (int i = 0; i < fewerEvents.length; i++) {
      if (fewerEvents[i] != null) {
        long ticket = fewerTickets[i];
        events[slotOf(ticket)] = fewerEvents[i];
        tickets[slotOf(ticket)] = ticket;
      }
    }
  }

  /**
   * Forgets the event of a ticket; false if it is not pending. Its entry must still be released.
   */
  boolean cancel(long ticket) {
    int slot = slotOf(ticket);
    Object event = events[slot];
    if (event == null || event == CANCELLED || tickets[slot] != ticket) {
      return false;
    }
    events[slot] = CANCELLED;
    cancelled++;
    return true;
  }

  /** Frees the slot of an entry that leaves the queue; answers its event, or null if cancelled. */
  @SuppressWarnings("unchecked") // only claim stores events, and it takes an E
  @Nullable E release(long ticket) {
    int slot = slotOf(ticket);
    Object event = events[slot];
    events[slot] = null;
    entries--;
    if (event == CANCELLED) {
      cancelled--;
      return null;
    }
    return (E) event;
  }

  /** Whether the event of an entry that was not released yet is cancelled. */
  boolean isCancelled(long ticket) {
    return events[slotOf(ticket)] == CANCELLED;
  }

  /** Whether cancelled entries outnumber pending ones, so that looking at all pays for itself. */
  boolean sweepIsDue() {
    return cancelled > pending() + SWEEP_ALLOWANCE;
  }

  int pending() {
    return entries - cancelled;
  }

  /** Pending and cancelled entries: what the queue holds in memory. */
  int entries() {
    return entries;
  }

  EventSlots<E> copy() {
    return new EventSlots<>(this);
  }
}
