package org.ibcsim.plan;

import java.util.List;
import org.ibcsim.plan.fluid.BacklogLine;
import org.ibcsim.plan.fluid.LagLine;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.Sampling;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.jspecify.annotations.Nullable;

/**
 * What the charts of a plan show, over the time of the profile.
 *
 * @param endNanos where the lines end: when the outage is caught up, at least the profile's end,
 *     and at most twice that far
 * @param bucketNanos length of one of the equal times of the lines
 * @param writtenBitsPerSecond mean rate of each, as it goes into the SRL
 * @param linkBitsPerSecond what the link carries of it, at the beginning of each
 * @param fillBytes the largest amount in the SRL in each, without an outage
 * @param outageFillBytes the same with the worst outage; empty without one
 * @param outageFromNanos when the worst outage begins; -1 without one
 * @param outageUntilNanos when it ends
 * @param lagSeconds the largest lag in each, without an outage
 * @param sharesWithin for what share of the time the lag was at most each of equal steps up to
 *     mostLagSeconds
 * @param mostLagSeconds the largest lag of data that leaves
 * @param sampling what coarser measurements would have answered
 * @param bands how far the answers may be off by chance; null where there are none
 * @param bandsMissing why there are none; empty if there are
 */
public record PlanCurves(
    long endNanos,
    double bucketNanos,
    double[] writtenBitsPerSecond,
    double[] linkBitsPerSecond,
    double[] fillBytes,
    double[] outageFillBytes,
    long outageFromNanos,
    long outageUntilNanos,
    double[] lagSeconds,
    double[] sharesWithin,
    double mostLagSeconds,
    List<Sampling.Row> sampling,
    @Nullable DayBands bands,
    String bandsMissing) {
  private static final int BUCKETS = 720;
  private static final int STEPS = 1_500;
  private static final double NANOS = 1e9;

  /**
   * The lines of a plan.
   *
   * @param withBands whether to look for bands too, which takes longer than all the rest
   */
  public static PlanCurves of(Plan plan, boolean withBands) {
    Load load = Load.of(plan.measured(), plan.terms());
    Load slowest = load.slowest();
    long outageFrom = -1;
    long outageUntil = -1;
    double caughtUp = 0;
    WrittenBytes profile = load.repeated;
    Plan.Recovery recovery = plan.recovery();
    if (recovery != null) {
      outageFrom = Math.round(recovery.fromSeconds() * NANOS);
      outageUntil = outageFrom + plan.terms().longestOutageNanos();
      caughtUp = recovery.drainedAtSeconds();
      profile = load.lasting(outageUntil - outageFrom);
    }
    // Of a periodic profile once, unless the outage reaches into later times.
    long profileEnd = Math.max(1_000_000_000L, load.inLog.endNanos());
    long end = Math.max(profileEnd, (long) Math.min(profile.endNanos(), 1.02 * caughtUp * NANOS));
    double bucketNanos = (double) end / BUCKETS;
    double[] written = new double[BUCKETS];
    double[] carried = new double[BUCKETS];
    double[] upTo = upTo(profile, bucketNanos);
    for (int i = 0; i < BUCKETS; i++) {
      written[i] = (upTo[i + 1] - upTo[i]) * 8 / (bucketNanos / NANOS);
      carried[i] = slowest.link.at((long) (i * bucketNanos));
    }
    LagLine lag = new LagLine(BUCKETS, end / NANOS);
    new LagOverTime(profile, slowest.link).walk(lag);
    LinkRate cut = outageFrom < 0 ? slowest.link : slowest.link.without(outageFrom, outageUntil);
    return new PlanCurves(
        end,
        bucketNanos,
        written,
        carried,
        BacklogLine.of(profile, slowest.link, end, BUCKETS),
        outageFrom < 0 ? new double[0] : BacklogLine.of(profile, cut, end, BUCKETS),
        outageFrom,
        outageUntil,
        lag.mostSeconds(),
        plan.lag().sharesWithin(STEPS),
        plan.lag().mostFiniteSeconds(),
        Sampling.rows(load.inLog, slowest.link, plan.measured().intervalNanos()),
        withBands ? DayBands.of(plan) : null,
        withBands ? DayBands.missing(load.inLog) : "they were not asked for");
  }

  private static double[] upTo(WrittenBytes written, double bucketNanos) {
    double[] upTo = new double[BUCKETS + 1];
    for (int i = 1; i <= BUCKETS; i++) {
      upTo[i] = written.through((long) (i * bucketNanos));
    }
    return upTo;
  }
}
