package org.ibcsim.plan.fluid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the published interval method would have answered, had the same writes been measured in
 * longer intervals (capacity 3.4): averages hide bursts.
 */
public final class Sampling {
  private static final long SECOND = 1_000_000_000L;

  /** Lengths that collectors use, in seconds. */
  private static final long[] LENGTHS_SECONDS = {3_600, 1_800, 900, 300, 60, 10, 1};

  /** Shorter intervals of a long measurement would fill the memory and tell little. */
  private static final long MOST_INTERVALS = 2_000_000;

  /** The largest backlog of the profile in intervals of a length. */
  public record Row(long intervalNanos, long backlogBytes) {}

  private Sampling() {}

  /**
   * The answers for intervals longer than the measured ones and not longer than the measurement,
   * the longest first.
   *
   * @param measuredNanos length of an interval as measured; 0 for single writes
   */
  public static List<Row> rows(WrittenBytes written, LinkRate link, long measuredNanos) {
    List<Row> rows = new ArrayList<>();
    for (long seconds : LENGTHS_SECONDS) {
      long length = seconds * SECOND;
      boolean whole = measuredNanos == 0 || length % measuredNanos == 0;
      boolean few = written.endNanos() / length < MOST_INTERVALS;
      if (length > measuredNanos && whole && few && length <= written.endNanos()) {
        IntervalQueue queue = new IntervalQueue(link);
        WrittenBytes coarse = coarser(written, length);
        for (int i = 0; i < coarse.size(); i++) {
          queue.interval(coarse.atNanos(i), coarse.amountBytes(i));
        }
        rows.add(new Row(length, queue.mostBacklogBytes()));
      }
    }
    return rows;
  }

  /**
   * The same bytes in intervals of one length, aligned to the beginning; a write at an interval's
   * end belongs to the next.
   */
  public static WrittenBytes coarser(WrittenBytes written, long intervalNanos) {
    int size = Math.toIntExact(written.endNanos() / intervalNanos + 1);
    long[] ends = new long[size];
    for (int i = 0; i < size; i++) {
      ends[i] = (i + 1) * intervalNanos;
    }
    long[] amounts = new long[size];
    if (written.singleWrites()) {
      for (int i = 0; i < written.size(); i++) {
        amounts[(int) (written.atNanos(i) / intervalNanos)] += written.amountBytes(i);
      }
    } else {
      long before = 0;
      for (int i = 0; i < size; i++) {
        long until = Math.round(written.until(ends[i]));
        amounts[i] = until - before;
        before = until;
      }
      if (size > 1 && written.endNanos() % intervalNanos == 0) {
        return WrittenBytes.ofIntervals(
            Arrays.copyOf(ends, size - 1), Arrays.copyOf(amounts, size - 1));
      }
    }
    return WrittenBytes.ofIntervals(ends, amounts);
  }
}
