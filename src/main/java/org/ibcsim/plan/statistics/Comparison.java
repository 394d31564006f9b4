package org.ibcsim.plan.statistics;

/**
 * Two variants under the same random numbers, run by run: what the second adds to the first.
 *
 * @param difference of the second less the first; with common random numbers its interval is far
 *     narrower than the two variants' own
 */
public record Comparison(Estimate first, Estimate second, Estimate difference) {
  /** What can be said of the second against the first. */
  public enum Verdict {
    /** The interval of the difference lies above 0. */
    MORE,
    /** It lies below 0. */
    LESS,
    /** It holds 0: the runs do not tell. */
    UNDECIDED,
    /** Every pair of runs is equal. */
    EQUAL
  }

  /**
   * Compares pairs.
   *
   * @param first value of each replication of the first variant
   * @param second of the second, in the same order
   */
  public static Comparison of(double[] first, double[] second, double confidence) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " and " + second.length + " values, expected pairs");
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = second[i] - first[i];
    }
    return new Comparison(
        Estimate.of(first, confidence),
        Estimate.of(second, confidence),
        Estimate.of(differences, confidence));
  }

  public Verdict verdict() {
    if (difference.mean() == 0 && difference.halfWidth() == 0) {
      return Verdict.EQUAL;
    }
    if (difference.low() > 0) {
      return Verdict.MORE;
    }
    return difference.high() < 0 ? Verdict.LESS : Verdict.UNDECIDED;
  }
}
