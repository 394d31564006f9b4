package org.ibcsim.explore;

import java.util.Arrays;

/** The choices that a state allows, in a fixed order; one list serves any number of states. */
final class Choices {
  private int[] numbers = new int[32];
  private int size;

  void clear() {
    size = 0;
  }

  void add(Choice.Kind kind, int index) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = Choice.of(kind, index);
  }

  int size() {
    return size;
  }

  int get(int place) {
    return numbers[place];
  }

  /** Whether nothing is left but faults that need not happen. */
  boolean onlyExtraFaults() {
    for (int place = 0; place < size; place++) {
      if (Choice.kind(numbers[place]) != Choice.Kind.EXTRA_FAULT) {
        return false;
      }
    }
    return true;
  }
}
