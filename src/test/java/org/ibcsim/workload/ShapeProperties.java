package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ibcsim.kernel.RandomStreams;

class ShapeProperties {
  @Provide
  Arbitrary<Placement> placements() {
    return Arbitraries.of(
        new Placement.Uniform(),
        new Placement.Sequential(),
        new Placement.HotSpot(0.9, 0.1),
        new Placement.HotSpot(0.5, 0.5));
  }

  @Property(tries = 500)
  void everyWriteFitsInItsRangeAndBeginsAtAWholeBlock(
      @ForAll("placements") Placement placement,
      @ForAll @LongRange(min = 0, max = 1L << 50) long firstByte,
      @ForAll @LongRange(min = 1, max = 1L << 44) long lengthBytes,
      @ForAll @IntRange(min = 1, max = 100_000) int small,
      @ForAll @IntRange(min = 1, max = 100_000) int large,
      @ForAll @IntRange(min = 1, max = 70_000) int blockBytes,
      @ForAll long seed) {
    SizeMix sizes =
        SizeMix.weighted(List.of(new SizeMix.Share(small, 3), new SizeMix.Share(large, 1)));
    long smallestPart =
        placement instanceof Placement.HotSpot spot
            ? Math.min(
                WriteShape.hotBytes(lengthBytes, spot, blockBytes),
                lengthBytes - WriteShape.hotBytes(lengthBytes, spot, blockBytes))
            : lengthBytes;
    Assume.that(sizes.largestBytes() <= smallestPart);
    VolumeRange range = new VolumeRange(5, firstByte, lengthBytes);
    RandomStreams streams = new RandomStreams(seed, 0);
    ShapeSampler sampler =
        new ShapeSampler(
            new WriteShape(range, sizes, placement, blockBytes),
            streams.stream("sizes"),
            streams.stream("places"));
    Write write = new Write();

    for (int i = 0; i < 200; i++) {
      sampler.fill(write);
      assertThat(write.volume).isEqualTo(5);
      assertThat(write.lengthBytes).isIn(small, large);
      long offset = write.offsetBytes - firstByte;
      assertThat(offset).isBetween(0L, lengthBytes - write.lengthBytes);
      assertThat(offset % blockBytes).isZero();
    }
  }
}
