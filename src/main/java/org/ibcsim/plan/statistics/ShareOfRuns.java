package org.ibcsim.plan.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * In what share of independent runs something held, with the interval of Wilson (1927): unlike that
 * of a mean it does not shrink to nothing where all runs were alike, and stays between 0 and 1.
 *
 * @param low lowest share that the runs are compatible with
 * @param high highest
 */
public record ShareOfRuns(int runs, double share, double low, double high) {
  /**
   * The share in some runs.
   *
   * @param runs more than 0
   * @param confidence between 0 and 1
   */
  public static ShareOfRuns of(int runs, double share, double confidence) {
    if (runs <= 0 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a share of " + share + " of " + runs + " runs, expected 0 to 1 of one run or more");
    }
    double z =
        new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    double squared = z * z / runs;
    double middle = (share + squared / 2) / (1 + squared);
    double half =
        z / (1 + squared) * StrictMath.sqrt(share * (1 - share) / runs + squared / runs / 4);
    return new ShareOfRuns(
        runs,
        share,
        share == 0 ? 0 : Math.max(0, middle - half),
        share == 1 ? 1 : Math.min(1, middle + half));
  }

  /** The longer way from the share to an end of the interval. */
  public double halfWidth() {
    return Math.max(share - low, high - share);
  }

  /** The share as an estimate. */
  public Estimate estimate(double confidence) {
    return new Estimate(runs, share, halfWidth(), confidence);
  }
}
