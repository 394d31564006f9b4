package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where the curves of a plan are asked: for which outages, links and limits. */
final class CurvePoints {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Nobody sizes a log for longer where nobody says so. */
  private static final long LONGEST_UNASKED = 7 * DAY;

  /** A curve has so many steps at most, and at least about half as many. */
  private static final int MOST_STEPS = 8;

  /** Steps that are round in the unit in which people say them, from a second on. */
  private static final long[] STEPS = {
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY
  };

  private static final double[] LINKS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4};
  private static final double[] LIMITS = {0.1, 0.2, 0.5, 1, 2, 5, 10};

  private CurvePoints() {}

  /**
   * Outages from none on in round steps: up to twice the one that is planned for, which is among
   * them; without one up to the length of the measurement, a week at most.
   *
   * @param lengthNanos of the measurement; without any it is taken for a day
   */
  static List<Long> outagesNanos(Terms terms, long lengthNanos) {
    long asked = terms.longestOutageNanos();
    long last =
        asked > 0 ? 2 * asked : Math.min(LONGEST_UNASKED, lengthNanos > 0 ? lengthNanos : DAY);
    long step = roundStep(last);
    TreeSet<Long> outages = new TreeSet<>();
    for (long outage = 0; outage <= last; outage += step) {
      outages.add(outage);
    }
    if (asked > 0) {
      outages.add(asked);
      outages.add(last);
    }
    return new ArrayList<>(outages);
  }

  /** The smallest round step that needs no more than so many to get there. */
  private static long roundStep(long last) {
    if (last < SECOND) {
      return decimalStep(1, last);
    }
    for (long step : STEPS) {
      if (step * MOST_STEPS >= last) {
        return step;
      }
    }
    return decimalStep(DAY, last);
  }

  private static long decimalStep(long unit, long last) {
    for (long power = unit; ; power *= 10) {
      for (long step : new long[] {power, 2 * power, 5 * power}) {
        if (step * MOST_STEPS >= last) {
          return step;
        }
      }
    }
  }

  /** Links around the planned one, in bits a second. */
  static List<Long> links(Terms terms) {
    List<Long> links = new ArrayList<>();
    for (double factor : LINKS) {
      links.add(Math.max(1, (long) (terms.linkBitsPerSecond() * factor)));
    }
    return links;
  }

  /** Limits on bytes around the given one. */
  static List<Long> limitsBytes(long aroundBytes) {
    List<Long> limits = new ArrayList<>();
    for (double factor : LIMITS) {
      limits.add((long) (aroundBytes * factor));
    }
    return limits;
  }

  /** Limits on seconds around the given one. */
  static List<Double> limitsSeconds(double aroundSeconds) {
    List<Double> limits = new ArrayList<>();
    for (double factor : LIMITS) {
      limits.add(aroundSeconds * factor);
    }
    return limits;
  }
}
