package org.ibcsim.plan.fluid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For how much of the time a lag was how large, exactly: the share of the time up to each value,
 * the percentiles, and the times in which it was above a limit.
 */
public final class LagDistribution implements LagOverTime.Pieces {
  /** A time in which the lag was above the limit. */
  public record Violation(double fromSeconds, double toSeconds, double worstLagSeconds) {}

  private final double limitSeconds;
  private double[] low = new double[1024];
  private double[] high = new double[1024];
  private double[] length = new double[1024];
  private int size;

  /** The time without lag, of which no pieces are kept. */
  private double idleSeconds;

  private double totalSeconds;
  private double mostSeconds;
  private double mostAtSeconds;
  private boolean endless;

  private final List<Violation> violations = new ArrayList<>();
  private double violationFrom = Double.NaN;
  private double violationWorst;

  /**
   * @param limitSeconds what the lag should not exceed; infinite for none
   */
  public LagDistribution(double limitSeconds) {
    if (!(limitSeconds >= 0)) {
      throw new IllegalArgumentException("a limit of " + limitSeconds + " s, expected 0 or more");
    }
    this.limitSeconds = limitSeconds;
  }

  @Override
  public void piece(double fromSeconds, double toSeconds, double lagFrom, double lagTo) {
    if (Math.max(lagFrom, lagTo) > mostSeconds) {
      mostSeconds = Math.max(lagFrom, lagTo);
      mostAtSeconds = lagTo > lagFrom ? toSeconds : fromSeconds;
    }
    judge(fromSeconds, toSeconds, lagFrom, lagTo);
    if (toSeconds == Double.POSITIVE_INFINITY) {
      endless = true;
      return;
    }
    totalSeconds += toSeconds - fromSeconds;
    if (lagFrom == 0 && lagTo == 0) {
      idleSeconds += toSeconds - fromSeconds;
      return;
    }
    if (size == low.length) {
      low = Arrays.copyOf(low, size * 2);
      high = Arrays.copyOf(high, size * 2);
      length = Arrays.copyOf(length, size * 2);
    }
    low[size] = Math.min(lagFrom, lagTo);
    high[size] = Math.max(lagFrom, lagTo);
    length[size++] = toSeconds - fromSeconds;
  }

  private void judge(double from, double to, double lagFrom, double lagTo) {
    boolean begins = lagFrom > limitSeconds;
    boolean ends = lagTo > limitSeconds;
    if (begins && Double.isNaN(violationFrom)) {
      violationFrom = from;
      violationWorst = lagFrom;
    }
    if (!begins && !Double.isNaN(violationFrom)) {
      close(from);
    }
    if (begins || ends) {
      double crossing = from + (to - from) * (limitSeconds - lagFrom) / (lagTo - lagFrom);
      if (!begins) {
        violationFrom = to == Double.POSITIVE_INFINITY ? from + limitSeconds - lagFrom : crossing;
        violationWorst = lagTo;
      }
      violationWorst = Math.max(violationWorst, Math.max(lagFrom, lagTo));
      if (!ends) {
        close(crossing);
      }
    }
  }

  private void close(double at) {
    violations.add(new Violation(violationFrom, at, violationWorst));
    violationFrom = Double.NaN;
  }

  /** The times above the limit, in order; the last one may have no end. */
  public List<Violation> violations() {
    List<Violation> all = new ArrayList<>(violations);
    if (!Double.isNaN(violationFrom)) {
      all.add(
          new Violation(
              violationFrom, endless ? Double.POSITIVE_INFINITY : totalSeconds, violationWorst));
    }
    return all;
  }

  /** Whether what waits never leaves. */
  public boolean endless() {
    return endless;
  }

  /** The largest lag, in seconds; infinite if what waits never leaves. */
  public double mostSeconds() {
    return mostSeconds;
  }

  /** When the largest lag was reached. */
  public double mostAtSeconds() {
    return mostAtSeconds;
  }

  /** The time that was told of. */
  public double totalSeconds() {
    return totalSeconds;
  }

  /** For what share of the time the lag was at most so many seconds. */
  public double shareWithin(double seconds) {
    if (totalSeconds == 0) {
      return 1;
    }
    double within = idleSeconds;
    for (int piece = 0; piece < size; piece++) {
      within += within(piece, seconds);
    }
    return within / totalSeconds;
  }

  private double within(int piece, double seconds) {
    if (high[piece] <= seconds) {
      return length[piece];
    }
    return low[piece] < seconds
        ? length[piece] * (seconds - low[piece]) / (high[piece] - low[piece])
        : 0;
  }

  /**
   * The smallest lag that is not exceeded for a share of the time, in seconds.
   *
   * @param share above 0, at most 1
   */
  public double percentileSeconds(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share + ", expected above 0, at most 1");
    }
    if (endless && share == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double wanted = share * totalSeconds;
    if (idleSeconds >= wanted) {
      return 0;
    }
    // The share grows with the lag, so halving finds the place, to 10^-9 s. Pieces that lie all
    // below it or above it are not looked at again.
    double below = 0;
    double above = mostOfFinite();
    double allBelow = idleSeconds;
    int[] open = new int[size];
    Arrays.setAll(open, piece -> piece);
    int count = size;
    for (int round = 0; round < 60 && above - below > 1e-9; round++) {
      double middle = (below + above) / 2;
      double within = allBelow;
      for (int i = 0; i < count; i++) {
        within += within(open[i], middle);
      }
      boolean enough = within >= wanted;
      above = enough ? middle : above;
      below = enough ? below : middle;
      int left = 0;
      for (int i = 0; i < count; i++) {
        int piece = open[i];
        if (high[piece] <= below) {
          allBelow += length[piece];
        } else if (low[piece] < above) {
          open[left++] = piece;
        }
      }
      count = left;
    }
    return above;
  }

  /**
   * The share of the time within each of so many equal steps up to the largest finite lag, for a
   * curve: the last is 1 unless something never leaves.
   */
  public double[] sharesWithin(int steps) {
    double[] within = new double[steps + 1];
    double[] slope = new double[steps + 2];
    double width = mostOfFinite() / steps;
    if (width == 0 || totalSeconds == 0) {
      Arrays.fill(within, 1);
      return within;
    }
    within[0] = idleSeconds / totalSeconds;
    for (int piece = 0; piece < size; piece++) {
      double share = length[piece] / totalSeconds;
      int first = (int) Math.ceil(low[piece] / width);
      int last = (int) Math.ceil(high[piece] / width - 1e-9);
      if (last <= first || high[piece] - low[piece] < width) {
        within[Math.min(steps, Math.max(first, last))] += share;
      } else {
        // Evenly from the first step that is not below to the last: the curve's resolution.
        slope[first] += share / (last - first);
        slope[last] -= share / (last - first);
      }
    }
    double rising = 0;
    double sum = 0;
    for (int step = 0; step <= steps; step++) {
      sum += within[step] + rising;
      rising += slope[step];
      within[step] = Math.min(1, sum);
    }
    return within;
  }

  /** The largest lag of data that leaves. */
  public double mostFiniteSeconds() {
    return mostOfFinite();
  }

  private double mostOfFinite() {
    double most = 0;
    for (int piece = 0; piece < size; piece++) {
      most = Math.max(most, high[piece]);
    }
    return most;
  }
}
