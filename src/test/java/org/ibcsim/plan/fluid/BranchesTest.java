package org.ibcsim.plan.fluid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** The DCM branch, mirroring in cycles, and coarser profiles, against plain counting. */
class BranchesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int BLOCK = 4_096;

  private static WrittenBytes everySecond(int writes, long bytes) {
    long[] at = new long[writes];
    long[] each = new long[writes];
    for (int i = 0; i < writes; i++) {
      at[i] = i * SECOND;
      each[i] = bytes;
    }
    return WrittenBytes.ofWrites(at, each);
  }

  /** Ten writes fit; the eleventh overflows; all go to the same two regions. */
  @Example
  void anOverflowMarksTheRegionsOfWhatWaitsAndOfWhatFollows() {
    WrittenBytes written = everySecond(20, BLOCK);
    long[] offsets = new long[20];
    for (int i = 0; i < 20; i++) {
      offsets[i] = i % 2 * 1_048_576L;
    }
    LinkRate link = LinkRate.constant(8 * BLOCK).without(0, 30 * SECOND);
    DcmBranch dcm =
        DcmBranch.of(
            written, offsets, written.amountsBytes(), link, 30 * SECOND, 10 * BLOCK, 65_536);
    assertThat(dcm).isNotNull();
    assertThat(dcm.overflowSeconds()).isEqualTo(10);
    assertThat(dcm.replayFromSeconds()).isEqualTo(30);
    assertThat(dcm.waitingBytes()).isEqualTo(20 * BLOCK);
    assertThat(dcm.regions()).isEqualTo(2);
    assertThat(dcm.resyncBytes()).isEqualTo(2 * 65_536);
    assertThat(dcm.replaySeconds()).isEqualTo(32);
    assertThat(dcm.savedBytes()).isEqualTo(20 * BLOCK - 2 * 65_536);
  }

  /**
   * Five writes leave before the link is cut; those that wait in the log are marked, they are not.
   */
  @Example
  void whatHasLeftBeforeTheOverflowIsNotMarkedAndWhatWaitsIs() {
    WrittenBytes written = everySecond(20, BLOCK);
    long[] offsets = new long[20];
    for (int i = 0; i < 20; i++) {
      offsets[i] = i * 65_536L;
    }
    LinkRate link = LinkRate.constant(8 * BLOCK).without(5 * SECOND, 30 * SECOND);
    DcmBranch dcm =
        DcmBranch.of(
            written, offsets, written.amountsBytes(), link, 30 * SECOND, 10 * BLOCK, 65_536);
    assertThat(dcm).isNotNull();
    assertThat(dcm.overflowSeconds()).isEqualTo(15);
    assertThat(dcm.regions()).isEqualTo(15);
    assertThat(dcm.waitingBytes()).isEqualTo(15 * BLOCK);
  }

  @Example
  void aLogThatHoldsNeverOverflows() {
    WrittenBytes written = everySecond(20, BLOCK);
    LinkRate link = LinkRate.constant(8 * BLOCK).without(0, 30 * SECOND);
    assertThat(DcmBranch.of(written, new long[0], new long[0], link, 30 * SECOND, 20 * BLOCK, 512))
        .isNull();
  }

  /** 1 000 bytes a second for 60 s without a link: 30 000 are there after 30 s. */
  @Example
  void intervalsOverflowInTheMiddleOfOne() {
    WrittenBytes written = WrittenBytes.ofIntervals(new long[] {60 * SECOND}, new long[] {60_000});
    LinkRate link = LinkRate.constant(16_000).without(0, 60 * SECOND);
    DcmBranch dcm =
        DcmBranch.of(written, new long[0], new long[0], link, 60 * SECOND, 30_000, 32_768);
    assertThat(dcm).isNotNull();
    assertThat(dcm.overflowSeconds()).isCloseTo(30, Offset.offset(1e-6));
    assertThat(dcm.regions()).isEqualTo(-1);
    assertThat(dcm.resyncBytes()).isEqualTo(60_000);
    assertThat(dcm.replaySeconds()).isEqualTo(30);
  }

  /** With a link that takes no time cycles are windows of one length, and count as sets do. */
  @Property(tries = 100)
  void cyclesSendEachGrainOnce(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 3_000) Integer> gapsMillis,
      @ForAll @Size(min = 80, max = 80) List<@IntRange(max = 12) Integer> blocks) {
    int size = gapsMillis.size();
    long[] at = new long[size];
    long[] offsets = new long[size];
    long[] lengths = new long[size];
    long now = 0;
    Set<String> grains = new HashSet<>();
    for (int i = 0; i < size; i++) {
      now += gapsMillis.get(i) * 1_000_000L;
      at[i] = now;
      offsets[i] = blocks.get(i) * (long) BLOCK;
      lengths[i] = BLOCK;
      grains.add(now / (5 * SECOND) + "/" + offsets[i] / 8_192);
    }
    CyclicMirror mirror =
        CyclicMirror.of(
            WrittenBytes.ofWrites(at, lengths),
            offsets,
            LinkRate.constant(1L << 50),
            5 * SECOND,
            8_192);
    assertThat(mirror.sentBytes()).isEqualTo(grains.size() * 8_192L);
    assertThat(mirror.writtenBytes()).isEqualTo((long) size * BLOCK);
    assertThat(mirror.lateCycles()).isZero();
  }

  @Property(tries = 100)
  void coarserIntervalsKeepTheSumAndNeverNeedMore(
      @ForAll @Size(min = 1, max = 100) List<@IntRange(max = 90_000) Integer> bytes,
      @ForAll @IntRange(min = 1, max = 50) int bytesPerMilli) {
    long[] ends = new long[bytes.size()];
    long[] each = new long[bytes.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = (i + 1) * SECOND;
      each[i] = bytes.get(i);
    }
    WrittenBytes written = WrittenBytes.ofIntervals(ends, each);
    LinkRate link = LinkRate.constant(8_000L * bytesPerMilli);
    WrittenBytes coarse = Sampling.coarser(written, 10 * SECOND);
    assertThat(coarse.totalBytes()).isEqualTo(written.totalBytes());
    assertThat(most(coarse, link)).isLessThanOrEqualTo(most(written, link));
  }

  private static long most(WrittenBytes written, LinkRate link) {
    IntervalQueue queue = new IntervalQueue(link);
    for (int i = 0; i < written.size(); i++) {
      queue.interval(written.atNanos(i), written.amountBytes(i));
    }
    return queue.mostBacklogBytes();
  }

  /** The picture of a backlog never shows more than the exact one, and its highest point is it. */
  @Property(tries = 100)
  void thePictureOfABacklogReachesTheExactOne(
      @ForAll @Size(min = 2, max = 100) List<@IntRange(max = 90_000) Integer> bytes) {
    long[] ends = new long[bytes.size()];
    long[] each = new long[bytes.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = (i + 1) * SECOND;
      each[i] = bytes.get(i);
    }
    WrittenBytes written = WrittenBytes.ofIntervals(ends, each);
    LinkRate link = LinkRate.constant(240_000);
    double[] line = BacklogLine.of(written, link, written.endNanos(), 37);
    assertThat(Arrays.stream(line).max().orElseThrow())
        .isCloseTo(most(written, link), Offset.offset(1.0));
  }

  /** The curve of the shares is the distribution itself, to the width of a step. */
  @Property(tries = 100)
  void theCurveOfSharesFollowsTheDistribution(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 90_000) Integer> bytes) {
    long[] ends = new long[bytes.size()];
    long[] each = new long[bytes.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = (i + 1) * SECOND;
      each[i] = bytes.get(i);
    }
    LagDistribution lag = new LagDistribution(Double.POSITIVE_INFINITY);
    new LagOverTime(WrittenBytes.ofIntervals(ends, each), LinkRate.constant(320_000)).walk(lag);
    int steps = 1_000;
    double[] shares = lag.sharesWithin(steps);
    double width = lag.mostFiniteSeconds() / steps;
    for (int step = 1; step <= steps; step += 37) {
      assertThat(shares[step])
          .isBetween(
              lag.shareWithin((step - 1) * width) - 0.02,
              lag.shareWithin((step + 1) * width) + 0.02);
    }
    assertThat(shares[steps]).isCloseTo(1, Offset.offset(1e-6));
  }
}
