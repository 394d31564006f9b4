package org.ibcsim.scenario;

/** How long bytes or bits take at a rate. */
public final class Transfer {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Transfer() {}

  /**
   * units / (units a second), in nanoseconds, to the nearest; exact for any message below 2^60
   * bits.
   */
  public static long nanosFor(long units, long unitsPerSecond) {
    long seconds = units / unitsPerSecond;
    long rest = units % unitsPerSecond;
    long nanos =
        rest <= Long.MAX_VALUE / NANOS_PER_SECOND - 1
            ? (rest * NANOS_PER_SECOND + unitsPerSecond / 2) / unitsPerSecond
            : Math.round((double) rest / unitsPerSecond * NANOS_PER_SECOND);
    return seconds * NANOS_PER_SECOND + nanos;
  }
}
