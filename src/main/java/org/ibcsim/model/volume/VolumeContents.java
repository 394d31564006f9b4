package org.ibcsim.model.volume;

import java.util.Arrays;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.VolumeLayout;
import org.jspecify.annotations.Nullable;

/**
 * The contents of all data volumes of one host: for each region, the position of the update that
 * last touched it.
 *
 * <p>A digest over all regions is kept up to date at each write, so two hosts are compared in
 * constant time. The digest is the sum of one scrambled number a region; unequal contents have
 * equal digests with a chance of about 2^-64. A region is a power of two of bytes, at least 4 KiB,
 * such that a volume has at most 16 384 of them, so that the contents of a host fit a cache; a
 * write that covers a part of a region counts as touching all of it.
 */
public final class VolumeContents {
  private static final int MINIMUM_REGION_SHIFT = 12;
  private static final int MAXIMUM_REGIONS = 1 << 14;

  private final long[] volumeBytes;
  private final int[] regionShift;
  private final int[] firstRegion;
  private final long[] lastWriter;

  /** The regions that were ever written, each once, in the order of their first writes. */
  private int[] written = new int[64];

  /** A bit for each region that holds what never was the Primary's; empty if there is none. */
  private long[] foreign = {};

  private int writtenCount;
  private boolean writtenInOrder = true;
  private long digest;

  public VolumeContents(List<VolumeLayout> volumes) {
    volumeBytes = volumes.stream().mapToLong(VolumeLayout::bytes).toArray();
    regionShift = new int[volumes.size()];
    firstRegion = new int[volumes.size()];
    int regions = 0;
    for (int volume = 0; volume < volumes.size(); volume++) {
      long bytes = volumes.get(volume).bytes();
      int shift = MINIMUM_REGION_SHIFT;
      while ((bytes - 1 >> shift) + 1 > MAXIMUM_REGIONS) {
        shift++;
      }
      regionShift[volume] = shift;
      firstRegion[volume] = regions;
      regions += (int) ((bytes - 1 >> shift) + 1);
    }
    lastWriter = new long[regions];
  }

  /**
   * Writes; every region that the bytes touch now bears the position.
   *
   * @throws IllegalArgumentException if the bytes are none or not all in the volume
   */
  public void write(int volume, long offsetBytes, int lengthBytes, long position) {
    write(volume, offsetBytes, lengthBytes, position, null);
  }

  /**
   * The same, which can be taken back.
   *
   * @throws IllegalArgumentException if the bytes are none or not all in the volume
   */
  public void write(
      int volume, long offsetBytes, int lengthBytes, long position, @Nullable UndoLog undo) {
    if (lengthBytes < 1 || offsetBytes < 0 || offsetBytes > volumeBytes[volume] - lengthBytes) {
      throw new IllegalArgumentException(
          "a write of "
              + lengthBytes
              + " bytes at "
              + offsetBytes
              + " is not within volume "
              + volume
              + " of "
              + volumeBytes[volume]
              + " bytes");
    }
    int shift = regionShift[volume];
    int base = firstRegion[volume];
    int from = base + (int) (offsetBytes >> shift);
    int to = base + (int) (offsetBytes + lengthBytes - 1 >> shift);
    for (int region = from; region <= to; region++) {
      if (undo != null) {
        undo.add(position, region, lastWriter[region]);
      }
      setWriter(region, position);
    }
  }

  /**
   * The last writers of the regions that some bytes touch after a position, which an undo log knows
   * how to go back to: what a copy of these bytes carries to {@link #place}.
   */
  public long[] read(int volume, long offsetBytes, int lengthBytes, UndoLog undo, long position) {
    int base = firstRegion[volume];
    int from = base + (int) (offsetBytes >> regionShift[volume]);
    int to = base + (int) (offsetBytes + lengthBytes - 1 >> regionShift[volume]);
    long[] writers = new long[to - from + 1];
    for (int region = from; region <= to; region++) {
      writers[region - from] = undo.writerAfter(position, region, lastWriter[region]);
    }
    return writers;
  }

  /** Whether any region that some bytes touch holds something else than other contents do. */
  public boolean differs(VolumeContents other, int volume, long offsetBytes, long lengthBytes) {
    int from = firstRegion[volume] + (int) (offsetBytes >> regionShift[volume]);
    int to = firstRegion[volume] + (int) (offsetBytes + lengthBytes - 1 >> regionShift[volume]);
    for (int region = from; region <= to; region++) {
      if (lastWriter[region] != other.lastWriter[region]
          || isForeign(region) != other.isForeign(region)) {
        return true;
      }
    }
    return false;
  }

  /** Puts a copy of some bytes here; every region that they touch bears the writer of the copy. */
  public void place(int volume, long offsetBytes, long[] writers) {
    int from = firstRegion[volume] + (int) (offsetBytes >> regionShift[volume]);
    for (int index = 0; index < writers.length; index++) {
      if (writers[index] != lastWriter[from + index]) {
        if (writers[index] == 0) {
          restore(from + index, 0);
        } else {
          setWriter(from + index, writers[index]);
        }
      } else {
        replaceForeign(from + index);
      }
    }
  }

