package org.ibcsim.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Numbers as a reader meets them: rounded, with unit, the same in every locale and on every JDK.
 *
 * <p>Nothing here goes through {@code Double.toString}, whose digits changed with JDK 19.
 */
public final class Quantity {
  private static final long SECOND = 1_000_000_000L;

  private Quantity() {}

  /** A decimal with at most so many digits after the point, without trailing zeros. */
  public static String decimal(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP);
    if (rounded.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped
        .setScale(Math.max(0, stripped.scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** A count with thin gaps between the thousands: {@code 1 234 567}. */
  public static String count(long value) {
    String digits = Long.toString(value);
    StringBuilder text = new StringBuilder(digits);
    int first = value < 0 ? 1 : 0;
    for (int i = digits.length() - 3; i > first; i -= 3) {
      text.insert(i, '\u00a0');
    }
    return text.toString();
  }

  /**
   * A duration: {@code 250 ns}, {@code 18.35 ms}, {@code 355.048 s}, {@code 12 min 30 s}, {@code 3
   * h 0 min}.
   */
  public static String duration(long nanos) {
    if (nanos < 0) {
      return "-" + duration(-nanos);
    }
    if (nanos < 600 * SECOND) {
      Unit unit = Unit.fitting(Unit.DURATIONS.subList(0, 4), nanos);
      return decimal(nanos / unit.size(), 3) + " " + unit.symbol();
    }
    long millis = nanos / 1_000_000 + (nanos % 1_000_000 >= 500_000 ? 1 : 0);
    long seconds = millis / 1000;
    if (seconds < 3600) {
      String rest = decimal(millis % 60_000 / 1e3, 3);
      return seconds / 60 + " min" + (rest.equals("0") ? "" : " " + rest + " s");
    }
    long rest = seconds % 60;
    return seconds / 3600
        + " h "
        + seconds / 60 % 60
        + " min"
        + (rest == 0 ? "" : " " + rest + " s");
  }

  /** A point in virtual time in seconds, to the microsecond: {@code 300.018235 s}. */
  public static String instant(long nanos) {
    return new BigDecimal(nanos).movePointLeft(9).setScale(6, RoundingMode.HALF_UP).toPlainString()
        + " s";
  }

  /** A size: {@code 512 B}, {@code 1.5 GiB}. */
  public static String bytes(double bytes) {
    return withUnit(bytes, Unit.BYTES);
  }

  /** A rate: {@code 200 Mbit/s}. */
  public static String bitRate(double bitsASecond) {
    return withUnit(bitsASecond, Unit.BIT_RATES);
  }

  /** A share: {@code 12.5 %}. */
  public static String percent(double share) {
    return Double.isFinite(share) ? decimal(100 * share, 1) + " %" : "–";
  }

  private static String withUnit(double value, List<Unit> units) {
    Unit unit = Unit.fitting(units, Math.abs(value));
    return decimal(value / unit.size(), 2) + " " + unit.symbol();
  }
}
