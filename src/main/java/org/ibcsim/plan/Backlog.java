package org.ibcsim.plan;

import org.ibcsim.plan.fluid.IntervalQueue;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WriteQueue;
import org.ibcsim.plan.fluid.WrittenBytes;

/**
 * What waits at a link, at its worst, and how late data is.
 *
 * @param mostBytes the largest backlog
 * @param atSeconds when it was first reached
 * @param lag of single writes: the time from arrival until the last byte has left; of intervals:
 *     how old the oldest byte is that has not left, over time
 */
public record Backlog(long mostBytes, double atSeconds, Lag lag) {
  /** Percentiles, in seconds; infinite if data never leaves. The p-th is the ceil(p n)-th value. */
  public record Lag(double p50, double p95, double p99, double max) {}

  /** The backlog of what was written, from an empty link on. */
  public static Backlog of(WrittenBytes written, LinkRate link) {
    if (written.singleWrites()) {
      WriteQueue queue = new WriteQueue(link);
      for (int i = 0; i < written.size(); i++) {
        queue.arrive(written.atNanos(i), written.amountBytes(i));
      }
      Lag lag =
          new Lag(
              queue.lagSeconds(0.5),
              queue.lagSeconds(0.95),
              queue.lagSeconds(0.99),
              queue.lagSeconds(1));
      return new Backlog(queue.mostBacklogBytes(), queue.mostBacklogAtNanos() / 1e9, lag);
    }
    IntervalQueue queue = ofIntervals(written, link);
    LagDistribution distribution = new LagDistribution(Double.POSITIVE_INFINITY);
    new LagOverTime(written, link).walk(distribution);
    Lag lag =
        new Lag(
            distribution.percentileSeconds(0.5),
            distribution.percentileSeconds(0.95),
            distribution.percentileSeconds(0.99),
            distribution.mostSeconds());
    return new Backlog(queue.mostBacklogBytes(), queue.mostBacklogAtNanos() / 1e9, lag);
  }

  /** Only the largest backlog, which is quick. */
  public static long mostBytes(WrittenBytes written, LinkRate link) {
    if (!written.singleWrites()) {
      return ofIntervals(written, link).mostBacklogBytes();
    }
    WriteQueue queue = new WriteQueue(link);
    for (int i = 0; i < written.size(); i++) {
      queue.arrive(written.atNanos(i), written.amountBytes(i));
    }
    return queue.mostBacklogBytes();
  }

  private static IntervalQueue ofIntervals(WrittenBytes written, LinkRate link) {
    IntervalQueue queue = new IntervalQueue(link);
    for (int i = 0; i < written.size(); i++) {
      queue.interval(written.atNanos(i), written.amountBytes(i));
    }
    return queue;
  }
}
