package org.ibcsim.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ibcsim.kernel.PortableMath;
import org.ibcsim.plan.fluid.DaySums;
import org.ibcsim.plan.fluid.WholeDays;

/**
 * Backlogs at links, and links for limits, over rows of days.
 *
 * <p>A faster link is never worse for any row. So the k-th slowest of the links that the rows need
 * for a limit is the slowest link at which the k-th smallest value of all rows keeps it, and the
 * band of links is the band of values, read the other way. Links are looked at on a ladder with
 * even steps of about 1 %, each once for all limits, and between two rungs along straight lines:
 * values of a row over links are convex and made of such lines. What is left errs to the faster
 * side.
 */
final class BandOfLinks {
  private static final int RUNGS_PER_DOUBLING = 64;
  private static final int CHORDS = 3;

  /** Where there is no line between two links, the answer is right to so many bits. */
  private static final int HALVED_BITS = 14;

  private static final int TOP = 42 * RUNGS_PER_DOUBLING;

  private final Load load;
  private final WholeDays days;
  private final int[][] rows;
  private final int times;
  private final Map<Seen, DayBands.Band> seen = new HashMap<>();

  private record Seen(long linkBitsPerSecond, double lateSeconds) {}

  /** One of the three numbers of a band. */
  private interface Edge {
    double of(DayBands.Band band);
  }

  BandOfLinks(Load load, WholeDays days, int[][] rows, boolean again) {
    this.load = load;
    this.days = days;
    this.rows = rows;
    this.times = again ? 2 : 1;
  }

  /** The largest backlog at a link. */
  DayBands.Band backlog(long linkBitsPerSecond) {
    DayBands.Band band = values(linkBitsPerSecond, 0, false);
    return new DayBands.Band(
        linkBitsPerSecond,
        Math.round(band.low()),
        Math.round(band.median()),
        Math.round(band.high()));
  }

  /** The slowest link that keeps the backlog within a limit. */
  DayBands.Band forBytes(long limitBytes) {
    return links(limitBytes, 0, limitBytes);
  }

  /** The slowest link that keeps data younger than a limit. */
  DayBands.Band forSeconds(double limitSeconds) {
    return links(limitSeconds, limitSeconds, 0);
  }

  private DayBands.Band links(double at, double lateSeconds, double limit) {
    return new DayBands.Band(
        at,
        slowest(lateSeconds, limit, DayBands.Band::low),
        slowest(lateSeconds, limit, DayBands.Band::median),
        slowest(lateSeconds, limit, DayBands.Band::high));
  }

  private double slowest(double lateSeconds, double limit, Edge edge) {
    if (edge.of(at(link(TOP), lateSeconds)) > limit) {
      return Double.POSITIVE_INFINITY;
    }
    int slow = -1;
    int fast = TOP;
    while (fast - slow > 1) {
      int middle = (slow + fast) >>> 1;
      if (edge.of(at(link(middle), lateSeconds)) <= limit) {
        fast = middle;
      } else {
        slow = middle;
      }
    }
    return slow < 0 ? link(fast) : between(link(slow), link(fast), lateSeconds, limit, edge);
  }

  /** From where the limit is broken, chords to where it is kept meet it ever nearer. */
  private double between(long slow, long fast, double lateSeconds, double limit, Edge edge) {
    long broken = slow;
    long kept = fast;
    int chords = 0;
    while (chords < CHORDS && kept - broken > 1) {
      double above = edge.of(at(broken, lateSeconds)) - limit;
      double below = limit - edge.of(at(kept, lateSeconds));
      boolean drains = Double.isFinite(above);
      double share = drains ? above / (above + below) : 0.5;
      long met = broken + (long) Math.ceil(share * (kept - broken));
      chords += drains ? 1 : 0;
      if (met >= kept || !drains && kept - broken <= kept >> HALVED_BITS) {
        return kept;
      }
      if (edge.of(at(met, lateSeconds)) <= limit) {
        kept = met;
      } else {
        // Several rows together need not be convex.
        broken = met;
      }
    }
    return kept;
  }

  private static long link(int rung) {
    return (long) Math.ceil(PortableMath.pow(2, (double) rung / RUNGS_PER_DOUBLING));
  }

  private DayBands.Band at(long linkBitsPerSecond, double lateSeconds) {
    Load at = load.at(linkBitsPerSecond);
    if (at.link.isConstant() && lateSeconds > 0) {
      // What such a link carries in that time is the same at any moment.
      double less = lateSeconds * at.link.at(0) / 8;
      DayBands.Band backlog = at(linkBitsPerSecond, 0);
      return new DayBands.Band(
          0, backlog.low() - less, backlog.median() - less, backlog.high() - less);
    }
    return seen.computeIfAbsent(
        new Seen(linkBitsPerSecond, lateSeconds),
        key -> values(linkBitsPerSecond, lateSeconds, true));
  }

  /** Rows that repeat and never drain keep no limit for ever. */
  private DayBands.Band values(long linkBitsPerSecond, double lateSeconds, boolean forEver) {
    DaySums sums = DaySums.of(days, load.at(linkBitsPerSecond).link, lateSeconds);
    double[] values =
        Arrays.stream(rows)
            .mapToDouble(
                row ->
                    forEver && times > 1 && !sums.drains(row)
                        ? Double.POSITIVE_INFINITY
                        : sums.most(row, times))
            .toArray();
    Arrays.sort(values);
    return DayBands.Band.of(linkBitsPerSecond, values);
  }
}
