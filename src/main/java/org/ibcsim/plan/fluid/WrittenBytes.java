package org.ibcsim.plan.fluid;

import java.util.Arrays;
import org.ibcsim.scenario.unit.SizeText;

/**
 * What was written up to each moment: a sum that only grows, from 0 at time 0.
 *
 * <p>Of single writes it is a staircase; of measured intervals a broken line, because what an
 * interval wrote is taken to come evenly over it.
 */
public final class WrittenBytes {
  /** So many bytes can be counted in bits, twice over and with headers. */
  public static final long MOST_BYTES = 200_000_000_000_000_000L;

  private final long[] atNanos;
  private final long[] bytes;
  private final boolean steps;

  private WrittenBytes(long[] atNanos, long[] bytes, boolean steps) {
    this.atNanos = atNanos;
    this.bytes = bytes;
    this.steps = steps;
  }

  /**
   * Single writes.
   *
   * @param atNanos their moments, 0 or later, in order
   * @param lengthBytes their lengths, 0 or more
   */
  public static WrittenBytes ofWrites(long[] atNanos, long[] lengthBytes) {
    return of(atNanos, lengthBytes, true);
  }

  /**
   * Measured intervals, the first from 0 on and each right behind the one before.
   *
   * @param untilNanos their ends, increasing
   * @param writtenBytes what each wrote, 0 or more
   */
  public static WrittenBytes ofIntervals(long[] untilNanos, long[] writtenBytes) {
    return of(untilNanos, writtenBytes, false);
  }

  private static WrittenBytes of(long[] atNanos, long[] each, boolean steps) {
    if (atNanos.length != each.length) {
      throw new IllegalArgumentException(
          atNanos.length + " moments and " + each.length + " amounts, expected as many");
    }
    long[] sums = new long[each.length];
    long sum = 0;
    long before = steps ? 0 : -1;
    for (int i = 0; i < each.length; i++) {
      if (each[i] < 0 || atNanos[i] < before || !steps && atNanos[i] == Math.max(0, before)) {
        throw new IllegalArgumentException(
            "amount "
                + i
                + " of "
                + each[i]
                + " bytes at "
                + atNanos[i]
                + " ns, expected 0 bytes or more, and a moment after "
                + before);
      }
      before = atNanos[i];
      if (each[i] > MOST_BYTES - sum) {
        throw new IllegalArgumentException(
            "more than " + SizeText.of(MOST_BYTES) + " written in all");
      }
      sum += each[i];
      sums[i] = sum;
    }
    return new WrittenBytes(atNanos.clone(), sums, steps);
  }

  /** How many writes or intervals. */
  public int size() {
    return atNanos.length;
  }

  /** Whether it is made of single writes. */
  public boolean singleWrites() {
    return steps;
  }

  /** The moment of a write, or the end of an interval. */
  public long atNanos(int index) {
    return atNanos[index];
  }

  /** What a write or an interval wrote. */
  public long amountBytes(int index) {
    return index == 0 ? bytes[0] : bytes[index] - bytes[index - 1];
  }

  /** What was written through a write or an interval; 0 before the first. */
  public long throughBytes(int index) {
    return index < 0 ? 0 : bytes[index];
  }

  /** Everything that was written. */
  public long totalBytes() {
    return bytes.length == 0 ? 0 : bytes[bytes.length - 1];
  }

  /** The last moment; 0 if there is none. */
  public long endNanos() {
    return atNanos.length == 0 ? 0 : atNanos[atNanos.length - 1];
  }

  /** What was written up to a moment, the moment included. */
  double until(double nanos) {
    int low = 0;
    int high = atNanos.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (atNanos[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return until(nanos, low);
  }

  /** The same, where it is known how many writes or intervals end by then. */
  private double until(double nanos, int low) {
    double before = throughBytes(low - 1);
    if (steps || low == atNanos.length) {
      return before;
    }
    double from = low == 0 ? 0 : atNanos[low - 1];
    return before + (bytes[low] - before) * (nanos - from) / (atNanos[low] - from);
  }

  /** Asks for moments that lie near one another: each costs only the way from the one before. */
  final class Finger {
    private int low;

    double until(double nanos) {
      while (low < atNanos.length && atNanos[low] <= nanos) {
        low++;
      }
      while (low > 0 && atNanos[low - 1] > nanos) {
        low--;
      }
      return WrittenBytes.this.until(nanos, low);
    }
  }

  /** What was written up to a moment, the moment included; for lines of charts. */
  public double through(long nanos) {
    return until(nanos);
  }

  /**
   * The same, written to the full in other bytes.
   *
   * @param each the amount of each write or interval
   */
  public WrittenBytes with(long[] each) {
    return of(atNanos, each, steps);
  }

  /**
   * The same intervals several times, each time right behind the one before.
   *
   * @param times 1 or more
   * @throws IllegalStateException of single writes, which do not say when they would begin again
   */
  public WrittenBytes times(int times) {
    if (steps) {
      throw new IllegalStateException("single writes have no interval that ends, so no period");
    }
    int size = atNanos.length;
    long[] ends = Arrays.copyOf(atNanos, times * size);
    long[] each = Arrays.copyOf(amountsBytes(), times * size);
    for (int i = size; i < ends.length; i++) {
      ends[i] = Math.addExact(endNanos(), ends[i - size]);
      each[i] = each[i - size];
    }
    return of(ends, each, false);
  }

  /** The amounts, one for each write or interval. */
  public long[] amountsBytes() {
    long[] each = Arrays.copyOf(bytes, bytes.length);
    for (int i = each.length - 1; i > 0; i--) {
      each[i] -= each[i - 1];
    }
    return each;
  }
}
