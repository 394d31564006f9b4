package org.ibcsim.check.expectation;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Writes a duration as a person would: {@code 2m 13s}, {@code 1h 0m 5.25s}, {@code 18ms}, {@code
 * 250us}.
 */
final class DurationText {
  private static final long NANOS_IN_MICRO = 1_000;
  private static final long NANOS_IN_MILLI = 1_000_000;

  private DurationText() {}

  /** Exact: no digit is lost. */
  static String of(Duration duration) {
    if (duration.isNegative()) {
      return "-" + of(duration.negated());
    }
    if (duration.getSeconds() == 0) {
      return lessThanASecond(duration.getNano());
    }
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getNano(), 9)
            .add(BigDecimal.valueOf(duration.toSecondsPart()))
            .stripTrailingZeros();
    StringBuilder text = new StringBuilder();
    if (hours > 0) {
      text.append(hours).append("h ");
    }
    if (hours > 0 && (minutes > 0 || seconds.signum() != 0) || hours == 0 && minutes > 0) {
      text.append(minutes).append("m ");
    }
    if (seconds.signum() != 0) {
      text.append(seconds.toPlainString()).append("s");
    }
    return text.toString().strip();
  }

  private static String lessThanASecond(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < NANOS_IN_MICRO) {
      return nanos + "ns";
    }
    boolean micros = nanos < NANOS_IN_MILLI;
    return BigDecimal.valueOf(nanos, micros ? 3 : 6).stripTrailingZeros().toPlainString()
        + (micros ? "us" : "ms");
  }
}
