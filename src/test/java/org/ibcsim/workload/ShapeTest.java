package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.workload.SizeMix.Share;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final RandomStreams STREAMS = new RandomStreams(11, 0);
  private static final int BLOCK = 512;

  private static List<Long> offsets(
      int count, long rangeBytes, SizeMix sizes, Placement placement) {
    ShapeSampler sampler =
        new ShapeSampler(
            new WriteShape(VolumeRange.whole(0, rangeBytes), sizes, placement, BLOCK),
            STREAMS.stream("sizes"),
            STREAMS.stream("places"));
    List<Long> offsets = new ArrayList<>();
    Write write = new Write();
    for (int i = 0; i < count; i++) {
      sampler.fill(write);
      offsets.add(write.offsetBytes);
    }
    return offsets;
  }

  @Test
  void sizesOccurInProportionToTheirWeights() {
    SizeMix mix =
        SizeMix.weighted(List.of(new Share(4096, 7), new Share(8192, 2), new Share(65536, 1)));
    int count = 100_000;
    int[] seen = new int[3];
    var random = STREAMS.stream("mix");
    for (int i = 0; i < count; i++) {
      switch (mix.next(random)) {
        case 4096 -> seen[0]++;
        case 8192 -> seen[1]++;
        case 65536 -> seen[2]++;
        default -> throw new AssertionError("a size that is not in the mix");
      }
    }

    double error = 4 * Math.sqrt(0.25 / count);
    assertThat(seen[0] / (double) count).isCloseTo(0.7, within(error));
    assertThat(seen[1] / (double) count).isCloseTo(0.2, within(error));
    assertThat(seen[2] / (double) count).isCloseTo(0.1, within(error));
  }

  @Test
  void theMomentsOfAMixAreExact() {
    SizeMix mix = SizeMix.weighted(List.of(new Share(2, 3), new Share(10, 1)));

    assertThat(mix.meanBytes()).isEqualTo(4);
    assertThat(mix.meanSquareBytes()).isEqualTo(28);
    assertThat(mix.largestBytes()).isEqualTo(10);
  }

  @Test
  void uniformPlacesReachEveryBlockEquallyOften() {
    int blocks = 10;
    int[] seen = new int[blocks];
    int count = 100_000;
    for (long offset : offsets(count, 10L * BLOCK, SizeMix.fixed(BLOCK), new Placement.Uniform())) {
      seen[(int) (offset / BLOCK)]++;
    }

    double error = 4 * Math.sqrt(0.1 * 0.9 / count);
    assertThat(seen)
        .satisfies(
            all -> {
              for (int one : all) {
                assertThat(one / (double) count).isCloseTo(0.1, within(error));
              }
            });
  }

  @Test
  void sequentialWritesFollowEachOtherByWholeBlocksAndWrapWhereTheNextDoesNotFit() {
    assertThat(offsets(6, 2_000, SizeMix.fixed(600), new Placement.Sequential()))
        .containsExactly(0L, 1_024L, 0L, 1_024L, 0L, 1_024L);
  }

  @Test
  void theHotPartGetsItsShareOfTheWrites() {
    int count = 100_000;
    long rangeBytes = 1_000L * BLOCK;
    List<Long> offsets =
        offsets(count, rangeBytes, SizeMix.fixed(BLOCK), new Placement.HotSpot(0.8, 0.2));

    double hot =
        offsets.stream().filter(offset -> offset < rangeBytes / 5).count() / (double) count;
    assertThat(hot).isCloseTo(0.8, within(4 * Math.sqrt(0.8 * 0.2 / count)));
    assertThat(offsets).contains(0L, rangeBytes / 5 - BLOCK, rangeBytes / 5, rangeBytes - BLOCK);
  }

  @Test
  void aChangeOfSizesMovesNoPlaces() {
    SizeMix fixed = SizeMix.fixed(BLOCK);
    SizeMix mixed = SizeMix.weighted(List.of(new Share(BLOCK, 1), new Share(BLOCK - 1, 1)));

    assertThat(offsets(100, 1 << 20, fixed, new Placement.Uniform()))
        .isEqualTo(offsets(100, 1 << 20, mixed, new Placement.Uniform()));
  }

  @Test
  void writesThatDoNotFitAreRefused() {
    VolumeRange range = VolumeRange.whole(0, 10_000);
    SizeMix sizes = SizeMix.fixed(2_000);

    assertThatThrownBy(
            () -> new WriteShape(range, SizeMix.fixed(10_001), new Placement.Uniform(), 1))
        .hasMessage(
            "found writes of up to 10001 bytes; expected at most 10000, the length of the range");
    assertThatThrownBy(() -> new WriteShape(range, sizes, new Placement.HotSpot(0.9, 0.1), 1))
        .hasMessageEndingWith("expected at most 1000, the length of the hot part");
    assertThatThrownBy(() -> new WriteShape(range, sizes, new Placement.HotSpot(0.1, 0.9), 1))
        .hasMessageEndingWith("expected at most 1000, the length of the rest of the range");
  }

  @Test
  void nonsenseIsRefused() {
    assertRefused(() -> new Share(0, 1));
    assertRefused(() -> new Share(1, 0));
    assertRefused(() -> SizeMix.weighted(List.of()));
    assertRefused(() -> new Placement.HotSpot(Double.NaN, 0.5));
    assertRefused(() -> new Placement.HotSpot(80, 0.5));
    assertRefused(() -> new Placement.HotSpot(0.5, 1));
    assertRefused(() -> new VolumeRange(-1, 0, 1));
    assertRefused(() -> new VolumeRange(0, 0, 0));
    assertRefused(() -> new VolumeRange(0, 1, Long.MAX_VALUE));
    assertRefused(() -> Span.fixed(-1));
    assertRefused(() -> Span.exponential(0));
    assertRefused(() -> new ActiveTime(5, 4, 1));
    assertRefused(() -> new ActiveTime(-1, 4, 1));
    assertRefused(() -> ActiveTime.ALWAYS.atMost(-1));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("found .*expected .*");
  }
}
