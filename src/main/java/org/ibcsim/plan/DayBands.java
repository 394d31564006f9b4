package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.jspecify.annotations.Nullable;

/**
 * How far answers may be off because other days could have been measured: block bootstrap over
 * whole days. Days are drawn with replacement, set one behind the other, and asked the same
 * question; the middle 95 % of the answers is the band. What happens within a day stays together;
 * that a Monday follows a Sunday does not.
 *
 * @param days how many whole days were drawn from
 * @param replicates how often
 * @param backlogs the band of the largest backlog for each of a row of links
 */
public record DayBands(int days, int replicates, List<Band> backlogs) {
  /** The name of the stream of random numbers that draws the days. */
  public static final String STREAM = "plan/days";

  /** The seed of that stream. */
  public static final long SEED = 1;

  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int LEAST_DAYS = 7;
  private static final int MOST_REPLICATES = 200;
  private static final int LEAST_REPLICATES = 40;

  /** So many intervals are walked at most, all replicates and links together. */
  private static final long MOST_INTERVALS = 60_000_000;

  private static final double[] LINKS = {0.5, 0.75, 1, 1.5, 2, 3};

  /** The band of one link: the lowest, the median and the highest answer of the middle 95 %. */
  public record Band(long linkBitsPerSecond, long lowBytes, long medianBytes, long highBytes) {}

  /** The bands; null for single writes, for less than seven whole days, or for uneven intervals. */
  static @Nullable DayBands of(Load load, Terms terms) {
    WrittenBytes written = load.inLog;
    int days = (int) (written.endNanos() / DAY_NANOS);
    if (written.singleWrites() || days < LEAST_DAYS) {
      return null;
    }
    int[] ends = new int[days + 1];
    if (!findDays(written, ends)) {
      return null;
    }
    long walks = MOST_INTERVALS / written.size() / LINKS.length;
    int replicates = (int) Math.max(LEAST_REPLICATES, Math.min(MOST_REPLICATES, walks));
    RandomStream random = new RandomStreams(SEED, 0).stream(STREAM);
    long[][] answers = new long[LINKS.length][replicates];
    for (int replicate = 0; replicate < replicates; replicate++) {
      WrittenBytes drawn = draw(written, ends, random);
      for (int link = 0; link < LINKS.length; link++) {
        long rate = Math.max(1, (long) (terms.linkBitsPerSecond() * LINKS[link]));
        answers[link][replicate] = Backlog.mostBytes(drawn, load.at(rate).link);
      }
    }
    List<Band> bands = new ArrayList<>();
    for (int link = 0; link < LINKS.length; link++) {
      Arrays.sort(answers[link]);
      bands.add(
          new Band(
              Math.max(1, (long) (terms.linkBitsPerSecond() * LINKS[link])),
              answers[link][(int) Math.floor(0.025 * (replicates - 1))],
              answers[link][(replicates - 1) / 2],
              answers[link][(int) Math.ceil(0.975 * (replicates - 1))]));
    }
    return new DayBands(days, replicates, bands);
  }

  /** The first interval of each day; false if a day does not end with an interval. */
  private static boolean findDays(WrittenBytes written, int[] ends) {
    int day = 1;
    for (int i = 0; i < written.size() && day < ends.length; i++) {
      if (written.atNanos(i) >= day * DAY_NANOS) {
        if (written.atNanos(i) != day * DAY_NANOS) {
          return false;
        }
        ends[day++] = i + 1;
      }
    }
    return day == ends.length;
  }

  private static WrittenBytes draw(WrittenBytes written, int[] ends, RandomStream random) {
    int days = ends.length - 1;
    int size = 0;
    int[] drawn = new int[days];
    for (int i = 0; i < days; i++) {
      drawn[i] = (int) random.nextLong(days);
      size += ends[drawn[i] + 1] - ends[drawn[i]];
    }
    long[] at = new long[size];
    long[] amounts = new long[size];
    int next = 0;
    for (int i = 0; i < days; i++) {
      long shift = (i - drawn[i]) * DAY_NANOS;
      for (int k = ends[drawn[i]]; k < ends[drawn[i] + 1]; k++) {
        at[next] = written.atNanos(k) + shift;
        amounts[next++] = written.amountBytes(k);
      }
    }
    return WrittenBytes.ofIntervals(at, amounts);
  }
}
