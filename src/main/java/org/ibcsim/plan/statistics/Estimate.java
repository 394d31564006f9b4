package org.ibcsim.plan.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean of independent values, with its confidence interval (Student's t).
 *
 * @param count how many values
 * @param halfWidth of the interval; infinite for fewer than two values
 * @param confidence of the interval, between 0 and 1
 */
public record Estimate(int count, double mean, double halfWidth, double confidence) {
  /** The estimate of some values that know nothing of each other. */
  public static Estimate of(double[] values, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a confidence of " + confidence + ", expected more than 0 and less than 1");
    }
    int count = values.length;
    double mean = mean(values);
    if (count < 2) {
      return new Estimate(count, mean, Double.POSITIVE_INFINITY, confidence);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double error = StrictMath.sqrt(squares / (count - 1) / count);
    double quantile =
        error == 0
            ? 0
            : new TDistribution(null, count - 1).inverseCumulativeProbability((1 + confidence) / 2);
    return new Estimate(count, mean, quantile * error, confidence);
  }

  /** The mean; 0 of none. Sums are compensated, so that the order of values matters little. */
  static double mean(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = value - lost;
      double total = sum + next;
      lost = total - sum - next;
      sum = total;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  public double low() {
    return mean - halfWidth;
  }

  public double high() {
    return mean + halfWidth;
  }

  /** The half width as a share of the mean; infinite if the mean is 0 and the width is not. */
  public double relativeHalfWidth() {
    if (halfWidth == 0) {
      return 0;
    }
    return mean == 0 ? Double.POSITIVE_INFINITY : Math.abs(halfWidth / mean);
  }
}
