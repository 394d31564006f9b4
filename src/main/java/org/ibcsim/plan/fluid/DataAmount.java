package org.ibcsim.plan.fluid;

/**
 * An exact amount of data: whole bits and billionths of a bit.
 *
 * <p>A link of b bit/s carries b / 10^9 bits a nanosecond, so every amount that is served in whole
 * nanoseconds has a place here and nothing is ever rounded. Holds up to 2^62 bits (512 PiB);
 * amounts beyond are an {@link ArithmeticException}, not a wrong number. Mutable, for use in loops.
 */
final class DataAmount {
  private static final long BILLION = 1_000_000_000L;
  private static final int BITS = 8;

  private long bits;
  private long billionths;

  /** Adds whole bytes. */
  void addBytes(long bytes) {
    bits = Math.addExact(bits, Math.multiplyExact(bytes, BITS));
  }

  /** Adds whole bits. */
  void addBits(long more) {
    bits = Math.addExact(bits, more);
  }

  /**
   * Takes away what a link carries in a time; at most what is there.
   *
   * @return whether all of it was carried
   */
  boolean serve(long bitsPerSecond, long nanos) {
    if (bitsPerSecond == 0 || nanos == 0) {
      return isZero();
    }
    if (isZero()) {
      return true;
    }
    long seconds = nanos / BILLION;
    long rest = nanos % BILLION;
    long gigabits = bitsPerSecond / BILLION;
    // gigabits x rest + less than 10^9 x less than 10^9 / 10^9: neither overflows below 2^63 bit/s.
    long parts = bitsPerSecond % BILLION * rest;
    long carried = gigabits * rest + parts / BILLION;
    if (seconds > 0) {
      if (seconds >= Long.MAX_VALUE / bitsPerSecond) {
        return clear();
      }
      carried += seconds * bitsPerSecond;
      if (carried < 0) {
        return clear();
      }
    }
    long left = bits - carried;
    long leftParts = billionths - parts % BILLION;
    if (leftParts < 0) {
      leftParts += BILLION;
      left--;
    }
    if (left < 0 || left == 0 && leftParts == 0) {
      return clear();
    }
    bits = left;
    billionths = leftParts;
    return false;
  }

  private boolean clear() {
    bits = 0;
    billionths = 0;
    return true;
  }

  boolean isZero() {
    return bits == 0 && billionths == 0;
  }

  /** Whether this is more than another amount. */
  boolean exceeds(DataAmount other) {
    return bits > other.bits || bits == other.bits && billionths > other.billionths;
  }

  void set(DataAmount other) {
    bits = other.bits;
    billionths = other.billionths;
  }

  /** In bytes, to the nearest; a half goes up. */
  long bytes() {
    return bits / BITS + (bits % BITS >= BITS / 2 ? 1 : 0);
  }

  /** In bits, for sums that may be rounded. */
  double approximateBits() {
    return bits + (double) billionths / BILLION;
  }
}
