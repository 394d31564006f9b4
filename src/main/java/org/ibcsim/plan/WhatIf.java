package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.input.Measured;

/**
 * The four questions of a planner (capacity 1.6), each with the curve of which its answer is a
 * point: how large a log for an outage; how fast a link for a limit on bytes, or on seconds, lost;
 * how much is lost with a link.
 */
public final class WhatIf {
  private static final long MOST_BITS_PER_SECOND = 1L << 42;
  private static final int EXACT = 40;
  private static final int OF_CURVE = 14;
  private static final int OF_SHARE = 18;

  /** The SRL that an outage asks for. */
  public record ForOutage(double outageSeconds, long srlBytes) {}

  /**
   * The slowest link that keeps a limit.
   *
   * @param limit bytes or seconds
   * @param linkBitsPerSecond of the line; 0 if none is fast enough
   */
  public record ForLimit(double limit, long linkBitsPerSecond) {}

  /**
   * What a link costs in a disaster at the worst moment.
   *
   * @param drains whether it carries more than is written; if not, the rest is what was measured
   *     alone, and grows as time goes on
   */
  public record ForLink(
      long linkBitsPerSecond, long mostBytes, double mostSeconds, boolean drains) {}

  private final Terms terms;
  private final Load load;
  private final long peakBytes;

  public WhatIf(Measured measured, Terms terms) {
    this(Load.of(measured, terms), terms);
  }

  WhatIf(Load load, Terms terms) {
    this.terms = terms;
    this.load = load;
    Load slowest = load.slowest();
    peakBytes = Backlog.mostBytes(slowest.repeated, slowest.link);
  }

  /**
   * SRL size for lengths of outage, of network or host, in round steps up to twice the planned one;
   * without one up to the length of the measurement.
   */
  public List<ForOutage> logForOutage() {
    List<ForOutage> curve = new ArrayList<>();
    for (long nanos : CurvePoints.outagesNanos(terms, load.inLog.endNanos())) {
      SrlSize size = SrlSize.of(load.slowest(), terms.withOnlyOutage(nanos), peakBytes);
      curve.add(new ForOutage(nanos / 1e9, size.bytes()));
    }
    return curve;
  }

  /**
   * The slowest line whose backlog never exceeds a limit, without an outage; 0 if none does. Of a
   * profile that repeats it is one that drains: at any other the backlog grows for ever.
   */
  public long linkForBytes(long limitBytes) {
    return slowest(enoughForBytes(limitBytes), EXACT);
  }

  private LongPredicate enoughForBytes(long limitBytes) {
    return link -> {
      Load at = load.at(link);
      return lastsForEver(at) && Backlog.mostBytes(at.repeated, at.link) <= limitBytes;
    };
  }

  /** Whether an answer for the profile, once or twice, is one for ever if it is taken to repeat. */
  private boolean lastsForEver(Load at) {
    return !terms.periodic() || at.drains();
  }

  /** The slowest line whose data is never older than a limit, without an outage; 0 if none does. */
  public long linkForSeconds(double limitSeconds) {
    return slowest(enoughForSeconds(limitSeconds), EXACT);
  }

  /** The slowest line that keeps a limit on lost time for a share of the time; 0 if none does. */
  public long linkForShare(double limitSeconds, double share) {
    return slowest(
        link -> {
          Load at = load.at(link);
          if (!lastsForEver(at)) {
            return false;
          }
          LagDistribution lag = new LagDistribution(Double.POSITIVE_INFINITY);
          new LagOverTime(at.repeated, at.link).walk(lag);
          return !lag.endless() && lag.shareWithin(limitSeconds) >= share;
        },
        OF_SHARE);
  }

  private LongPredicate enoughForSeconds(double limitSeconds) {
    return link -> {
      Load at = load.at(link);
      return lastsForEver(at) && mostLag(at) <= limitSeconds;
    };
  }

  /**
   * With one rate for ever the last byte of the largest backlog waits longest; with several it is
   * followed.
   */
  private static double mostLag(Load load) {
    if (load.link.isConstant()) {
      long most = Backlog.mostBytes(load.repeated, load.link);
      return most == 0 ? 0 : most * 8.0 / load.link.at(0);
    }
    double[] most = {0};
    new LagOverTime(load.repeated, load.link)
        .walk((from, to, lagFrom, lagTo) -> most[0] = Math.max(most[0], Math.max(lagFrom, lagTo)));
    return most[0];
  }

  /**
   * A faster line is never worse, so halving finds the slowest that will do; 0 if none does.
   *
   * @param bits how many bits of the answer are right; the rest errs to the faster side
   */
  private static long slowest(LongPredicate enough, int bits) {
    if (!enough.test(MOST_BITS_PER_SECOND)) {
      return 0;
    }
    long tooSlow = 0;
    long fast = MOST_BITS_PER_SECOND;
    while (tooSlow == 0 && fast > 1) {
      // A quarter each time until it is too slow: real lines are far from the fastest.
      if (enough.test(fast / 4)) {
        fast /= 4;
      } else {
        tooSlow = fast / 4;
      }
    }
    while (fast - tooSlow > 1 && fast - tooSlow > fast >> bits) {
      long middle = tooSlow + (fast - tooSlow) / 2;
      if (enough.test(middle)) {
        fast = middle;
      } else {
        tooSlow = middle;
      }
    }
    return fast;
  }

  /** Links for limits on bytes around the given one. */
  public List<ForLimit> linksForBytes(long aroundBytes) {
    List<ForLimit> curve = new ArrayList<>();
    for (long limit : CurvePoints.limitsBytes(aroundBytes)) {
      int bits = limit == aroundBytes ? EXACT : OF_CURVE;
      curve.add(new ForLimit(limit, slowest(enoughForBytes(limit), bits)));
    }
    return curve;
  }

  /** Links for limits on seconds around the given one. */
  public List<ForLimit> linksForSeconds(double aroundSeconds) {
    List<ForLimit> curve = new ArrayList<>();
    for (double limit : CurvePoints.limitsSeconds(aroundSeconds)) {
      int bits = limit == aroundSeconds ? EXACT : OF_CURVE;
      curve.add(new ForLimit(limit, slowest(enoughForSeconds(limit), bits)));
    }
    return curve;
  }

  /** Each Secondary at its own link. */
  List<PlanDocument.Secondary> secondaries() {
    List<Long> links = new ArrayList<>(List.of(terms.linkBitsPerSecond()));
    links.addAll(terms.otherLinks());
    List<PlanDocument.Secondary> all = new ArrayList<>();
    for (long link : links) {
      Load at = load.at(link);
      double lag = mostLag(at);
      all.add(
          new PlanDocument.Secondary(
              link,
              terms.sharing(),
              Backlog.mostBytes(at.repeated, at.link),
              Double.isFinite(lag) ? lag : null));
    }
    return all;
  }

  /** What links around the planned one lose. */
  public List<ForLink> lossForLinks() {
    List<ForLink> curve = new ArrayList<>();
    for (long link : CurvePoints.links(terms)) {
      Load at = load.at(link);
      long most = Backlog.mostBytes(at.repeated, at.link);
      curve.add(new ForLink(link, most, mostLag(at), at.drains()));
    }
    return curve;
  }
}
