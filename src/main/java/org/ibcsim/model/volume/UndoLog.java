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

  /** The last writer of a region before every write that this knows; {@code writer} if none did. */
  long before(int region, long writer) {
    for (int index = 0; index < count; index++) {
      if (ring[slot(index) + 1] == region) {
        return ring[slot(index) + 2];
      }
    }
    return writer;
  }

  /** Writes up to a position will not be taken back. */
  public void forgetThrough(long position) {
    while (count > 0 && ring[first * STRIDE] <= position) {
      first = first + 1 & ring.length / STRIDE - 1;
      count--;
    }
  }

  /** Takes back every write that it knows. */
  public void takeBack(VolumeContents contents) {
    while (count > 0) {
      int at = slot(--count);
      contents.restore((int) ring[at + 1], ring[at + 2]);
    }
  }

  /** Becomes equal to another one. */
  public void set(UndoLog other) {
    ring = other.ring.clone();
    first = other.first;
    count = other.count;
  }
}
