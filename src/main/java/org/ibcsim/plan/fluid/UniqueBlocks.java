package org.ibcsim.plan.fluid;

/**
 * How much of what was written remains to be sent when a block that is written again within one
 * window is sent once (capacity 3.4: coalescing; cyclic mirroring and the DCM work so).
 *
 * <p>Windows are aligned to the first write. A grain is the unit that is sent whole: 512 bytes tell
 * the share that is unique, larger ones what a mechanism with such a grain sends, which may be more
 * than was written.
 */
public final class UniqueBlocks {
  private static final int EMPTY = -1;

  private final long windowNanos;
  private final int grainBytes;

  /** Open addressing: each key is a grain's number; {@code stamps} says in which window. */
  private long[] keys = new long[1 << 12];

  private int[] stamps = new int[1 << 12];
  private int used;
  private int window;
  private long windowNumber = EMPTY;
  private long originNanos;
  private boolean began;
  private long writtenBytes;
  private long uniqueGrains;

  /**
   * @param windowNanos length of a window
   * @param grainBytes the unit that is sent whole
   */
  public UniqueBlocks(long windowNanos, int grainBytes) {
    if (windowNanos <= 0 || grainBytes <= 0) {
      throw new IllegalArgumentException(
          "a window of "
              + windowNanos
              + " ns and grains of "
              + grainBytes
              + " bytes, expected more than 0");
    }
    this.windowNanos = windowNanos;
    this.grainBytes = grainBytes;
  }

  /** A write, not before the one before it. */
  public void write(long atNanos, long offsetBytes, long lengthBytes) {
    if (lengthBytes <= 0) {
      return;
    }
    if (!began) {
      began = true;
      originNanos = atNanos;
    }
    long number = (atNanos - originNanos) / windowNanos;
    if (number != windowNumber) {
      windowNumber = number;
      window++;
      used = 0;
    }
    writtenBytes += lengthBytes;
    long last = (offsetBytes + lengthBytes - 1) / grainBytes;
    for (long grain = offsetBytes / grainBytes; grain <= last; grain++) {
      if (add(grain)) {
        uniqueGrains++;
      }
    }
  }

  private boolean add(long grain) {
    if (used * 2 >= keys.length) {
      grow();
    }
    int place = place(grain);
    if (stamps[place] == window) {
      return false;
    }
    keys[place] = grain;
    stamps[place] = window;
    used++;
    return true;
  }

  /** Where a grain is in this window, or where it would be put. */
  private int place(long grain) {
    int mask = keys.length - 1;
    int place = (int) (grain * 0x9e3779b97f4a7c15L >>> 32) & mask;
    while (stamps[place] == window && keys[place] != grain) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldStamps = stamps;
    keys = new long[oldKeys.length * 2];
    stamps = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldStamps[i] == window) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        stamps[place] = window;
      }
    }
  }

  /** Begins a window now, whatever the time. */
  void forget() {
    window++;
    used = 0;
  }

  public long writtenBytes() {
    return writtenBytes;
  }

  /** What is to be sent: every grain once a window. */
  public long sentBytes() {
    return Math.multiplyExact(uniqueGrains, (long) grainBytes);
  }

  /** What is to be sent, of what was written; 1 if nothing was. */
  public double share() {
    return writtenBytes == 0 ? 1 : (double) sentBytes() / writtenBytes;
  }
}
