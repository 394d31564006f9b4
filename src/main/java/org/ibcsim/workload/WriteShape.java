package org.ibcsim.workload;

/**
 * What the writes of a source look like, apart from their times.
 *
 * @param range where they go
 * @param sizes how long they are
 * @param placement how they spread over the range
 * @param blockBytes every write begins at a multiple of this from the start of the range
 */
public record WriteShape(VolumeRange range, SizeMix sizes, Placement placement, int blockBytes) {
  public WriteShape {
    if (blockBytes < 1) {
      throw new IllegalArgumentException(
          "found blocks of " + blockBytes + " bytes; expected 1 byte or more");
    }
    requireRoom("the range", range.lengthBytes(), sizes.largestBytes());
    if (placement instanceof Placement.HotSpot spot) {
      long hotBytes = hotBytes(range.lengthBytes(), spot, blockBytes);
      requireRoom("the hot part", hotBytes, sizes.largestBytes());
      requireRoom("the rest of the range", range.lengthBytes() - hotBytes, sizes.largestBytes());
    }
  }

  private static void requireRoom(String part, long partBytes, int largestBytes) {
    if (largestBytes > partBytes) {
      throw new IllegalArgumentException(
          "found writes of up to "
              + largestBytes
              + " bytes; expected at most "
              + partBytes
              + ", the length of "
              + part);
    }
  }

  /** The length of the hot part: a whole number of blocks, rounded down. */
  static long hotBytes(long lengthBytes, Placement.HotSpot spot, int blockBytes) {
    return (long) (lengthBytes * spot.shareOfRange()) / blockBytes * blockBytes;
  }
}
