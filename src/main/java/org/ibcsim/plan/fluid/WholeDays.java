package org.ibcsim.plan.fluid;

/**
 * The whole days of a measurement in intervals, from its beginning on: each ends where an interval
 * ends, so that days can be set one behind the other in another order.
 */
public final class WholeDays {
  final WrittenBytes written;

  /** The first interval of each day, and behind the last day. */
  private final int[] first;

  private WholeDays(WrittenBytes written, int[] first) {
    this.written = written;
    this.first = first;
  }

  /** How many there are in what was written, whether or not they end with an interval. */
  public static int count(WrittenBytes written) {
    return (int) (written.endNanos() / DayRate.DAY_NANOS);
  }

  /** Whether what was written can be cut into its whole days. */
  public static boolean canCut(WrittenBytes written) {
    return !written.singleWrites() && first(written)[count(written)] > 0;
  }

  /**
   * Cuts what was written.
   *
   * @throws IllegalArgumentException if a day does not end where an interval does
   */
  public static WholeDays of(WrittenBytes written) {
    if (!canCut(written)) {
      throw new IllegalArgumentException(
          "a measurement whose days do not end where its intervals do, expected intervals that"
              + " divide a day");
    }
    return new WholeDays(written, first(written));
  }

  /** Entries from the first day on that does not end with an interval are 0. */
  private static int[] first(WrittenBytes written) {
    int[] first = new int[count(written) + 1];
    int day = 1;
    for (int i = 0; i < written.size() && day < first.length; i++) {
      if (written.atNanos(i) >= day * DayRate.DAY_NANOS) {
        if (written.atNanos(i) != day * DayRate.DAY_NANOS) {
          return first;
        }
        first[day++] = i + 1;
      }
    }
    return first;
  }

  /** How many. */
  public int size() {
    return first.length - 1;
  }

  /** How many intervals all of them have together. */
  public int intervals() {
    return first[first.length - 1];
  }

  int firstInterval(int day) {
    return first[day];
  }

  /** The end of an interval in its day, in seconds. */
  double endSeconds(int day, int interval) {
    return (written.atNanos(interval) - day * DayRate.DAY_NANOS) / 1e9;
  }

  double bytes(int day) {
    return written.throughBytes(first[day + 1] - 1) - written.throughBytes(first[day] - 1);
  }
}
