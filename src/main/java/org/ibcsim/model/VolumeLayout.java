package org.ibcsim.model;

/**
 * A data volume of the replicated data set, the same on every host.
 *
 * @param dcmBytes size of its data change map, {@link #NO_DCM} for none; at most {@link
 *     #MAXIMUM_DCM_BYTES} [D 50-ag_ch_adminreplication_vvr5]
 */
public record VolumeLayout(String name, long bytes, long dcmBytes) {
  /** Stands for a volume without a DCM. */
  public static final long NO_DCM = 0;

  /** The largest DCM that a user may ask for [D 50-ag_ch_adminreplication_vvr5]. */
  public static final long MAXIMUM_DCM_BYTES = 2L << 20;

  private static final long LEAST_STANDARD_BYTES = 4L << 10;
  private static final long MOST_STANDARD_BYTES = 256L << 10;

  /** Half of a DCM's bits, one for each region of at least 32 KiB. */
  private static final long MAPPED_BYTES_A_DCM_BYTE = 4 * (32L << 10);

  public VolumeLayout {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "volume " + name + " has " + bytes + " bytes, expected 1 or more");
    }
    if (dcmBytes < NO_DCM || dcmBytes > MAXIMUM_DCM_BYTES) {
      throw new IllegalArgumentException(
          "volume "
              + name
              + " has a DCM of "
              + dcmBytes
              + " bytes, expected 0 for none, or up to "
              + MAXIMUM_DCM_BYTES);
    }
  }

  /** A volume with a DCM of the standard size. */
  public VolumeLayout(String name, long bytes) {
    this(name, bytes, standardDcmBytes(bytes));
  }

  public boolean hasDcm() {
    return dcmBytes != NO_DCM;
  }

  /**
   * The size that a DCM has if nobody asks for another: from 4 KiB to 256 KiB by the size of the
   * volume [D 50-ag_ch_adminreplication_vvr5]. The rule is not documented; this is the least power
   * of two that maps the volume by its smallest regions (inferred).
   */
  public static long standardDcmBytes(long volumeBytes) {
    return standardDcmBytes(volumeBytes, LEAST_STANDARD_BYTES);
  }

  /**
   * The same where the least is another one: 1 KiB on Windows [D W73-ch01s03s05].
   *
   * @param leastBytes a power of two
   */
  public static long standardDcmBytes(long volumeBytes, long leastBytes) {
    long bytes = leastBytes;
    while (bytes < MOST_STANDARD_BYTES && bytes * MAPPED_BYTES_A_DCM_BYTE < volumeBytes) {
      bytes *= 2;
    }
    return bytes;
  }
}
