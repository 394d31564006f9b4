package org.ibcsim.plan;

import java.util.List;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.plan.input.Finding;
import org.ibcsim.plan.input.Measured;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a measurement says under terms.
 *
 * @param measured what was measured
 * @param terms what was asked for and assumed
 * @param lines how the bytes become those of the wire
 * @param fluid backlog and lag of the link alone, without an outage
 * @param drains whether the link carries more than is written: if not, no SRL is large enough for
 *     ever
 * @param size how large the SRL must be for what was measured alone; a recommendation only if the
 *     link drains ({@link #srlBytes})
 * @param lag how old the newest data at the Secondary is, over time, without an outage
 * @param recovery what the worst outage costs until it is caught up; null without one
 * @param findings what there is to know of the input, for these terms
 */
public record Plan(
    Measured measured,
    Terms terms,
    Lines lines,
    Backlog fluid,
    boolean drains,
    SrlSize size,
    LagDistribution lag,
    @Nullable Recovery recovery,
    List<Finding> findings) {
  /**
   * From what the application writes to what the wire carries, in bytes of the whole measurement.
   */
  public record Lines(long measuredBytes, long grownBytes, long inLogBytes, long onWireBytes) {}

  /**
   * The worst outage and what follows.
   *
   * @param fromSeconds when it begins
   * @param backlogBytes what waits at its worst
   * @param drainedAtSeconds when nothing waits any more; infinite if that never comes
   */
  public record Recovery(double fromSeconds, long backlogBytes, double drainedAtSeconds) {}

  /** The SRL that is recommended; null where the link never drains and none is large enough. */
  public @Nullable Long srlBytes() {
    return drains ? size.bytes() : null;
  }

  /** What decides. */
  public Constraint binding() {
    return drains ? size.binding() : Constraint.LINK;
  }

  /**
   * What the line must carry more than on average, so that everything is sent at last; in bits a
   * second, 0 if the measurement has no length.
   */
  public double leastBitsPerSecond() {
    double seconds = measured.written().endNanos() / 1e9;
    return seconds == 0 ? 0 : lines.onWireBytes() * 8.0 * terms.sharing() / seconds;
  }

  /** Draws the conclusions. */
  public static Plan of(Measured measured, Terms terms) {
    Load load = Load.of(measured, terms);
    Backlog fluid = Backlog.of(load.inLog, load.link);
    LagDistribution lag = new LagDistribution(terms.lossLimitSeconds());
    new LagOverTime(load.inLog, load.link).walk(lag);
    Load slowest = load.slowest();
    long peakBytes = slowest == load && !terms.periodic() ? fluid.mostBytes() : peak(slowest);
    SrlSize size = SrlSize.of(slowest, terms, peakBytes);
    return new Plan(
        measured,
        terms,
        lines(measured, load, terms),
        fluid,
        load.slowest().drains(),
        size,
        lag,
        recovery(slowest, terms, size),
        PlanFindings.of(measured, terms));
  }

  private static long peak(Load load) {
    return Backlog.mostBytes(load.repeated, load.link);
  }

  private static Lines lines(Measured measured, Load load, Terms terms) {
    double onWire =
        load.inLog.totalBytes() / terms.compressionRatio() / (1 - terms.overheadShare());
    return new Lines(
        measured.written().totalBytes(),
        load.rawBytes,
        load.inLog.totalBytes(),
        Math.round(onWire));
  }

  private static @Nullable Recovery recovery(Load load, Terms terms, SrlSize size) {
    if (size.worst().isEmpty()) {
      return null;
    }
    long from = size.worst().get(0).fromNanos();
    long downNanos = Math.max(terms.outageNanos(), terms.nodeOutageNanos());
    WrittenBytes profile = load.lasting(downNanos);
    double at = caughtUp(profile, load.link, from, downNanos);
    // Behind the end of what is written out nothing is written: it must go on until then.
    while (terms.periodic() && at * 1e9 > profile.endNanos() && !Double.isInfinite(at)) {
      if (load.drains() && load.canLast(2 * profile.endNanos())) {
        profile = load.lasting(2 * profile.endNanos());
        at = caughtUp(profile, load.link, from, downNanos);
      } else {
        at = Double.POSITIVE_INFINITY;
      }
    }
    return new Recovery(from / 1e9, size.worst().get(0).backlogBytes(), at);
  }

  private static double caughtUp(
      WrittenBytes profile, LinkRate link, long fromNanos, long downNanos) {
    double[] drained = {Double.POSITIVE_INFINITY};
    double[] last = {0};
    double repaired = (fromNanos + downNanos) / 1e9;
    new LagOverTime(profile, link.without(fromNanos, fromNanos + downNanos))
        .walk(
            (begin, end, lagFrom, lagTo) -> {
              last[0] = end;
              boolean empty = lagFrom == 0 && lagTo == 0;
              if (empty && begin >= repaired) {
                drained[0] = Math.min(drained[0], begin);
              } else if (lagTo == 0 && end >= repaired) {
                drained[0] = Math.min(drained[0], end);
              }
            });
    // The line of single writes ends with the last one's departure.
    return Math.min(drained[0], Math.max(last[0], repaired));
  }
}
