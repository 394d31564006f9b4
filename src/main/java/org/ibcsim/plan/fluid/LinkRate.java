package org.ibcsim.plan.fluid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a link carries of one stream over time: a rate that changes in steps, known in advance.
 *
 * <p>It begins at 0 and holds its last rate for ever. A rate of 0 is an outage. {@link Cursor}s
 * walk along it, so a walk costs a comparison a step.
 */
public final class LinkRate {
  private final long[] fromNanos;
  private final long[] bitsPerSecond;

  /**
   * @param fromNanos when each rate begins: the first 0, increasing
   * @param bitsPerSecond 0 or more each
   */
  public LinkRate(long[] fromNanos, long[] bitsPerSecond) {
    if (fromNanos.length == 0 || fromNanos.length != bitsPerSecond.length || fromNanos[0] != 0) {
      throw new IllegalArgumentException(
          fromNanos.length
              + " times and "
              + bitsPerSecond.length
              + " rates, expected as many, the first from 0");
    }
    for (int step = 0; step < fromNanos.length; step++) {
      if (bitsPerSecond[step] < 0 || step > 0 && fromNanos[step] <= fromNanos[step - 1]) {
        throw new IllegalArgumentException(
            "step "
                + step
                + " from "
                + fromNanos[step]
                + " ns with "
                + bitsPerSecond[step]
                + " bit/s, expected a later time than before and 0 bit/s or more");
      }
    }
    this.fromNanos = fromNanos.clone();
    this.bitsPerSecond = bitsPerSecond.clone();
  }

  /** A rate that never changes. */
  public static LinkRate constant(long bitsPerSecond) {
    return new LinkRate(new long[] {0}, new long[] {bitsPerSecond});
  }

  /**
   * The same link with an outage: nothing is carried from one moment until another.
   *
   * @throws IllegalArgumentException if the outage does not end after it begins
   */
  public LinkRate without(long beginNanos, long endNanos) {
    if (beginNanos < 0 || endNanos <= beginNanos) {
      throw new IllegalArgumentException(
          "an outage from "
              + beginNanos
              + " to "
              + endNanos
              + " ns, expected an end after 0 and it");
    }
    long[] times = new long[fromNanos.length + 2];
    long[] rates = new long[fromNanos.length + 2];
    int steps = 0;
    for (int step = 0; step < fromNanos.length && fromNanos[step] < beginNanos; step++) {
      times[steps] = fromNanos[step];
      rates[steps++] = bitsPerSecond[step];
    }
    times[steps] = beginNanos;
    rates[steps++] = 0;
    times[steps] = endNanos;
    rates[steps++] = at(endNanos);
    for (int step = 0; step < fromNanos.length; step++) {
      if (fromNanos[step] > endNanos) {
        times[steps] = fromNanos[step];
        rates[steps++] = bitsPerSecond[step];
      }
    }
    return new LinkRate(Arrays.copyOf(times, steps), Arrays.copyOf(rates, steps));
  }

  /** Whether one rate holds for ever. */
  public boolean isConstant() {
    return fromNanos.length == 1;
  }

  /** The rate at a moment. */
  public long at(long nanos) {
    int step = Arrays.binarySearch(fromNanos, nanos);
    return bitsPerSecond[step >= 0 ? step : -step - 2];
  }

  /** A rate and the moment up to which it holds. */
  public record Step(long untilNanos, long bitsPerSecond) {}

  /** The rates up to a moment, the last one cut off there. */
  public List<Step> steps(long endNanos) {
    List<Step> steps = new ArrayList<>();
    for (int step = 0; step < fromNanos.length && fromNanos[step] < endNanos; step++) {
      long until = step + 1 < fromNanos.length ? fromNanos[step + 1] : Long.MAX_VALUE;
      steps.add(new Step(Math.min(until, endNanos), bitsPerSecond[step]));
    }
    return steps;
  }

  /** A walk along the rates, from a moment on. */
  Cursor from(long nanos) {
    int step = Arrays.binarySearch(fromNanos, nanos);
    return new Cursor(step >= 0 ? step : -step - 2);
  }

  /** One walk; only forward. */
  final class Cursor {
    private int step;

    private Cursor(int step) {
      this.step = step;
    }

    long bitsPerSecond() {
      return bitsPerSecond[step];
    }

    /** Until when this rate holds; {@link Long#MAX_VALUE} for ever. */
    long untilNanos() {
      return step + 1 < fromNanos.length ? fromNanos[step + 1] : Long.MAX_VALUE;
    }

    void next() {
      step++;
    }

    /**
     * Serves a backlog from one moment to another; answers the latter.
     *
     * @param fromNanos where the walk stands
     */
    long serve(DataAmount backlog, long fromNanos, long untilNanos) {
      long now = fromNanos;
      while (untilNanos() <= untilNanos) {
        backlog.serve(bitsPerSecond(), untilNanos() - now);
        now = untilNanos();
        next();
      }
      backlog.serve(bitsPerSecond(), untilNanos - now);
      return untilNanos;
    }

    /**
     * How many seconds an amount that waits at a moment takes to be carried; infinite if it never
     * is. The walk does not move.
     */
    double secondsToCarry(DataAmount amount, long nowNanos) {
      double bits = amount.approximateBits();
      double seconds = 0;
      long at = nowNanos;
      for (int here = step; bits > 0; here++) {
        long until = here + 1 < fromNanos.length ? fromNanos[here + 1] : Long.MAX_VALUE;
        double rate = bitsPerSecond[here];
        double length = until == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (until - at) / 1e9;
        if (rate > 0 && bits <= rate * length) {
          return seconds + bits / rate;
        }
        if (until == Long.MAX_VALUE) {
          return Double.POSITIVE_INFINITY;
        }
        bits -= rate * length;
        seconds += length;
        at = until;
      }
      return seconds;
    }
  }
}
