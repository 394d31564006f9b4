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
    entries = new long[1024];
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

  /** Takes the first entry away and answers its ticket. */
  long removeFirst() {
    long ticket = entries[start + 1];
    start += 2;
    return ticket;
  }

  /** Whether more than {@code count} entries have a later time. */
  boolean hasMoreLater(int count, long time) {
    int index = end - 2 * (count + 1);
    return index >= start && entries[index] > time;
  }

  /** Inserts behind all entries of the same or an earlier time. */
  void insert(long time, long ticket) {
    if (end == entries.length) {
      makeRoom();
    }
    int hole = end;
    end = hole + 2;
    if (hole > start && entries[hole - 2] > time) {
      hole = moveLater(time, hole);
    }
    entries[hole] = time;
    entries[hole + 1] = ticket;
  }

  private int moveLater(long time, int from) {
    long[] e = entries;
    int hole = from;
    do {
      e[hole] = e[hole - 2];
      e[hole + 1] = e[hole - 1];
      hole -= 2;
    } while (hole > start && e[hole - 2] > time);
    return hole;
  }

  private void makeRoom() {
    int length = end - start;
    long[] target = length > entries.length / 2 ? new long[entries.length * 2] : entries;
    System.arraycopy(entries, start, target, 0, length);
    entries = target;
    start = 0;
    end = length;
  }

  int size() {
    return (end - start) / 2;
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
