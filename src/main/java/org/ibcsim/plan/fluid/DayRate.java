package org.ibcsim.plan.fluid;

import java.util.List;

/** What a link whose rate is the same every day has carried up to a time of the profile. */
final class DayRate {
  static final long DAY_NANOS = 86_400_000_000_000L;
  static final double DAY_SECONDS = 86_400;
  private static final double NANOS = 1e9;
  private static final double BITS = 8;

  /** Where each rate of the day begins, in seconds, and what was carried by then, in bytes. */
  private final double[] fromSeconds;

  private final double[] carriedBytes;
  private final double[] bytesPerSecond;
  private final double dayBytes;

  /**
   * @param link of which the first day is taken for every day
   */
  DayRate(LinkRate link) {
    List<LinkRate.Step> steps = link.steps(DAY_NANOS);
    fromSeconds = new double[steps.size()];
    carriedBytes = new double[steps.size()];
    bytesPerSecond = new double[steps.size()];
    double from = 0;
    double sum = 0;
    for (int i = 0; i < fromSeconds.length; i++) {
      fromSeconds[i] = from;
      carriedBytes[i] = sum;
      bytesPerSecond[i] = steps.get(i).bitsPerSecond() / BITS;
      double until = steps.get(i).untilNanos() / NANOS;
      sum += bytesPerSecond[i] * (until - from);
      from = until;
    }
    dayBytes = sum;
  }

  /** Where the rate changes within a day, in seconds. */
  double[] bends() {
    double[] bends = new double[fromSeconds.length - 1];
    System.arraycopy(fromSeconds, 1, bends, 0, bends.length);
    return bends;
  }

  /** Bytes carried from the beginning of a day until so many seconds later. */
  double carriedBytes(double seconds) {
    if (fromSeconds.length == 1) {
      return bytesPerSecond[0] * seconds;
    }
    double days = Math.floor(seconds / DAY_SECONDS);
    double ofDay = seconds - days * DAY_SECONDS;
    int step = fromSeconds.length - 1;
    while (fromSeconds[step] > ofDay) {
      step--;
    }
    return days * dayBytes
        + carriedBytes[step]
        + bytesPerSecond[step] * (ofDay - fromSeconds[step]);
  }
}
