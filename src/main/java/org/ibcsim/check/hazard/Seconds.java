package org.ibcsim.check.hazard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times of a hazard in words: seconds, to the millisecond, the same everywhere. */
final class Seconds {
  private static final long NANOS = 1_000_000_000;

  private Seconds() {}

  /** A point in time or a length of time: {@code 120.02 s}. */
  static String of(long nanos) {
    BigDecimal rounded =
        BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.setScale(Math.max(0, rounded.scale())).toPlainString() + " s";
  }

  /** Whole seconds that are no less. */
  static long roundedUp(long nanos) {
    return (nanos + NANOS - 1) / NANOS;
  }

  static long nanos(long seconds) {
    return seconds * NANOS;
  }
}
