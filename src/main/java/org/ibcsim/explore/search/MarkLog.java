package org.ibcsim.explore.search;

import java.util.Arrays;

/**
 * The marks that a stepper told, each only the first time, with the state and step it was at.
 *
 * <p>A mark of a state is closer to the initial states than the same one of a step: having seen the
 * latter does not make the former superfluous.
 */
final class MarkLog {
  /** Triples: state, choice, mark. */
  private int[] entries = new int[24];

  private int end;

  /** Bit by bit: marks of states, told or known before. */
  private long[] ofStates = new long[1];

  /** Bit by bit: marks of states or steps, told or known before. */
  private long[] ofSteps = new long[1];

  private long[] knownOfStates = new long[0];
  private long[] knownOfSteps = new long[0];

  void add(int state, int choice, int mark) {
    if (mark >> 6 >= ofSteps.length) {
      int wanted = Math.max(2 * ofSteps.length, (mark >> 6) + 1);
      ofStates = Arrays.copyOf(ofStates, wanted);
      ofSteps = Arrays.copyOf(ofSteps, wanted);
    }
    if (has(choice == Finding.STATE ? ofStates : ofSteps, mark)) {
      return;
    }
    ofSteps[mark >> 6] |= 1L << mark;
    if (choice == Finding.STATE) {
      ofStates[mark >> 6] |= 1L << mark;
    }
    if (end == entries.length) {
      entries = Arrays.copyOf(entries, 2 * end);
    }
    entries[end] = state;
    entries[end + 1] = choice;
    entries[end + 2] = mark;
    end += 3;
  }

  private static boolean has(long[] marks, int mark) {
    return (marks[mark >> 6] >> mark & 1) != 0;
  }

  /** From the next clearing on, marks of these need not be told again. */
  void know(long[] marksOfStates, long[] marksOfSteps) {
    knownOfStates = marksOfStates;
    knownOfSteps = marksOfSteps;
  }

  void clear() {
    end = 0;
    int words = Math.max(1, Math.max(knownOfStates.length, knownOfSteps.length));
    ofStates = Arrays.copyOf(knownOfStates, words);
    ofSteps = Arrays.copyOf(knownOfSteps, words);
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
