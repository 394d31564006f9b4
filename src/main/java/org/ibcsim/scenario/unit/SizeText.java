package org.ibcsim.scenario.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A size in a message, three digits in the decimal unit that fits: {@code 5 EB}. */
public final class SizeText {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int DIGITS = 3;
  private static final int DIGITS_PER_UNIT = 3;

  private SizeText() {}

  /** The text of finite bytes, 0 or more. */
  public static String of(double bytes) {
    BigDecimal rounded = new BigDecimal(bytes).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    int digitsBeforePoint = rounded.precision() - rounded.scale();
    int unit = Math.max(0, Math.min(UNITS.length - 1, (digitsBeforePoint - 1) / DIGITS_PER_UNIT));
    BigDecimal scaled = rounded.movePointLeft(DIGITS_PER_UNIT * unit).stripTrailingZeros();
    return scaled.toPlainString() + " " + UNITS[unit];
  }
}
