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
   * @param untilNanos so far at least the days are laid out; behind that the line's own rate holds
   */
  static LinkRate of(Terms terms, long startNanos, long untilNanos) {
    if (terms.windows().isEmpty()) {
      return LinkRate.constant(terms.effective(terms.linkBitsPerSecond()));
    }
    List<Long> times = new ArrayList<>(List.of(0L));
    List<Long> rates = new ArrayList<>(List.of(terms.effective(rateAt(terms, startNanos))));
    long firstDay = -startNanos;
    for (long day = firstDay; day <= untilNanos; day += DAY_NANOS) {
      for (long bend : bends(terms)) {
        long at = day + bend;
        long rate = terms.effective(rateAt(terms, bend));
        if (at > times.get(times.size() - 1) && rate != rates.get(rates.size() - 1)) {
          times.add(at);
          rates.add(rate);
        }
      }
    }
    return new LinkRate(
        times.stream().mapToLong(Long::longValue).toArray(),
        rates.stream().mapToLong(Long::longValue).toArray());
  }

  private static List<Long> bends(Terms terms) {
    List<Long> bends = new ArrayList<>(List.of(0L));
    for (Terms.Window window : terms.windows()) {
      bends.add(window.fromNanos());
      bends.add(window.untilNanos());
    }
    return bends.stream().filter(bend -> bend < DAY_NANOS).distinct().sorted().toList();
  }

  /** The last window that holds the time of the day decides. */
  private static long rateAt(Terms terms, long ofDayNanos) {
    long rate = terms.linkBitsPerSecond();
    for (Terms.Window window : terms.windows()) {
      if (ofDayNanos >= window.fromNanos() && ofDayNanos < window.untilNanos()) {
        rate = window.bitsPerSecond();
      }
    }
    return rate;
  }
}
