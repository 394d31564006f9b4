package org.ibcsim.workload;

import org.ibcsim.kernel.RandomStream;

/**
 * Gives each write its size and place. Sizes and places have a stream each: a new mix moves no
 * write's place.
 */
final class ShapeSampler {
  private final WriteShape shape;
  private final RandomStream sizes;
  private final RandomStream places;
  private final long hotBytes;
  private long sequentialByte;

  ShapeSampler(WriteShape shape, RandomStream sizes, RandomStream places) {
    this.shape = shape;
    this.sizes = sizes;
    this.places = places;
    this.hotBytes =
        shape.placement() instanceof Placement.HotSpot spot
            ? WriteShape.hotBytes(shape.range().lengthBytes(), spot, shape.blockBytes())
            : 0;
  }

  /** Fills in all but the time and the tag. */
  void fill(Write into) {
    int length = shape.sizes().next(sizes);
    into.volume = shape.range().volume();
    into.lengthBytes = length;
    into.offsetBytes = shape.range().firstByte() + offsetInRange(length);
  }

  private long offsetInRange(int length) {
    Placement placement = shape.placement();
    long rangeBytes = shape.range().lengthBytes();
    if (placement instanceof Placement.Sequential) {
      return sequential(length, rangeBytes);
    }
    if (placement instanceof Placement.HotSpot spot) {
      return places.uniform() < spot.shareOfWrites()
          ? uniform(0, hotBytes, length)
          : uniform(hotBytes, rangeBytes - hotBytes, length);
    }
    return uniform(0, rangeBytes, length);
  }

  private long uniform(long firstByte, long partBytes, int length) {
    long places = (partBytes - length) / shape.blockBytes() + 1;
    return firstByte + this.places.nextLong(places) * shape.blockBytes();
  }

  private long sequential(int length, long rangeBytes) {
    long offset = sequentialByte > rangeBytes - length ? 0 : sequentialByte;
    long blockBytes = shape.blockBytes();
    sequentialByte = offset + (length + blockBytes - 1) / blockBytes * blockBytes;
    return offset;
  }
}