  private void setWriter(int region, long position) {
    long before = lastWriter[region];
    if (before == 0) {
      addWritten(region);
      replaceForeign(region);
    }
    digest += term(region, position) - term(region, before);
    lastWriter[region] = position;
  }

  /** All regions hold something that never was the Primary's. */
  public void becomeForeign() {
    clear();
    foreign = new long[(lastWriter.length - 1) / Long.SIZE + 1];
    for (int region = 0; region < lastWriter.length; region++) {
      foreign[region / Long.SIZE] |= 1L << region;
      digest += foreignTerm(region);
    }
  }

  private void replaceForeign(int region) {
    if (isForeign(region)) {
      foreign[region / Long.SIZE] &= ~(1L << region);
      digest -= foreignTerm(region);
    }
  }

  private boolean isForeign(int region) {
    return foreign.length > 0 && (foreign[region / Long.SIZE] >>> region & 1) != 0;
  }

  private static long foreignTerm(int region) {
    return Fingerprint.mix(~(long) region * 0xD1B54A32D192ED03L);
  }

  private void addWritten(int region) {
    if (writtenCount == written.length) {
      written = Arrays.copyOf(written, 2 * writtenCount);
    }
    writtenInOrder &= writtenCount == 0 || written[writtenCount - 1] < region;
    written[writtenCount++] = region;
  }

  /** A region is as it was before its last write. */
  void restore(int region, long writer) {
    digest += term(region, writer) - term(region, lastWriter[region]);
    lastWriter[region] = writer;
    if (writer == 0) {
      removeWritten(region);
    }
  }

  private void removeWritten(int region) {
    int index = writtenCount - 1;
    while (written[index] != region) {
      index--;
    }
    writtenCount--;
    System.arraycopy(written, index + 1, written, index, writtenCount - index);
  }

  /** No region was ever written. */
  public void clear() {
    for (int index = 0; index < writtenCount; index++) {
      lastWriter[written[index]] = 0;
    }
    writtenCount = 0;
    writtenInOrder = true;
    foreign = new long[0];
    digest = 0;
  }

  /** Becomes what other contents of the same volumes were after a position that they can undo. */
  public void set(VolumeContents other, UndoLog undo, long position) {
    clear();
    if (written.length < other.writtenCount) {
      written = new int[other.written.length];
    }
    System.arraycopy(other.written, 0, written, 0, other.writtenCount);
    writtenCount = other.writtenCount;
    writtenInOrder = other.writtenInOrder;
    for (int index = 0; index < writtenCount; index++) {
      lastWriter[written[index]] = other.lastWriter[written[index]];
    }
    foreign = other.foreign.clone();
    digest = other.digest;
    undo.takeOut(this, position);
  }

  /** Writes what every region bears, in their order, as its distance from a later position. */
  public void write(StateWriter writer, long position) {
    if (!writtenInOrder) {
      Arrays.sort(written, 0, writtenCount);
      writtenInOrder = true;
    }
    int next = 0;
    for (int index = 0; index < writtenCount; index++) {
      int region = written[index];
      if (lastWriter[region] != 0) {
        writer.count(region + 1L - next);
        writer.count(position - lastWriter[region]);
        next = region + 1;
      }
    }
    writer.count(0);
    writeForeign(writer);
  }

  /** Runs of foreign regions: how many others stand before one, and how long it is. */
  private void writeForeign(StateWriter writer) {
    writer.flag(foreign.length > 0);
    if (foreign.length == 0) {
      return;
    }
    int end = 0;
    while (end < lastWriter.length) {
      int begin = end;
      while (begin < lastWriter.length && !isForeign(begin)) {
        begin++;
      }
      writer.count(begin - end);
      end = begin;
      while (end < lastWriter.length && isForeign(end)) {
        end++;
      }
      writer.count(end - begin);
    }
  }

  private void readForeign(StateReader reader) {
    if (!reader.flag()) {
      return;
    }
    foreign = new long[(lastWriter.length - 1) / Long.SIZE + 1];
    int region = 0;
    while (region < lastWriter.length) {
      region += (int) reader.count();
      for (long rest = reader.count(); rest > 0; rest--) {
        foreign[region / Long.SIZE] |= 1L << region;
        digest += foreignTerm(region++);
      }
    }
  }

  /** Writes what every region bore before the writes that can be undone. */
  public void writeBefore(StateWriter writer, UndoLog undo, long position) {
    undo.swapOut(lastWriter);
    try {
      write(writer, position);
    } finally {
      undo.swapBack(lastWriter);
    }
  }

  /** Becomes what {@link #write(StateWriter, long)} wrote for the same position. */
  public void read(StateReader reader, long position) {
    clear();
    int next = 0;
    for (long distance = reader.count(); distance != 0; distance = reader.count()) {
      int region = next + (int) distance - 1;
      setWriter(region, position - reader.count());
      next = region + 1;
    }
    readForeign(reader);
  }

  /** A region that nobody wrote adds nothing, so that empty volumes have the digest 0. */
  private static long term(int region, long position) {
    return position == 0 ? 0 : Fingerprint.mix(position * 0x9E3779B97F4A7C15L + region);
  }

  /** The digest of all contents: 0 for volumes never written. */
  public long digest() {
    return digest;
  }
}
