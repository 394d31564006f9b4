package org.ibcsim.sweep;

/**
 * How often each point is run.
 *
 * @param least runs of every point
 * @param most runs of a point whose intervals stay too wide
 * @param halfWidth the half width of each measure's interval, as a share of its mean, at which a
 *     point is left; 0 to run {@code least} times whatever comes
 */
public record Replications(int least, int most, double halfWidth) {
  /** The most runs of one point. */
  public static final int MOST = 100_000;

  /** Whether a width was asked for. */
  public boolean untilNarrow() {
    return halfWidth > 0;
  }

  /** How many runs a point has after the next round: half as many again. */
  int after(int count) {
    return count < least ? least : Math.min(most, count + Math.max(1, (count + 1) / 2));
  }
}
