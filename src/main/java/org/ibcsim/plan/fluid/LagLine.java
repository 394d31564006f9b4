package org.ibcsim.plan.fluid;

/** A picture of a lag over time: the largest in each of a number of equal times, in seconds. */
public final class LagLine implements LagOverTime.Pieces {
  private final double[] most;
  private final double bucketSeconds;

  /**
   * @param endSeconds what the buckets divide; more than 0
   */
  public LagLine(int buckets, double endSeconds) {
    most = new double[buckets];
    bucketSeconds = endSeconds / buckets;
  }

  @Override
  public void piece(double fromSeconds, double toSeconds, double lagFrom, double lagTo) {
    int first = (int) Math.min(most.length, fromSeconds / bucketSeconds);
    int last = (int) Math.min(most.length - 1.0, toSeconds / bucketSeconds);
    boolean endless = toSeconds == Double.POSITIVE_INFINITY;
    double slope =
        endless ? 1 : toSeconds > fromSeconds ? (lagTo - lagFrom) / (toSeconds - fromSeconds) : 0;
    for (int bucket = first; bucket <= last; bucket++) {
      double begin = Math.max(fromSeconds, bucket * bucketSeconds);
      double end = Math.min(toSeconds, (bucket + 1) * bucketSeconds);
      double here =
          Math.max(lagFrom + slope * (begin - fromSeconds), lagFrom + slope * (end - fromSeconds));
      most[bucket] = Math.max(most[bucket], here);
    }
  }

  /** The largest lag of each bucket. */
  public double[] mostSeconds() {
    return most.clone();
  }
}
