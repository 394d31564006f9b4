package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.plan.fluid.WholeDays;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.jspecify.annotations.Nullable;

/**
 * How far the curves of a plan may be off because other days could have been measured: block
 * bootstrap over whole days. Days are drawn with replacement, set one behind the other, and asked
 * the same question; the middle 95 % of the answers is the band. What happens within a day stays
 * together; that a Monday follows a Sunday does not. A day that is larger than all that were
 * measured is never drawn, so that the band of a largest value hardly reaches above the curve.
 *
 * @param days how many whole days were drawn from
 * @param replicates how often
 * @param srlForOutage SRL size, in bytes, for outages in seconds; empty where the link never drains
 * @param lossForLink the largest backlog, in bytes, for links in bits a second
 * @param linkForBytes the slowest link, in bits a second, for limits in bytes; empty without one
 * @param linkForSeconds the same for limits in seconds
 */
public record DayBands(
    int days,
    int replicates,
    List<Band> srlForOutage,
    List<Band> lossForLink,
    List<Band> linkForBytes,
    List<Band> linkForSeconds) {
  /** The name of the stream of random numbers that draws the days. */
  public static final String STREAM = "plan/days";

  /** The seed of that stream. */
  public static final long SEED = 1;

  private static final int LEAST_DAYS = 7;
  private static final int MOST_REPLICATES = 200;
  private static final int LEAST_REPLICATES = 40;

  /** So many moments of outages are tried at most, all replicates and outages together. */
  private static final long MOST_MOMENTS = 300_000_000;

  /**
   * The band at one point of a curve: the lowest, the median and the highest answer of the middle
   * 95 %; an answer that does not exist, because no link keeps a limit, is infinite.
   */
  public record Band(double at, double low, double median, double high) {
    static Band of(double at, double[] sorted) {
      int last = sorted.length - 1;
      return new Band(
          at,
          sorted[(int) Math.floor(0.025 * last)],
          sorted[last / 2],
          sorted[(int) Math.ceil(0.975 * last)]);
    }
  }

  /**
   * Why there are no bands for a measurement, in words that go on after "none: "; empty if there
   * are some.
   */
  public static String missing(WrittenBytes written) {
    if (written.singleWrites()) {
      return "single writes were measured, and bands are drawn from measurements in intervals";
    }
    int days = WholeDays.count(written);
    if (days < LEAST_DAYS) {
      return "they are drawn from at least "
          + LEAST_DAYS
          + " whole days, and "
          + (days == 0 ? "less than one was" : days == 1 ? "one was" : days + " were")
          + " measured";
    }
    return WholeDays.canCut(written)
        ? ""
        : "days are drawn whole, and some do not end where an interval of the measurement does";
  }

  /** The bands around the curves of a plan; null where they are {@link #missing}. */
  public static @Nullable DayBands of(Plan plan) {
    Terms terms = plan.terms();
    Load load = Load.of(plan.measured(), terms);
    if (!missing(load.inLog).isEmpty()) {
      return null;
    }
    WholeDays days = WholeDays.of(load.inLog);
    // Where the link never drains there is no such curve, and no band around it.
    List<Long> outages =
        plan.drains() ? CurvePoints.outagesNanos(terms, load.inLog.endNanos()) : List.of();
    long moments = (long) days.intervals() * Math.max(1, outages.size());
    int replicates =
        (int) Math.max(LEAST_REPLICATES, Math.min(MOST_REPLICATES, MOST_MOMENTS / moments));
    int[][] rows = rows(days.size(), replicates);
    BandOfLinks links = new BandOfLinks(load, days, rows, terms.periodic());
    boolean bytes = terms.lossLimitBytes() != Long.MAX_VALUE;
    boolean seconds = !Double.isInfinite(terms.lossLimitSeconds());
    List<Band> forBytes = new ArrayList<>();
    for (long limit : bytes ? CurvePoints.limitsBytes(terms.lossLimitBytes()) : List.<Long>of()) {
      forBytes.add(links.forBytes(limit));
    }
    List<Band> forSeconds = new ArrayList<>();
    for (double limit :
        seconds ? CurvePoints.limitsSeconds(terms.lossLimitSeconds()) : List.<Double>of()) {
      forSeconds.add(links.forSeconds(limit));
    }
    return new DayBands(
        days.size(),
        replicates,
        BandOfOutages.of(load.slowest(), terms, days, rows, outages),
        CurvePoints.links(terms).stream().map(links::backlog).toList(),
        forBytes,
        forSeconds);
  }

  private static int[][] rows(int days, int replicates) {
    RandomStream random = new RandomStreams(SEED, 0).stream(STREAM);
    int[][] rows = new int[replicates][days];
    for (int[] row : rows) {
      Arrays.setAll(row, slot -> (int) random.nextLong(days));
    }
    return rows;
  }
}
