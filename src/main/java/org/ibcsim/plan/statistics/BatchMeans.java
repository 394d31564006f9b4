package org.ibcsim.plan.statistics;

/**
 * The mean of one long run of values that know of each other: neighbours are averaged in batches
 * long enough to know little of each other, and the batches are taken as independent.
 */
public final class BatchMeans {
  /** Usual numbers of batches lie between 10 and 30: more gain little (Schmeiser 1982). */
  public static final int STANDARD_BATCHES = 20;

  private BatchMeans() {}

  /**
   * The estimate of a series whose warm-up was left out already.
   *
   * @param batches 2 or more; what does not fill a batch at the end is left out
   */
  public static Estimate of(double[] series, int batches, double confidence) {
    if (batches < 2) {
      throw new IllegalArgumentException(batches + " batches, expected 2 or more");
    }
    int length = series.length / batches;
    if (length == 0) {
      return Estimate.of(series, confidence);
    }
    double[] means = new double[batches];
    for (int batch = 0; batch < batches; batch++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += series[batch * length + i];
      }
      means[batch] = sum / length;
    }
    return Estimate.of(means, confidence);
  }

  /** The same with the warm-up found and left out. */
  public static Estimate withoutWarmUp(double[] series, int batches, double confidence) {
    int from = WarmUp.length(series);
    double[] rest = new double[series.length - from];
    System.arraycopy(series, from, rest, 0, rest.length);
    return of(rest, batches, confidence);
  }
}
