package org.ibcsim.explore;

import java.util.Arrays;

/**
 * What is under way on one channel, in order: for each thing a value that tells it apart, an amount
 * that its time depends on, the name of the connection or boot that it belongs to, and its clock.
 */
final class Lane {
  private static final int FIRST_ROOM = 4;

  long[] values = new long[FIRST_ROOM];
  long[] amounts = new long[FIRST_ROOM];
  int[] names = new int[FIRST_ROOM];
  int[] clocks = new int[FIRST_ROOM];
  int size;

  void add(long value, long amount, int name, int clock) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      amounts = Arrays.copyOf(amounts, 2 * size);
      names = Arrays.copyOf(names, 2 * size);
      clocks = Arrays.copyOf(clocks, 2 * size);
    }
    values[size] = value;
    amounts[size] = amount;
    names[size] = name;
    clocks[size++] = clock;
  }

  /** Puts one before all others, without an amount, a name or a clock. */
  void addFirst(long value) {
    add(value, 0, 0, Zone.FREE);
    for (int index = size - 1; index > 0; index--) {
      swap(index);
    }
  }

  /** Takes one out; those behind it keep their order. */
  void remove(int index) {
    int behind = size - index - 1;
    System.arraycopy(values, index + 1, values, index, behind);
    System.arraycopy(amounts, index + 1, amounts, index, behind);
    System.arraycopy(names, index + 1, names, index, behind);
    System.arraycopy(clocks, index + 1, clocks, index, behind);
    size--;
  }

  /** Two neighbours change places, the one at the index and the one before it. */
  void swap(int index) {
    swap(values, index);
    swap(amounts, index);
    swap(names, index);
    swap(clocks, index);
  }

  private static void swap(long[] array, int index) {
    long one = array[index];
    array[index] = array[index - 1];
    array[index - 1] = one;
  }

  private static void swap(int[] array, int index) {
    int one = array[index];
    array[index] = array[index - 1];
    array[index - 1] = one;
  }
}
