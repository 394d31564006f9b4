package org.ibcsim.plan;

/**
 * How much of an SRL the busiest hours of an asynchronous RLINK fill: the interval method [D
 * 62-ch03s07s01].
 *
 * <p>What the application writes in an interval beyond what the network carries in one stays in the
 * log; what it writes less is caught up. The published rule cumulates the differences; that an
 * empty log gets no emptier is inferred. Averages hide bursts within an interval, so the true peak
 * is never smaller. All amounts are bytes of payload: headers come on top.
 *
 * @param bytes the most that is in the log at the end of any interval
 * @param interval at whose end that is first so, counted from 0; -1 if the log is never used
 * @param endBytes what is in the log after the last interval
 */
public record PeakUsage(long bytes, int interval, long endBytes) {
  /**
   * @param writtenBytes what the application writes in each of a row of equal intervals, from an
   *     empty log on; 0 or more
   * @param networkBytes what the network carries in one interval; 0 or more
   * @throws IllegalArgumentException if an amount is negative
   * @throws ArithmeticException if the sum exceeds 63 bits
   */
  public static PeakUsage of(long[] writtenBytes, long networkBytes) {
    requireAmount(networkBytes, "what the network carries");
    long used = 0;
    long peak = 0;
    int at = -1;
    for (int interval = 0; interval < writtenBytes.length; interval++) {
      requireAmount(writtenBytes[interval], "what is written in interval " + interval);
      used = Math.max(0, Math.addExact(used, writtenBytes[interval] - networkBytes));
      if (used > peak) {
        peak = used;
        at = interval;
      }
    }
    return new PeakUsage(peak, at, used);
  }

  private static void requireAmount(long bytes, String what) {
    if (bytes < 0) {
      throw new IllegalArgumentException(what + " is " + bytes + " bytes, expected 0 or more");
    }
  }
}
