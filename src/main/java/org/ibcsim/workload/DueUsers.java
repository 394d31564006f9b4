package org.ibcsim.workload;

/**
 * The users of a closed loop who will write, earliest first; equal times in the order they were
 * added. A binary heap.
 */
final class DueUsers {
  private final int[] heap;
  private final long[] dueNanos;
  private final long[] order;
  private int size;
  private long added;

  DueUsers(int users) {
    heap = new int[users];
    dueNanos = new long[users];
    order = new long[users];
  }

  boolean isEmpty() {
    return size == 0;
  }

  long firstNanos() {
    return dueNanos[heap[0]];
  }

  /** Adds a user who is not in it. */
  void add(int user, long nanos) {
    dueNanos[user] = nanos;
    order[user] = added++;
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (before(heap[parent], user)) {
        break;
      }
      heap[hole] = heap[parent];
      hole = parent;
    }
    heap[hole] = user;
  }

  /** Takes out the first user. */
  int remove() {
    int first = heap[0];
    int last = heap[--size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (before(last, heap[child])) {
        break;
      }
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = last;
    return first;
  }

  private boolean before(int one, int other) {
    return dueNanos[one] < dueNanos[other]
        || (dueNanos[one] == dueNanos[other] && order[one] < order[other]);
  }
}
