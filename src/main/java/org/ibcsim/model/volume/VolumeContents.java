package org.ibcsim.model.volume;

import java.util.List;
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

  private VolumeContents(VolumeContents other) {
    volumeBytes = other.volumeBytes;
    regionShift = other.regionShift;
    firstRegion = other.firstRegion;
    lastWriter = other.lastWriter.clone();
    digest = other.digest;
  }

  public VolumeContents copy() {
    return new VolumeContents(this);
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
      digest += term(region, position) - term(region, lastWriter[region]);
      lastWriter[region] = position;
    }
  }

  /**
   * The last writers of the regions that some bytes touch, before the writes that an undo log
   * knows: what a copy of these bytes carries to {@link #place}.
   */
  public long[] read(int volume, long offsetBytes, int lengthBytes, UndoLog newer) {
    int base = firstRegion[volume];
    int from = base + (int) (offsetBytes >> regionShift[volume]);
    int to = base + (int) (offsetBytes + lengthBytes - 1 >> regionShift[volume]);
    long[] writers = new long[to - from + 1];
    for (int region = from; region <= to; region++) {
      writers[region - from] = newer.before(region, lastWriter[region]);
    }
    return writers;
  }

  /** Puts a copy of some bytes here; every region that they touch bears the writer of the copy. */
  public void place(int volume, long offsetBytes, long[] writers) {
    int from = firstRegion[volume] + (int) (offsetBytes >> regionShift[volume]);
    for (int index = 0; index < writers.length; index++) {
      restore(from + index, writers[index]);
    }
  }

  void restore(int region, long writer) {
    digest += term(region, writer) - term(region, lastWriter[region]);
    lastWriter[region] = writer;
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
