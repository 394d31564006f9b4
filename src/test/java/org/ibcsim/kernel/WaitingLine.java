package org.ibcsim.kernel;

import java.util.Arrays;

/**
 * First come, first served: who waits, and the statistics of a single server; the same for all
 * loops.
 */
final class WaitingLine {
  private long[] arrivals = new long[1_024];
  private int first;
  private int length;
  private long served;
  private double totalSojournNanos;
  private double lengthTimesNanos;
  private long lastChange;

  /** A customer comes; answers whether the server was idle. */
  boolean arrive(long now) {
    account(now);
    if (length == arrivals.length) {
      long[] larger = Arrays.copyOfRange(arrivals, first, first + 2 * length);
      System.arraycopy(arrivals, 0, larger, length - first, first);
      arrivals = larger;
      first = 0;
    }
    arrivals[(first + length) & (arrivals.length - 1)] = now;
    return length++ == 0;
  }

  /** The customer at the server goes; answers whether others wait. */
  boolean depart(long now) {
    account(now);
    totalSojournNanos += now - arrivals[first];
    first = (first + 1) & (arrivals.length - 1);
    served++;
    return --length > 0;
  }

  private void account(long now) {
    lengthTimesNanos += (double) length * (now - lastChange);
    lastChange = now;
  }

  long served() {
    return served;
  }

  double meanSojournNanos() {
    return totalSojournNanos / served;
  }

  double meanLength() {
    return lengthTimesNanos / lastChange;
  }
}
