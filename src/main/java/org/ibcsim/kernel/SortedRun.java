package org.ibcsim.kernel;

/**
 * Entries (time, ticket) in the order in which they are served, for a few entries at a time.
 *
 * <p>Taking the first costs O(1); an entry is inserted behind its equals by moving the later ones,
 * so the cost is the number of later entries: {@link #hasMoreLater} tells beforehand if that is too
 * many.
 */
final class SortedRun {
  /** Times at even, tickets at odd indices, from start to end. */
  private long[] entries;

  private int start;
  private int end;

  SortedRun() {
    entries = new long[256];
  }

  private SortedRun(SortedRun original) {
    entries = original.entries.clone();
    start = original.start;
    end = original.end;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Time of the first entry; the run must not be empty. */
  long firstTime() {
    return entries[start];
  }

  /** Ticket of the first entry; the run must not be empty. */
  long firstTicket() {
    return entries[start + 1];
  }

  void removeFirst() {
    start += 2;
  }

  /** Whether more than {@code count} entries have a later time. */
  boolean hasMoreLater(int count, long time) {
    int index = end - 2 * (count + 1);
    return index >= start && entries[index] > time;
  }

  /** Time of the entry that {@code count} entries follow; there must be as many. */
  long timeBefore(int count) {
    return entries[end - 2 * (count + 1)];
  }

  /** Inserts behind all entries of the same or an earlier time. */
  void insert(long time, long ticket) {
    if (end == entries.length) {
      makeRoom();
    }
    long[] e = entries;
    int hole = end;
    while (hole > start && e[hole - 2] > time) {
      e[hole] = e[hole - 2];
      e[hole + 1] = e[hole - 1];
      hole -= 2;
    }
    e[hole] = time;
    e[hole + 1] = ticket;
    end += 2;
  }

  private void makeRoom() {
    int length = end - start;
    long[] target = length > entries.length / 2 ? new long[entries.length * 2] : entries;
    System.arraycopy(entries, start, target, 0, length);
    entries = target;
    start = 0;
    end = length;
  }

  /** Moves the entries later than the horizon to the rungs. */
  void moveLater(long horizon, Rungs rungs) {
    int kept = end;
    while (kept > start && entries[kept - 2] > horizon) {
      kept -= 2;
    }
    for (int i = kept; i < end; i += 2) {
      rungs.add(horizon, entries[i], entries[i + 1]);
    }
    end = kept;
  }

  /** Releases the entries of cancelled events. */
  void sweep(EventSlots<?> slots) {
    int kept = start;
    for (int i = start; i < end; i += 2) {
      if (slots.isCancelled(entries[i + 1])) {
        slots.release(entries[i + 1]);
      } else {
        entries[kept] = entries[i];
        entries[kept + 1] = entries[i + 1];
        kept += 2;
      }
    }
    end = kept;
  }

  SortedRun copy() {
    return new SortedRun(this);
  }
}
