package org.ibcsim.model.volume;

/**
 * What the newest writes to some {@link VolumeContents} have overwritten, so that they can be taken
 * back, newest first.
 *
 * <p>A ring of longs, three for each region that a write touched: its position, the region, and the
 * region's last writer before.
 */
public final class UndoLog {
  private static final int STRIDE = 3;

  private long[] ring = new long[64 * STRIDE];
  private int first;
  private int count;

  void add(long position, int region, long previousWriter) {
    if (count == ring.length / STRIDE) {
      grow();
    }
    int at = slot(count++);
    ring[at] = position;
    ring[at + 1] = region;
    ring[at + 2] = previousWriter;
  }

  private int slot(int index) {
    return (first + index & ring.length / STRIDE - 1) * STRIDE;
  }

  private void grow() {
    long[] larger = new long[ring.length * 2];
    for (int index = 0; index < count; index++) {
      System.arraycopy(ring, slot(index), larger, index * STRIDE, STRIDE);
    }
    ring = larger;
    first = 0;
  }

  /** The last writer of a region after a position; {@code writer} is the last one of all. */
  long writerAfter(long position, int region, long writer) {
    long last = writer;
    for (int index = count - 1; index >= 0 && ring[slot(index)] > position; index--) {
      int at = slot(index);
      if (ring[at + 1] == region) {
        last = ring[at + 2];
      }
    }
    return last;
  }

  /** Writes up to a position will not be taken back. */
  public void forgetThrough(long position) {
    while (count > 0 && ring[first * STRIDE] <= position) {
      first = first + 1 & ring.length / STRIDE - 1;
      count--;
    }
  }

  /** Takes back every write after a position; it knows of them no more. */
  public void takeBack(VolumeContents contents, long position) {
    while (count > 0 && ring[slot(count - 1)] > position) {
      int at = slot(--count);
      contents.restore((int) ring[at + 1], ring[at + 2]);
    }
  }

  /**
   * Takes every write after a position out of a copy of the contents, and goes on knowing of them.
   */
  void takeOut(VolumeContents copy, long position) {
    for (int index = count - 1; index >= 0 && ring[slot(index)] > position; index--) {
      int at = slot(index);
      copy.restore((int) ring[at + 1], ring[at + 2]);
    }
  }

  /** Puts the contents before all writes that it knows into its place, until {@link #swapBack}. */
  void swapOut(long[] lastWriter) {
    for (int index = count - 1; index >= 0; index--) {
      swap(lastWriter, slot(index));
    }
  }

  void swapBack(long[] lastWriter) {
    for (int index = 0; index < count; index++) {
      swap(lastWriter, slot(index));
    }
  }

  private void swap(long[] lastWriter, int at) {
    int region = (int) ring[at + 1];
    long writer = lastWriter[region];
    lastWriter[region] = ring[at + 2];
    ring[at + 2] = writer;
  }

  /** Knows of no write any more. */
  public void clear() {
    first = 0;
    count = 0;
  }
}
