package org.ibcsim.explore.search;

import org.jspecify.annotations.Nullable;

/**
 * Some states of a frontier, each as its length and its bytes: what a thread takes up at a time.
 */
final class Page {
  /** The bytes; empty while they are in a {@link SpillFile}. */
  byte[] data;

  /** Bytes in use. */
  int end;

  /** Number of states. */
  int states;

  /** Where the bytes are in a file, or -1. */
  long filePosition = -1;

  private final long first;
  private final long @Nullable [] numbers;

  /** A page of consecutive states, the first of which has a number. */
  Page(byte[] data, long first) {
    this.data = data;
    this.first = first;
    this.numbers = null;
  }

  /** A page of states with any numbers. */
  Page(byte[] data, long[] numbers) {
    this.data = data;
    this.first = 0;
    this.numbers = numbers;
  }

  long number(int state) {
    return numbers == null ? first + state : numbers[state];
  }

  /** Appends a state; the array must have room for it and for five bytes more. */
  void append(byte[] bytes, int offset, int length) {
    int rest = length;
    while (rest > 127) {
      data[end++] = (byte) (rest | 128);
      rest >>>= 7;
    }
    data[end++] = (byte) rest;
    System.arraycopy(bytes, offset, data, end, length);
    end += length;
    states++;
  }
}
