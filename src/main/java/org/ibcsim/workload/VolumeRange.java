package org.ibcsim.workload;

/**
 * The part of a volume that a source writes to.
 *
 * @param volume index of the volume in the scenario's list
 * @param firstByte from the start of the volume
 * @param lengthBytes at least 1
 */
public record VolumeRange(int volume, long firstByte, long lengthBytes) {
  public VolumeRange {
    if (volume < 0
        || firstByte < 0
        || lengthBytes < 1
        || firstByte > Long.MAX_VALUE - lengthBytes) {
      throw new IllegalArgumentException(
          "found volume "
              + volume
              + ", first byte "
              + firstByte
              + ", length "
              + lengthBytes
              + " bytes; expected a volume and a first byte of 0 or more, a length of 1 byte or"
              + " more, and an end that fits in 63 bits");
    }
  }

  /** The whole of a volume. */
  public static VolumeRange whole(int volume, long volumeBytes) {
    return new VolumeRange(volume, 0, volumeBytes);
  }
}
