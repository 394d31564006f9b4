package org.ibcsim.explore.search;

import java.util.Arrays;

/** The marks that a stepper told, each only the first time, with the state and step it was at. */
final class MarkLog {
  /** Triples: state, choice, mark. */
  private int[] entries = new int[24];

  private int end;

  /** Bit by bit: marks that are in the entries, or were known before. */
  private long[] known = new long[4];

  private long[] knownBefore = new long[0];

  void add(int state, int choice, int mark) {
    int word = mark >> 6;
    if (word >= known.length) {
      known = Arrays.copyOf(known, Math.max(2 * known.length, word + 1));
    }
    if ((known[word] >> mark & 1) != 0) {
      return;
    }
    known[word] |= 1L << mark;
    if (end == entries.length) {
      entries = Arrays.copyOf(entries, 2 * end);
    }
    entries[end] = state;
    entries[end + 1] = choice;
    entries[end + 2] = mark;
    end += 3;
  }

  /** From the next clearing on, marks of these need not be told again. */
  void knownBefore(long[] marks) {
    knownBefore = marks;
  }

  void clear() {
    end = 0;
    known = Arrays.copyOf(knownBefore, Math.max(4, knownBefore.length));
  }

  int size() {
    return end / 3;
  }

  int state(int entry) {
    return entries[3 * entry];
  }

  int choice(int entry) {
    return entries[3 * entry + 1];
  }

  int mark(int entry) {
    return entries[3 * entry + 2];
  }
}
