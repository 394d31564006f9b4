package org.ibcsim.plan.fluid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worst outage by looking at every moment at which a line bends, and the same one length
 * earlier and later: what {@link WorstOutage} must find too.
 */
final class EveryBend {
  private static final double NANOS = 1e9;
  private static final double BITS = 8;
  private static final double NOTHING = Double.NEGATIVE_INFINITY;

  private final WrittenBytes written;
  private final LinkRate link;
  private final long lengthNanos;
  private final long periodNanos;

  /**
   * @param lengthNanos of the outage, more than 0
   */
  EveryBend(WrittenBytes written, LinkRate link, long lengthNanos) {
    this(written, link, lengthNanos, Long.MAX_VALUE);
  }

  /**
   * In a profile that is written out more than once.
   *
   * @param periodNanos after which it begins again: outages that lie whole periods apart are one
   */
  EveryBend(WrittenBytes written, LinkRate link, long lengthNanos, long periodNanos) {
    if (lengthNanos <= 0) {
      throw new IllegalArgumentException(
          "an outage of " + lengthNanos + " ns, expected more than 0");
    }
    this.written = written;
    this.link = link;
    this.lengthNanos = lengthNanos;
    this.periodNanos = periodNanos;
  }

  /**
   * The worst outage, and the worst one that does not overlap with it, if there is room for one.
   *
   * @return one or two, the worst first; of equal ones the first in time
   */
  List<WorstOutage.Placement> worst() {
    Candidates candidates = new Candidates();
    List<WorstOutage.Placement> found = new ArrayList<>();
    WorstOutage.Placement first = candidates.best(Long.MIN_VALUE);
    if (first == null) {
      return List.of(new WorstOutage.Placement(0, 0));
    }
    found.add(first);
    WorstOutage.Placement second = candidates.best(first.fromNanos());
    if (second != null) {
      found.add(second);
    }
    return found;
  }

  private final class Candidates {
    private final long[] begin;
    private final double[] value;

    Candidates() {
      begin = bends();
      double[] carried = carried(begin);
      double[] surplus = new double[begin.length];
      double[] least = new double[begin.length];
      WrittenBytes.Finger finger = written.new Finger();
      WrittenBytes.Finger before = written.new Finger();
      double lowest = 0;
      for (int i = 0; i < begin.length; i++) {
        surplus[i] = finger.until(begin[i]) - carried[i];
        // Just before a write there is less: the smallest value of a staircase is at its foot.
        double foot =
            written.singleWrites() ? before.until(begin[i] - 0.5) - carried[i] : surplus[i];
        lowest = Math.min(lowest, foot);
        least[i] = lowest;
      }
      double[] most = surplus;
      double highest = periodNanos < written.endNanos() ? repeat(surplus, least) : NOTHING;
      for (int i = begin.length - 1; i >= 0; i--) {
        // What comes behind the last time counts for outages within the profile.
        boolean within = begin[i] <= written.endNanos();
        most[i] = Math.max(surplus[i], i + 1 < begin.length ? most[i + 1] : NOTHING);
        most[i] = within ? Math.max(most[i], highest) : most[i];
      }
      value = least;
      int end = 0;
      for (int i = 0; i < begin.length; i++) {
        while (end < begin.length && begin[end] < begin[i] + lengthNanos) {
          end++;
        }
        boolean known = end < begin.length && begin[end] == begin[i] + lengthNanos;
        value[i] = known ? most[end] - least[i] + carried[end] - carried[i] : NOTHING;
      }
    }

    /**
     * What lies before the first time of a profile that is written out some times, and behind the
     * last one. From one time to the next F falls by what the link has to spare in one of them.
     *
     * @return the most behind the last time
     */
    private double repeat(double[] surplus, double[] least) {
      int ofEnd = Arrays.binarySearch(begin, periodNanos);
      double spare = ofEnd < 0 ? 0 : -surplus[ofEnd];
      if (spare <= 0) {
        return NOTHING;
      }
      double before = least[ofEnd] + spare;
      for (int i = 0; i < begin.length; i++) {
        least[i] = Math.min(least[i], before);
      }
      double after = NOTHING;
      int size = Arrays.binarySearch(begin, written.endNanos());
      for (int i = size; i >= 0 && begin[i] >= written.endNanos() - periodNanos; i--) {
        after = Math.max(after, surplus[i] - spare);
      }
      return after;
    }

    /** The best that does not overlap with one that begins then, or with its like. */
    private WorstOutage.@Nullable Placement best(long other) {
      int best = -1;
      for (int i = 0; i < begin.length; i++) {
        boolean clear = other == Long.MIN_VALUE || isClear(Math.abs(begin[i] - other));
        if (clear && (best < 0 || value[i] > value[best]) && value[i] >= 0) {
          best = i;
        }
      }
      return best < 0 ? null : new WorstOutage.Placement(begin[best], Math.round(value[best]));
    }
  }

  private boolean isClear(long apart) {
    long within = apart % periodNanos;
    return within >= lengthNanos && periodNanos - within >= lengthNanos;
  }

  /** Every moment at which a line bends, and the same one length earlier and later; sorted. */
  private long[] bends() {
    long[] moments = moments();
    long[] all = new long[3 * moments.length];
    int size = 0;
    int same = 0;
    int later = 0;
    int earlier = 0;
    while (later < moments.length) {
      long next = moments[later] + lengthNanos;
      if (same < moments.length) {
        next = Math.min(next, moments[same]);
      }
      if (earlier < moments.length) {
        next = Math.min(next, moments[earlier] - lengthNanos);
      }
      if (next >= 0) {
        all[size++] = next;
      }
      while (same < moments.length && moments[same] == next) {
        same++;
      }
      while (later < moments.length && moments[later] + lengthNanos == next) {
        later++;
      }
      while (earlier < moments.length && moments[earlier] - lengthNanos == next) {
        earlier++;
      }
    }
    return Arrays.copyOf(all, size);
  }

  /** The bends of the profile and of the link, up to the last of the profile; sorted. */
  private long[] moments() {
    long[] moments = new long[written.size() + 1];
    for (int i = 0; i < written.size(); i++) {
      moments[i + 1] = written.atNanos(i);
    }
    int own = moments.length;
    for (LinkRate.Cursor walk = link.from(0);
        walk.untilNanos() <= written.endNanos();
        walk.next()) {
      if (own == moments.length) {
        moments = Arrays.copyOf(moments, own + own / 2 + 16);
      }
      moments[own++] = walk.untilNanos();
    }
    moments = Arrays.copyOf(moments, own);
    if (own > written.size() + 1) {
      Arrays.sort(moments);
    }
    return moments;
  }

  /** What the link could have carried up to each moment, in bytes. */
  private double[] carried(long[] moments) {
    double[] carried = new double[moments.length];
    LinkRate.Cursor walk = link.from(0);
    double sum = 0;
    long now = 0;
    for (int i = 0; i < moments.length; i++) {
      while (walk.untilNanos() <= moments[i]) {
        sum += walk.bitsPerSecond() / BITS * ((walk.untilNanos() - now) / NANOS);
        now = walk.untilNanos();
        walk.next();
      }
      sum += walk.bitsPerSecond() / BITS * ((moments[i] - now) / NANOS);
      now = moments[i];
      carried[i] = sum;
    }
    return carried;
  }
}
