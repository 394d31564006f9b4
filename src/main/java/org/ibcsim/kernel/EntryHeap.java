package org.ibcsim.kernel;

import java.util.Arrays;

/**
 * A heap of entries (time, ticket) in one array, the least time and then the least ticket on top.
 *
 * <p>Four children to a node: half the levels of a binary heap, and siblings share a cache line.
 * Adding and removing cost O(log n) [1].
 *
 * <p>[1] D. B. Johnson, Priority queues with update and finding minimum spanning trees, Information
 * Processing Letters 4(3), 1975.
 */
final class EntryHeap {
  /** Times at even, tickets at odd indices. */
  private long[] entries;

  /** Array elements in use: twice the number of entries. */
  private int end;

  EntryHeap() {
    entries = new long[64];
  }

  private EntryHeap(EntryHeap original) {
    entries = original.entries.clone();
    end = original.end;
  }

  boolean isEmpty() {
    return end == 0;
  }

  int size() {
    return end / 2;
  }

  /** Time of the first entry; the heap must not be empty. */
  long firstTime() {
    return entries[0];
  }

  /** Ticket of the first entry; the heap must not be empty. */
  long firstTicket() {
    return entries[1];
  }

  void add(long time, long ticket) {
    if (end == entries.length) {
      entries = Arrays.copyOf(entries, end * 2);
    }
    int hole = end;
    end += 2;
    while (hole > 0) {
      int parent = (hole / 2 - 1) / 4 * 2;
      if (!precedes(time, ticket, parent)) {
        break;
      }
      entries[hole] = entries[parent];
      entries[hole + 1] = entries[parent + 1];
      hole = parent;
    }
    entries[hole] = time;
    entries[hole + 1] = ticket;
  }

  /** Takes the first entry away and answers its ticket. */
  long removeFirst() {
    long ticket = entries[1];
    end -= 2;
    sink(0, entries[end], entries[end + 1]);
    return ticket;
  }

  /** Releases the entries of cancelled events. */
  void sweep(EventSlots<?> slots) {
    int kept = 0;
    for (int i = 0; i < end; i += 2) {
      if (slots.isCancelled(entries[i + 1])) {
        slots.release(entries[i + 1]);
      } else {
        entries[kept] = entries[i];
        entries[kept + 1] = entries[i + 1];
        kept += 2;
      }
    }
    end = kept;
    for (int node = end - 2; node >= 0; node -= 2) {
      sink(node, entries[node], entries[node + 1]);
    }
  }

  private void sink(int from, long time, long ticket) {
    int hole = from;
    for (int child = hole * 4 + 2; child < end; child = hole * 4 + 2) {
      int least = child;
      int lastChild = Math.min(child + 6, end - 2);
      for (int sibling = child + 2; sibling <= lastChild; sibling += 2) {
        if (precedes(entries[sibling], entries[sibling + 1], least)) {
          least = sibling;
        }
      }
      if (precedes(time, ticket, least)) {
        break;
      }
      entries[hole] = entries[least];
      entries[hole + 1] = entries[least + 1];
      hole = least;
    }
    entries[hole] = time;
    entries[hole + 1] = ticket;
  }

  private boolean precedes(long time, long ticket, int node) {
    return time < entries[node] || (time == entries[node] && ticket < entries[node + 1]);
  }

  EntryHeap copy() {
    return new EntryHeap(this);
  }
}
