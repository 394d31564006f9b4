package org.ibcsim.plan.fluid;

import java.util.Arrays;

/**
 * Single writes at one link: each joins the end of the backlog at its moment, and the link serves
 * the backlog at its rate (fluid FIFO, capacity 3.4).
 *
 * <p>The backlog is exact. The lag of a write is the time from its arrival until its last byte has
 * left. A percentile p is the ceil(p n)-th smallest of n values.
 */
public final class WriteQueue {
  private final LinkRate.Cursor link;
  private final DataAmount backlog = new DataAmount();
  private final DataAmount most = new DataAmount();
  private long mostAtNanos;
  private long nowNanos;
  private double[] lags = new double[1024];
  private int writes;
  private boolean sorted;
  private double lastLagSeconds;

  public WriteQueue(LinkRate link) {
    this.link = link.from(0);
  }

  /**
   * A write arrives.
   *
   * @param atNanos not before the write before it
   * @param bytes as they go on the wire
   */
  public void arrive(long atNanos, long bytes) {
    if (atNanos < nowNanos || bytes < 0) {
      throw new IllegalArgumentException(
          "a write of " + bytes + " bytes at " + atNanos + " ns, expected one after " + nowNanos);
    }
    nowNanos = link.serve(backlog, nowNanos, atNanos);
    backlog.addBytes(bytes);
    if (backlog.exceeds(most)) {
      most.set(backlog);
      mostAtNanos = atNanos;
    }
    if (writes == lags.length) {
      lags = Arrays.copyOf(lags, lags.length * 2);
    }
    lastLagSeconds = link.secondsToCarry(backlog, atNanos);
    lags[writes++] = lastLagSeconds;
    sorted = false;
  }

  /** The lag of the write that arrived last, in seconds; infinite if it never leaves. */
  public double lastLagSeconds() {
    return lastLagSeconds;
  }

  /** The largest backlog right after an arrival, in bytes, to the nearest. */
  public long mostBacklogBytes() {
    return most.bytes();
  }

  /** When it was first reached. */
  public long mostBacklogAtNanos() {
    return mostAtNanos;
  }

  public int writes() {
    return writes;
  }

  /**
   * The lag that a share of the writes does not exceed, in seconds; infinite if it never leaves.
   *
   * @param share above 0, at most 1
   */
  public double lagSeconds(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share + ", expected above 0, at most 1");
    }
    if (writes == 0) {
      return 0;
    }
    if (!sorted) {
      Arrays.sort(lags, 0, writes);
      sorted = true;
    }
    return lags[(int) Math.ceil(share * writes) - 1];
  }
}
