package org.ibcsim.explore.search;

import java.util.Arrays;

/** The outcomes that a stepper told: for each final state its number and some bytes. */
final class OutcomeLog {
  private byte[] bytes = new byte[256];
  private int[] states = new int[16];
  private int[] ends = new int[16];
  private int size;
  private int end;

  void add(int state, byte[] source, int offset, int length) {
    if (bytes.length - end < length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
    }
    if (size == states.length) {
      states = Arrays.copyOf(states, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    System.arraycopy(source, offset, bytes, end, length);
    end += length;
    states[size] = state;
    ends[size++] = end;
  }

  void clear() {
    size = 0;
    end = 0;
  }

  int size() {
    return size;
  }

  int state(int entry) {
    return states[entry];
  }

  byte[] bytes() {
    return bytes;
  }

  int offset(int entry) {
    return entry == 0 ? 0 : ends[entry - 1];
  }

  int end(int entry) {
    return ends[entry];
  }
}
