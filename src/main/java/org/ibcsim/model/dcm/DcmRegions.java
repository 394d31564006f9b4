package org.ibcsim.model.dcm;

import java.util.List;
import org.ibcsim.model.DcmSwitches;
import org.ibcsim.model.DcmSwitches.DcmRegionRounding;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.VolumeLayout;

/**
 * How the data change maps of an RVG divide its volumes: regions, numbered through all volumes.
 *
 * <p>A DCM holds two maps of equal size, so a region is the volume divided by half of the DCM's
 * bits, and never less than 32 KiB [D 50-ag_ch_adminreplication_vvr5]. The last region of a volume
 * may be shorter. Constant time for all calls, in proportion to the volumes for some.
 */
public final class DcmRegions {
  /** The least region: 64 blocks [D 50-ag_ch_adminreplication_vvr5]. */
  public static final long MINIMUM_REGION_BYTES = 32L << 10;

  private static final long BLOCK_BYTES = 512;
  private static final long BITS = 8;

  private final RdsLayout layout;
  private long[] volumeBytes = {};
  private long[] regionBytes = {};
  private int[] firstRegion = {};

  /** The regions of all volumes; one without a DCM has none, and must not be asked about. */
  public DcmRegions(RdsLayout layout) {
    this.layout = layout;
  }

  /** Divides the volumes when that is needed first: most runs never ask how. */
  private void divide() {
    if (firstRegion.length > 0) {
      return;
    }
    List<VolumeLayout> volumes = layout.volumes();
    DcmRegionRounding rounding = layout.semantics().get(DcmSwitches.DCM_REGION_ROUNDING);
    volumeBytes = volumes.stream().mapToLong(VolumeLayout::bytes).toArray();
    regionBytes = new long[volumes.size()];
    firstRegion = new int[volumes.size() + 1];
    for (int volume = 0; volume < volumes.size(); volume++) {
      long regions = 0;
      if (volumes.get(volume).hasDcm()) {
        regionBytes[volume] = regionBytes(volumes.get(volume), rounding);
        regions = (volumeBytes[volume] - 1) / regionBytes[volume] + 1;
      }
      firstRegion[volume + 1] = Math.toIntExact(firstRegion[volume] + regions);
    }
  }

  /**
   * The size of a region of a volume.
   *
   * @throws IllegalArgumentException if the volume has no DCM
   */
  public static long regionBytes(VolumeLayout volume, DcmRegionRounding rounding) {
    if (!volume.hasDcm()) {
      throw new IllegalArgumentException("volume " + volume.name() + " has no DCM");
    }
    long regions = volume.dcmBytes() * BITS / 2;
    long exact = Math.max(MINIMUM_REGION_BYTES, (volume.bytes() - 1) / regions + 1);
    if (rounding == DcmRegionRounding.EXACT_CEIL) {
      return (exact - 1) / BLOCK_BYTES * BLOCK_BYTES + BLOCK_BYTES;
    }
    long power = Long.highestOneBit(exact);
    return power == exact ? power : power * 2;
  }

  /** How many regions there are in all. */
  public int count() {
    divide();
    return firstRegion[firstRegion.length - 1];
  }

  /** What all volumes that have a DCM hold. */
  long totalBytes() {
    divide();
    long bytes = 0;
    for (int volume = 0; volume < volumeBytes.length; volume++) {
      bytes += regionBytes[volume] == 0 ? 0 : volumeBytes[volume];
    }
    return bytes;
  }

  /** The region of a byte of a volume. */
  public int at(int volume, long offsetBytes) {
    divide();
    return firstRegion[volume] + (int) (offsetBytes / regionBytes[volume]);
  }

  /** The volume of a region. */
  public int volume(int region) {
    divide();
    int volume = 0;
    while (region >= firstRegion[volume + 1]) {
      volume++;
    }
    return volume;
  }

  /** Where a region begins in its volume. */
  public long offsetBytes(int region) {
    int volume = volume(region);
    return (region - firstRegion[volume]) * regionBytes[volume];
  }

  /** Where a region ends in its volume: the first byte that is not in it. */
  public long endBytes(int region) {
    int volume = volume(region);
    return Math.min(volumeBytes[volume], (region - firstRegion[volume] + 1L) * regionBytes[volume]);
  }

  /** How long a region is. */
  public long bytes(int region) {
    return endBytes(region) - offsetBytes(region);
  }
}
