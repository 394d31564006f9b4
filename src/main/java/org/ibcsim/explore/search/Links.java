package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * For every state, by its number, how it was first reached: 40 bits of its parent's number, 24 bits
 * of the choice. Numbers follow the order of discovery, so a path costs its length.
 */
final class Links {
  private static final int PAGE_BITS = 16;
  private static final int CHOICE_BITS = 24;

  /** In place of a parent: the state is an initial one, and the choice its number. */
  static final long NONE = (1L << 40) - 1;

  private final List<long[]> pages = new ArrayList<>();
  private long size;

  /** The next state, whose number is the {@link #size()} before. */
  void append(long parent, int choice) {
    int index = (int) size & ((1 << PAGE_BITS) - 1);
    if (index == 0) {
      pages.add(new long[1 << PAGE_BITS]);
    }
    pages.get(pages.size() - 1)[index] = parent << CHOICE_BITS | choice;
    size++;
  }

  long size() {
    return size;
  }

  long memoryBytes() {
    return ((long) pages.size() * Long.BYTES) << PAGE_BITS;
  }

  /**
   * The path that first reached a state, and one step more unless the choice is {@link
   * Finding#STATE}.
   */
  Path pathTo(long number, int choice) {
    List<Integer> backwards = new ArrayList<>();
    if (choice != Finding.STATE) {
      backwards.add(choice);
    }
    return path(number, backwards);
  }

  private Path path(long number, List<Integer> backwards) {
    long link = link(number);
    for (; link >>> CHOICE_BITS != NONE; link = link(link >>> CHOICE_BITS)) {
      backwards.add((int) link & (Expansion.CHOICES - 1));
    }
    Collections.reverse(backwards);
    return new Path((int) link & (Expansion.CHOICES - 1), backwards);
  }

  private long link(long number) {
    return pages.get((int) (number >>> PAGE_BITS))[(int) number & ((1 << PAGE_BITS) - 1)];
  }
}
