package org.ibcsim.plan.fluid;

import java.util.Arrays;

/**
 * F(t), what was written up to t less what the link could have carried up to t, in bytes: a broken
 * line, and its extremes before and behind each of its bends.
 *
 * <p>It goes on behind the profile, where nothing is written, for as long as it is asked to.
 */
final class SurplusLine {
  private static final double NANOS = 1e9;
  private static final double BITS = 8;
  private static final double NOTHING = Double.NEGATIVE_INFINITY;

  private final WrittenBytes written;
  private final long[] bends;
  private final double[] carried;
  private final double[] surplus;
  private final double[] least;
  private final double[] most;
  private final int ofProfile;

  /** The most behind the last time of a profile that repeats. */
  private double afterwards = NOTHING;

  /**
   * @param tailNanos how far behind the profile it goes on
   * @param periodNanos after which the profile begins again, if it is written out more than once
   */
  SurplusLine(WrittenBytes written, LinkRate link, long tailNanos, long periodNanos) {
    this.written = written;
    bends = bends(written, link, tailNanos);
    carried = carried(bends, link);
    int known = Arrays.binarySearch(bends, written.endNanos());
    ofProfile = known + 1;
    surplus = new double[bends.length];
    least = new double[bends.length];
    most = new double[bends.length];
    WrittenBytes.Finger finger = written.new Finger();
    WrittenBytes.Finger before = written.new Finger();
    double lowest = 0;
    for (int i = 0; i < bends.length; i++) {
      surplus[i] = finger.until(bends[i]) - carried[i];
      // Just before a write there is less: the smallest value of a staircase is at its foot.
      double foot = written.singleWrites() ? before.until(bends[i] - 1) - carried[i] : surplus[i];
      lowest = Math.min(lowest, foot);
      least[i] = lowest;
    }
    double highest = NOTHING;
    for (int i = bends.length - 1; i >= 0; i--) {
      highest = Math.max(highest, surplus[i]);
      most[i] = highest;
    }
    if (periodNanos < written.endNanos()) {
      repeat(periodNanos);
    }
  }

  /**
   * What lies before the first time of a profile that is written out some times, and behind the
   * last one. From one time to the next F falls by what the link has to spare in one of them.
   */
  private void repeat(long periodNanos) {
    int ofPeriod = Arrays.binarySearch(bends, periodNanos);
    double spare = ofPeriod < 0 ? 0 : -surplus[ofPeriod];
    if (spare <= 0) {
      return;
    }
    double before = least[ofPeriod] + spare;
    for (int i = 0; i < bends.length; i++) {
      least[i] = Math.min(least[i], before);
    }
    for (int i = ofProfile - 1; i >= 0 && bends[i] >= written.endNanos() - periodNanos; i--) {
      afterwards = Math.max(afterwards, surplus[i] - spare);
    }
  }

  /** How many bends lie within the profile: from 0 to its end. */
  int ofProfile() {
    return ofProfile;
  }

  /** When a bend is. */
  long atNanos(int bend) {
    return bends[bend];
  }

  /** The last bend that is no later than a moment. */
  int before(long nanos) {
    int found = Arrays.binarySearch(bends, nanos);
    return found >= 0 ? found : -found - 2;
  }

  /** F never falls below this up to a bend. */
  double leastUpTo(int bend) {
    return least[bend];
  }

  /** F never rises above this from a bend on. */
  double mostFrom(int bend) {
    return Math.max(most[bend], afterwards);
  }

  /** What the link could have carried up to a moment that is no earlier than a bend. */
  double carried(long nanos, int bend) {
    return bends[bend] == nanos ? carried[bend] : between(carried, nanos, bend);
  }

  private double between(double[] line, long nanos, int bend) {
    double share = (double) (nanos - bends[bend]) / (bends[bend + 1] - bends[bend]);
    return line[bend] + (line[bend + 1] - line[bend]) * share;
  }

  /** F behind a bend and before the next one: there is no write between them. */
  private double surplus(long nanos, int bend) {
    return written.singleWrites()
        ? surplus[bend] - (between(carried, nanos, bend) - carried[bend])
        : between(surplus, nanos, bend);
  }

  /** Moments in order, each with the extremes on its side of it. */
  final class Walk {
    private int bend;

    Walk(long fromNanos) {
      bend = SurplusLine.this.before(fromNanos);
    }

    private void to(long nanos) {
      while (bend + 1 < bends.length && bends[bend + 1] <= nanos) {
        bend++;
      }
    }

    /** What the link could have carried up to a moment. */
    double carriedUpTo(long nanos) {
      to(nanos);
      return carried(nanos, bend);
    }

    /** The least of F up to a moment. */
    double leastUpTo(long nanos) {
      to(nanos);
      return bends[bend] == nanos ? least[bend] : Math.min(least[bend], surplus(nanos, bend));
    }

    /** The most of F from a moment on. */
    double mostFrom(long nanos) {
      to(nanos);
      double here = bends[bend] == nanos ? most[bend] : surplus(nanos, bend);
      double later = bend + 1 < bends.length ? most[bend + 1] : NOTHING;
      double highest = Math.max(here, later);
      return nanos <= written.endNanos() ? Math.max(highest, afterwards) : highest;
    }
  }

  /** The bends of the profile and of the link, and one at the end of the tail; sorted. */
  private static long[] bends(WrittenBytes written, LinkRate link, long tailNanos) {
    long last = Math.addExact(written.endNanos(), tailNanos);
    long[] bends = new long[written.size() + 2];
    for (int i = 0; i < written.size(); i++) {
      bends[i + 1] = written.atNanos(i);
    }
    bends[written.size() + 1] = last;
    int size = bends.length;
    for (LinkRate.Cursor walk = link.from(0); walk.untilNanos() < last; walk.next()) {
      if (size == bends.length) {
        bends = Arrays.copyOf(bends, size + size / 2 + 16);
      }
      bends[size++] = walk.untilNanos();
    }
    if (size > written.size() + 2) {
      Arrays.sort(bends, 0, size);
    }
    int different = 1;
    for (int i = 1; i < size; i++) {
      if (bends[i] != bends[different - 1]) {
        bends[different++] = bends[i];
      }
    }
    return different == bends.length ? bends : Arrays.copyOf(bends, different);
  }

  private static double[] carried(long[] bends, LinkRate link) {
    double[] carried = new double[bends.length];
    LinkRate.Cursor walk = link.from(0);
    for (int i = 1; i < bends.length; i++) {
      while (walk.untilNanos() <= bends[i - 1]) {
        walk.next();
      }
      double seconds = (bends[i] - bends[i - 1]) / NANOS;
      carried[i] = carried[i - 1] + walk.bitsPerSecond() / BITS * seconds;
    }
    return carried;
  }
}
