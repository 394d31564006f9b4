package org.ibcsim.plan.statistics;

/**
 * Where a series of measurements of one run leaves its empty beginning behind: the rule MSER-5
 * (White, Cobb, Spratt 2000). Batches of five are averaged, and so many of them are left out that
 * the standard error of the mean of the rest is smallest.
 */
public final class WarmUp {
  private static final int BATCH = 5;

  private WarmUp() {}

  /**
   * How many of the first values to leave out: a multiple of five, at most half of them.
   *
   * <p>An answer of half says that the run is too short to tell.
   */
  public static int length(double[] series) {
    int batches = series.length / BATCH;
    if (batches < 2) {
      return 0;
    }
    double[] means = new double[batches];
    for (int batch = 0; batch < batches; batch++) {
      double sum = 0;
      for (int i = 0; i < BATCH; i++) {
        sum += series[batch * BATCH + i];
      }
      means[batch] = sum / BATCH;
    }
    // From the end on, so that sums of what remains grow by one batch a step.
    double sum = 0;
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    int best = 0;
    for (int from = batches - 1; from >= 0; from--) {
      sum += means[from];
      squares += means[from] * means[from];
      int rest = batches - from;
      if (from <= batches / 2) {
        double error = Math.max(0, squares - sum * sum / rest) / ((double) rest * rest);
        if (error <= least) {
          least = error;
          best = from;
        }
      }
    }
    return best * BATCH;
  }
}
