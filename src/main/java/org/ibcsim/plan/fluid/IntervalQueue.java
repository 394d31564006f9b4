package org.ibcsim.plan.fluid;

/**
 * Measured intervals at one link: what an interval wrote comes evenly over it, and the backlog is a
 * broken line that bends where an interval or a rate ends and where it meets 0.
 *
 * <p>With a rate that changes only between intervals this is the published recursion LS(n) = max(0,
 * LS(n-1) + LU(n)) (capacity 1.2), exactly. Within an interval the arrivals up to a bend are
 * rounded to a bit, and the interval's sum is kept.
 */
public final class IntervalQueue {
  private final LinkRate.Cursor link;
  private final DataAmount backlog = new DataAmount();
  private final DataAmount most = new DataAmount();
  private long mostAtNanos;
  private long nowNanos;

  public IntervalQueue(LinkRate link) {
    this.link = link.from(0);
  }

  /**
   * The next interval, right behind the one before.
   *
   * @param untilNanos its end
   * @param bytes what it brings, as it goes on the wire
   */
  public void interval(long untilNanos, long bytes) {
    if (untilNanos <= nowNanos || bytes < 0) {
      throw new IllegalArgumentException(
          "an interval of "
              + bytes
              + " bytes until "
              + untilNanos
              + " ns, expected an end after "
              + nowNanos);
    }
    long bits = Math.multiplyExact(bytes, 8L);
    long fromNanos = nowNanos;
    long brought = 0;
    while (link.untilNanos() < untilNanos) {
      double share = (double) (link.untilNanos() - fromNanos) / (untilNanos - fromNanos);
      long soFar = Math.min(bits, (long) (bits * share + 0.5));
      piece(link.untilNanos(), soFar - brought);
      brought = soFar;
      link.next();
    }
    piece(untilNanos, bits - brought);
    if (link.untilNanos() == untilNanos) {
      link.next();
    }
  }

  /** A straight piece: within it the backlog only rises, or only falls and stays at 0. */
  private void piece(long untilNanos, long bits) {
    backlog.addBits(bits);
    backlog.serve(link.bitsPerSecond(), untilNanos - nowNanos);
    nowNanos = untilNanos;
    if (backlog.exceeds(most)) {
      most.set(backlog);
      mostAtNanos = nowNanos;
    }
  }

  /** The largest backlog at any moment, in bytes, to the nearest. */
  public long mostBacklogBytes() {
    return most.bytes();
  }

  /** When it was first reached. */
  public long mostBacklogAtNanos() {
    return mostAtNanos;
  }

  /** What waits at the end of the last interval, in bytes, to the nearest. */
  public long backlogBytes() {
    return backlog.bytes();
  }
}
