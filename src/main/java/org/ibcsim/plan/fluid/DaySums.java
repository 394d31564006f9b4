package org.ibcsim.plan.fluid;

import java.util.Arrays;

/**
 * What each day does to whatever waits when it begins: four numbers, from which the largest backlog
 * of any row of days follows without looking into them again.
 *
 * <p>Let W(t) be what was written and C(t) what the link carried since a day began. A link breaks a
 * limit of B bytes, or data is older than s seconds, where
 *
 * <pre>
 *   max over u &lt;= t of  W(t) - C(t + s)  -  (W(u) - C(u))
 * </pre>
 *
 * is more than B (with s = 0), or more than 0. Of each day are kept the change of W - C over it,
 * what waits at its end if nothing did at its beginning, the largest W(t) - C(t + s), and the
 * largest value within the day. All are at bends of these broken lines. The link is the same every
 * day. Sums are in floating point.
 */
public final class DaySums {
  private final double[] change;
  private final double[] waiting;
  private final double[] height;
  private final double[] within;

  private DaySums(int days) {
    change = new double[days];
    waiting = new double[days];
    height = new double[days];
    within = new double[days];
  }

  /**
   * Looks at each day once.
   *
   * @param lateSeconds s, 0 for a backlog
   */
  public static DaySums of(WholeDays days, LinkRate link, double lateSeconds) {
    DaySums sums = new DaySums(days.size());
    DayRate rate = new DayRate(link);
    double[] bends = bends(rate.bends(), lateSeconds);
    for (int day = 0; day < days.size(); day++) {
      sums.look(days, day, rate, bends, lateSeconds);
    }
    return sums;
  }

  /** Where the link changes its rate, and s seconds before, in the order of a day. */
  private static double[] bends(double[] ofLink, double lateSeconds) {
    double[] bends = Arrays.copyOf(ofLink, 2 * ofLink.length);
    for (int i = 0; i < ofLink.length; i++) {
      double before = ofLink[i] - lateSeconds;
      bends[ofLink.length + i] =
          before - Math.floor(before / DayRate.DAY_SECONDS) * DayRate.DAY_SECONDS;
    }
    Arrays.sort(bends);
    return bends;
  }

  private void look(WholeDays days, int day, DayRate rate, double[] bends, double lateSeconds) {
    double least = 0;
    double highest = -rate.carriedBytes(lateSeconds);
    double most = highest;
    double from = 0;
    double base = 0;
    double surplus = 0;
    int bend = 0;
    for (int i = days.firstInterval(day); i < days.firstInterval(day + 1); i++) {
      double until = days.endSeconds(day, i);
      double amount = days.written.amountBytes(i);
      while (true) {
        boolean inside = bend < bends.length && bends[bend] < until;
        double at = inside ? bends[bend++] : until;
        double written = base + (inside ? amount * (at - from) / (until - from) : amount);
        surplus = written - rate.carriedBytes(at);
        double late = lateSeconds == 0 ? surplus : written - rate.carriedBytes(at + lateSeconds);
        least = Math.min(least, surplus);
        highest = Math.max(highest, late);
        most = Math.max(most, late - least);
        if (!inside) {
          break;
        }
      }
      base += amount;
      from = until;
    }
    change[day] = surplus;
    waiting[day] = surplus - least;
    height[day] = highest;
    within[day] = most;
  }

  /** Whether over a row of days the link carries more than is written. */
  public boolean drains(int[] row) {
    double surplus = 0;
    for (int day : row) {
      surplus += change[day];
    }
    return surplus < 0;
  }

  /**
   * The largest value over a row of days, with nothing waiting before the first.
   *
   * @param row which days, in their order
   * @param times how often the row is gone through, one time right behind the other
   */
  public double most(int[] row, int times) {
    double before = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int time = 0; time < times; time++) {
      for (int day : row) {
        most = Math.max(most, Math.max(before + height[day], within[day]));
        before = Math.max(before + change[day], waiting[day]);
      }
    }
    return most;
  }
}
