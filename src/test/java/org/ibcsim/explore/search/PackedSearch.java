package org.ibcsim.explore.search;

import java.util.Arrays;

/**
 * The yardstick: a search of the sliding window alone, written by hand on one thread, with nothing
 * but a set of longs and two frontiers of longs; no paths, no findings, no bounds.
 */
final class PackedSearch {
  private final int updates;
  private final int window;
  private final int capacity;
  private long[] slots = new long[1 << 16];
  private int size;
  private long[] next = new long[1 << 10];
  private int nextSize;
  private long transitions;

  PackedSearch(SlidingWindow model) {
    updates = model.updates();
    window = model.window();
    capacity = model.capacity();
  }

  /** Searches, and answers the number of distinct states. */
  long run() {
    long[] level = new long[1 << 10];
    add(state(1, 1, 1, 0, 0, 0, 0));
    transitions = 0;
    while (nextSize > 0) {
      long[] states = next;
      int count = nextSize;
      next = level;
      nextSize = 0;
      level = states;
      for (int i = 0; i < count; i++) {
        expand(states[i]);
      }
    }
    return size;
  }

  long transitions() {
    return transitions;
  }

  private static long state(
      int base, int next, int expected, int dataLength, long data, int ackLength, long ack) {
    return base
        | next << 4
        | expected << 8
        | dataLength << 12
        | ackLength << 15
        | data << 18
        | ack << 38;
  }

  private void expand(long state) {
    int base = (int) state & 15;
    int next = (int) (state >> 4) & 15;
    int expected = (int) (state >> 8) & 15;
    int dataLength = (int) (state >> 12) & 7;
    int ackLength = (int) (state >> 15) & 7;
    long data = state >> 18 & 0xfffff;
    long ack = state >> 38;
    if (base > expected || expected > updates + 1 || base > next) {
      throw new IllegalStateException("The invariant is broken");
    }
    if (next <= updates && next < base + window && dataLength < capacity) {
      long sent = data | (long) next << 4 * dataLength;
      add(state(base, next + 1, expected, dataLength + 1, sent, ackLength, ack));
    }
    if (next > base) {
      add(state(base, base, expected, dataLength, data, ackLength, ack));
    }
    if (dataLength > 0) {
      add(state(base, next, expected, dataLength - 1, data >> 4, ackLength, ack));
      if (ackLength < capacity) {
        int after = ((int) data & 15) == expected ? expected + 1 : expected;
        long acked = ack | (long) after << 4 * ackLength;
        add(state(base, next, after, dataLength - 1, data >> 4, ackLength + 1, acked));
      }
    }
    if (ackLength > 0) {
      add(state(base, next, expected, dataLength, data, ackLength - 1, ack >> 4));
      int moved = Math.max(base, (int) ack & 15);
      int resumed = Math.max(next, moved);
      add(state(moved, resumed, expected, dataLength, data, ackLength - 1, ack >> 4));
    }
  }

  private void add(long state) {
    transitions++;
    int slot = home(state);
    while (slots[slot] != 0) {
      if (slots[slot] == state) {
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = state;
    if (nextSize == next.length) {
      next = Arrays.copyOf(next, 2 * nextSize);
    }
    next[nextSize++] = state;
    if (4 * ++size > 3 * slots.length) {
      long[] before = slots;
      slots = new long[2 * before.length];
      for (long old : before) {
        if (old != 0) {
          int free = home(old);
          while (slots[free] != 0) {
            free = (free + 1) & (slots.length - 1);
          }
          slots[free] = old;
        }
      }
    }
  }

  private int home(long state) {
    long z = (state ^ (state >>> 32)) * 0xd6e8feb86659fd93L;
    return (int) ((z ^ (z >>> 32)) & (slots.length - 1));
  }
}
