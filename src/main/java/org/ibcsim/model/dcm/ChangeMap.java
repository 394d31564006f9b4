package org.ibcsim.model.dcm;

import org.ibcsim.model.Fingerprint;

/**
 * One map of a DCM: a bit a region, and what the marked regions hold.
 *
 * <p>A word for 64 regions. Marking and clearing take constant time; the search for the next marked
 * region passes over a word in a step.
 */
final class ChangeMap {
  private static final int NONE = -1;
  private static final long[] CLEAN = {};

  private final DcmRegions regions;

  /** Empty as long as nothing is marked, which is most of the time. */
  private long[] words = CLEAN;

  private long markedBytes;

  ChangeMap(DcmRegions regions) {
    this.regions = regions;
  }

  /** Marks a region; answers whether it was clean. */
  boolean mark(int region) {
    if (words.length == 0) {
      words = new long[(regions.count() - 1) / Long.SIZE + 1];
    }
    long bit = 1L << region;
    if ((words[region / Long.SIZE] & bit) != 0) {
      return false;
    }
    words[region / Long.SIZE] |= bit;
    markedBytes += regions.bytes(region);
    return true;
  }

  /** Clears a region; one that is clean stays so. */
  void clear(int region) {
    if (marked(region)) {
      words[region / Long.SIZE] &= ~(1L << region);
      markedBytes -= regions.bytes(region);
      if (markedBytes == 0) {
        words = CLEAN;
      }
    }
  }

  boolean marked(int region) {
    int word = region / Long.SIZE;
    return word < words.length && (words[word] >>> region & 1) != 0;
  }

  /** The first marked region that is not before one; -1 if there is none. */
  int next(int from) {
    int word = from / Long.SIZE;
    if (word >= words.length) {
      return NONE;
    }
    long rest = words[word] & -1L << from;
    while (rest == 0) {
      word++;
      if (word == words.length) {
        return NONE;
      }
      rest = words[word];
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
  }

  /** What the marked regions hold in all; the unit of "DCM contains N Kbytes". */
  long markedBytes() {
    return markedBytes;
  }

  boolean isEmpty() {
    return markedBytes == 0;
  }

  /** Becomes equal to another map of the same regions. */
  void set(ChangeMap other) {
    words = other.words.clone();
    markedBytes = other.markedBytes;
  }

  /** Nothing is marked any more. */
  void clear() {
    words = CLEAN;
    markedBytes = 0;
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(markedBytes);
    for (int word = 0; word < words.length; word++) {
      if (words[word] != 0) {
        fingerprint.add(word).add(words[word]);
      }
    }
  }
}
