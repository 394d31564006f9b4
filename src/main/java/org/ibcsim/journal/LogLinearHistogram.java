package org.ibcsim.journal;

import org.jspecify.annotations.Nullable;

/**
 * Counts of non-negative values in cells that are as wide, relative to their values, as the
 * precision says.
 *
 * <p>With b bits, values below 2^(b+1) have cells of their own; a greater value v shares a cell no
 * wider than v / 2^b, so that its middle is within v / 2^(b+1). Adding is constant time. Memory
 * comes in pages, for the ranges of values that occur: at most 2^b longs for each doubling of the
 * values.
 */
final class LogLinearHistogram {
  private static final int PAGE_BITS = 11;
  private static final int PAGE_CELLS = 1 << PAGE_BITS;

  private final int bits;
  private final long[] @Nullable [] pages;

  LogLinearHistogram(int bits) {
    this.bits = bits;
    long cells = (64L - bits) << bits;
    this.pages = new long[(int) (cells >>> PAGE_BITS) + 1][];
  }

  void add(long value, long times) {
    int cell = cellOf(value);
    long @Nullable [] page = pages[cell >>> PAGE_BITS];
    if (page == null) {
      page = new long[PAGE_CELLS];
      pages[cell >>> PAGE_BITS] = page;
    }
    page[cell & (PAGE_CELLS - 1)] += times;
  }

  private int cellOf(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a value of " + value + ", expected 0 or more");
    }
    int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(value) - bits);
    return (shift << bits) + (int) (value >>> shift);
  }

  /** The least value of a cell. */
  private long leastOf(int cell) {
    int shift = Math.max(0, (cell >>> bits) - 1);
    return (long) (cell - (shift << bits)) << shift;
  }

  private long widthOf(int cell) {
    return 1L << Math.max(0, (cell >>> bits) - 1);
  }

  /** The middle of the cell of the rank-th smallest value, counted from 1. */
  long valueAt(long rank) {
    long seen = 0;
    for (int number = 0; number < pages.length; number++) {
      long[] page = pages[number];
      for (int index = 0; page != null && index < PAGE_CELLS; index++) {
        seen += page[index];
        if (seen >= rank && page[index] > 0) {
          int cell = number * PAGE_CELLS + index;
          return leastOf(cell) + (widthOf(cell) - 1) / 2;
        }
      }
    }
    throw new IllegalArgumentException("rank " + rank + " of " + seen + " values");
  }

  /** Who is shown the cells. */
  interface CellVisitor {
    void cell(long leastValue, long greatestValue, long count);
  }

  /** Shows every cell that is not empty, in increasing order. */
  void forEach(CellVisitor visitor) {
    for (int number = 0; number < pages.length; number++) {
      long[] page = pages[number];
      for (int index = 0; page != null && index < PAGE_CELLS; index++) {
        if (page[index] > 0) {
          int cell = number * PAGE_CELLS + index;
          long least = leastOf(cell);
          visitor.cell(least, least + widthOf(cell) - 1, page[index]);
        }
      }
    }
  }
}
