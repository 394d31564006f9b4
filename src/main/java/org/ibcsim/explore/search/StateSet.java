package org.ibcsim.explore.search;

/**
 * The set of states met so far, in segments by the top bits of the fingerprints.
 *
 * <p>A segment belongs to one thread at a time, which adds to it what several batches of successors
 * hold for it, in the batches' order. So no operation on the set needs to be atomic, what is in a
 * segment follows from the order of the batches alone, and the memory that a burst of additions
 * touches is small. The number of segments is fixed, for with it changes what a bound on memory
 * leaves out.
 */
final class StateSet {
  private static final int SEGMENT_BITS = 7;

  /** Number of segments. */
  static final int SEGMENTS = 1 << SEGMENT_BITS;

  private final StateTable[] tables = new StateTable[SEGMENTS];

  /**
   * An empty set.
   *
   * @param capacity slots of each segment to begin with, at least 8
   * @param memoryBytes above which no segment's share grows
   * @param tellsFresh whether states added in this level are told from older ones
   */
  StateSet(Storage storage, int capacity, long memoryBytes, boolean tellsFresh) {
    long share = memoryBytes / SEGMENTS;
    for (int segment = 0; segment < SEGMENTS; segment++) {
      tables[segment] =
          storage == Storage.FULL_STATES
              ? new FullStateTable(capacity, share, tellsFresh)
              : new FingerprintTable(capacity, share, tellsFresh);
    }
  }

  /** The segment of a state, by the high word of its fingerprint. */
  static int segment(long high) {
    return (int) (high >>> (Long.SIZE - SEGMENT_BITS));
  }

  /** Adds what some batches hold for a segment. */
  void addAll(int segment, Batch[] batches, int count) {
    for (int i = 0; i < count; i++) {
      tables[segment].addAll(batches[i], batches[i].start(segment), batches[i].start(segment + 1));
    }
  }

  /** From now on, what is there is old. */
  void beginLevel() {
    for (StateTable table : tables) {
      table.beginLevel();
    }
  }

  /** Memory taken, in bytes. */
  long memoryBytes() {
    long bytes = 0;
    for (StateTable table : tables) {
      bytes += table.memoryBytes();
    }
    return bytes;
  }
}
