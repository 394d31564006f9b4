package org.ibcsim.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The simple event queue: one heap by (time, order of scheduling), the reference for others.
 *
 * <p>Scheduling and serving cost O(log n). A cancelled event is forgotten at once; its entry leaves
 * the heap when it comes to the top, or when cancelled entries outnumber pending ones, so that
 * cancelling costs O(1) amortised and memory stays proportional to the largest number pending.
 */
public final class HeapQueue<E> implements EventQueue<E> {
  private final EventSlots<E> slots;
  private final EntryHeap heap;
  private long now;

  public HeapQueue() {
    slots = new EventSlots<>();
    heap = new EntryHeap();
  }

  private HeapQueue(HeapQueue<E> original) {
    slots = original.slots.copy();
    heap = original.heap.copy();
    now = original.now;
  }

  @Override
  public long schedule(long timeNanos, E event) {
    VirtualTime.requireSchedulable(timeNanos, now);
    long ticket = slots.claim(event);
    heap.add(timeNanos, ticket);
    return ticket;
  }

  @Override
  public boolean cancel(long ticket) {
    boolean found = slots.cancel(ticket);
    if (found && slots.sweepIsDue()) {
      heap.sweep(slots);
    }
    return found;
  }

  @Override
  public @Nullable E poll() {
    while (!heap.isEmpty()) {
      long time = heap.firstTime();
      E event = slots.release(heap.removeFirst());
      if (event != null) {
        now = time;
        return event;
      }
    }
    return null;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long nextTime() {
    while (!heap.isEmpty()) {
      if (!slots.isCancelled(heap.firstTicket())) {
        return heap.firstTime();
      }
      slots.release(heap.removeFirst());
    }
    return Long.MAX_VALUE;
  }

  @Override
  public int size() {
    return slots.pending();
  }

  @Override
  public HeapQueue<E> copy() {
    return new HeapQueue<>(this);
  }
}
