package org.ibcsim.model.dcm;

import java.util.Arrays;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;

/**
 * One map of a DCM: a bit a region, and what the marked regions hold.
 *
 * <p>A word for 64 regions. Marking and clearing take constant time; the search for the next marked
 * region passes over a word in a step.
 */
final class ChangeMap implements Stateful {
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

  /** Marks every region. */
  void markAll() {
    words = new long[(regions.count() - 1) / Long.SIZE + 1];
    Arrays.fill(words, -1L);
    int beyond = regions.count() % Long.SIZE;
    if (beyond != 0) {
      words[words.length - 1] = (1L << beyond) - 1;
    }
    markedBytes = regions.totalBytes();
  }

  /** Marks what another one has marked. */
  void add(ChangeMap other) {
    for (int region = other.next(0); region != NONE; region = other.next(region + 1)) {
      mark(region);
    }
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

  /** What the regions hold that are marked here and in another map as well. */
  long commonBytes(ChangeMap other) {
    if (isEmpty() || other.isEmpty()) {
      return 0;
    }
    long bytes = 0;
    for (int region = next(0); region != NONE; region = next(region + 1)) {
      if (other.marked(region)) {
        bytes += regions.bytes(region);
      }
    }
    return bytes;
  }

  boolean isEmpty() {
    return markedBytes == 0;
  }

  /** Nothing is marked any more. */
  void clear() {
    words = CLEAN;
    markedBytes = 0;
  }

  /** The first region that is not marked and not before one. */
  private int end(int from) {
    int word = from / Long.SIZE;
    if (word >= words.length) {
      return from;
    }
    long rest = ~words[word] & -1L << from;
    while (rest == 0) {
      word++;
      if (word == words.length) {
        return word * Long.SIZE;
      }
      rest = ~words[word];
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
  }

  /** Each run of marked regions, as its distance from the one before and its length. */
  @Override
  public void write(StateWriter writer) {
    int before = 0;
    for (int region = next(0); region != NONE; region = next(before)) {
      int end = end(region);
      writer.count(end - region);
      writer.count(region - before);
      before = end;
    }
    writer.count(0);
  }

  @Override
  public void read(StateReader reader) {
    clear();
    int region = 0;
    for (long length = reader.count(); length != 0; length = reader.count()) {
      region += (int) reader.count();
      for (; length > 0; length--) {
        mark(region++);
      }
    }
  }
}
