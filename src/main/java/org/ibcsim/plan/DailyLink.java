package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.plan.fluid.LinkRate;

/** The rate of a link day by day, as a rate in steps from the beginning of a profile. */
final class DailyLink {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private DailyLink() {}

  /**
   * The effective rate of a link.
   *
   * @param startNanos time of the day at which the profile begins
   * @param untilNanos so far at least the days are laid out; behind that the line's mean rate over
   *     a day holds
   */
  static LinkRate of(Terms terms, long startNanos, long untilNanos) {
    if (terms.windows().isEmpty() && terms.others().isEmpty()) {
      return LinkRate.constant(terms.effective(terms.linkBitsPerSecond()));
    }
    List<Long> bends = bends(terms);
    long[] ofDay = bends.stream().mapToLong(bend -> terms.effective(rateAt(terms, bend))).toArray();
    List<Long> times = new ArrayList<>(List.of(0L));
    List<Long> rates = new ArrayList<>(List.of(terms.effective(rateAt(terms, startNanos))));
    long day = -startNanos;
    for (; day <= untilNanos; day += DAY_NANOS) {
      for (int bend = 0; bend < ofDay.length; bend++) {
        add(times, rates, day + bends.get(bend), ofDay[bend]);
      }
    }
    add(times, rates, day, mean(bends, ofDay));
    return new LinkRate(
        times.stream().mapToLong(Long::longValue).toArray(),
        rates.stream().mapToLong(Long::longValue).toArray());
  }

  private static void add(List<Long> times, List<Long> rates, long at, long rate) {
    if (at > times.get(times.size() - 1) && rate != rates.get(rates.size() - 1)) {
      times.add(at);
      rates.add(rate);
    }
  }

  private static long mean(List<Long> bends, long[] rates) {
    double sum = 0;
    for (int bend = 0; bend < rates.length; bend++) {
      long until = bend + 1 < rates.length ? bends.get(bend + 1) : DAY_NANOS;
      sum += (double) rates[bend] * (until - bends.get(bend));
    }
    return (long) (sum / DAY_NANOS);
  }

  private static List<Long> bends(Terms terms) {
    List<Long> bends = new ArrayList<>(List.of(0L));
    for (Terms.Window window : terms.windows()) {
      bends.add(window.fromNanos());
      bends.add(window.untilNanos());
    }
    for (Terms.Window other : terms.others()) {
      bends.add(other.fromNanos());
      bends.add(other.untilNanos());
    }
    return bends.stream().filter(bend -> bend < DAY_NANOS).distinct().sorted().toList();
  }

  /** The last window that holds the time of the day decides; all other traffic is taken off. */
  private static long rateAt(Terms terms, long ofDayNanos) {
    long rate = terms.linkBitsPerSecond();
    for (Terms.Window window : terms.windows()) {
      if (ofDayNanos >= window.fromNanos() && ofDayNanos < window.untilNanos()) {
        rate = window.bitsPerSecond();
      }
    }
    for (Terms.Window other : terms.others()) {
      if (ofDayNanos >= other.fromNanos() && ofDayNanos < other.untilNanos()) {
        rate -= other.bitsPerSecond();
      }
    }
    return Math.max(0, rate);
  }
}
