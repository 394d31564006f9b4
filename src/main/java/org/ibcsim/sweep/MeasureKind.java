package org.ibcsim.sweep;

import java.util.Arrays;
import org.ibcsim.plan.statistics.Estimate;
import org.ibcsim.plan.statistics.ShareOfRuns;

/** What the numbers of a measure are, and what follows for their mean. */
public enum MeasureKind {
  /** A count, a share, or anything else without a unit that is known. */
  NUMBER("number"),
  SECONDS("seconds"),
  BYTES("bytes"),
  /** 1 in a run in which it holds and 0 in others. */
  CONDITION("condition");

  private final String word;

  MeasureKind(String word) {
    this.word = word;
  }

  /** For programs. */
  public String word() {
    return word;
  }

  /** By the unit in the name of a series, or of a figure of a plan. */
  static MeasureKind named(String key) {
    String[] words = key.split("[._]");
    if (Arrays.stream(words).anyMatch(each -> each.equals("ns") || each.equals("seconds"))) {
      return SECONDS;
    }
    return Arrays.asList(words).contains("bytes") ? BYTES : NUMBER;
  }

  /** The mean of runs, with its interval; of a condition with that of a share. */
  Estimate estimate(double[] values, double confidence) {
    Estimate mean = Estimate.of(values, confidence);
    return this == CONDITION && values.length > 0
        ? ShareOfRuns.of(values.length, mean.mean(), confidence).estimate(confidence)
        : mean;
  }

  /**
   * Whether an estimate is narrow enough.
   *
   * @param halfWidth a share of the mean; of a condition, whose mean is a share itself, as it is
   */
  boolean narrow(Estimate estimate, double halfWidth) {
    double width = this == CONDITION ? estimate.halfWidth() : estimate.relativeHalfWidth();
    return estimate.count() > 0 && width <= halfWidth;
  }
}
