package org.ibcsim.sweep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All values from one to another, both with the same unit: {@code 10 Mbit/s .. 100 Mbit/s}.
 *
 * @param unit with the space before it; empty for bare numbers
 */
record SpanOfValues(BigDecimal from, BigDecimal to, String unit) {
  static final String EXPECTED =
      "two numbers with the same unit and .. between them, the smaller one first, as in"
          + " 10 Mbit/s .. 100 Mbit/s";

  private static final Pattern SPAN =
      Pattern.compile(
          "(?<from>\\d{1,15}(\\.\\d{1,9})?)(?<unit> ?[A-Za-z%/]*) *\\.\\. *"
              + "(?<to>\\d{1,15}(\\.\\d{1,9})?)(?<other> ?[A-Za-z%/]*)");

  private static final int MOST_DECIMALS = 9;

  /** So many rounded values lie in each part at least. */
  private static final BigDecimal STEPS = BigDecimal.TEN;

  /** The span that a text says; null if it says none. */
  static @Nullable SpanOfValues read(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches() || !span.group("unit").strip().equals(span.group("other").strip())) {
      return null;
    }
    BigDecimal from = new BigDecimal(span.group("from"));
    BigDecimal to = new BigDecimal(span.group("to"));
    return from.compareTo(to) < 0 ? new SpanOfValues(from, to, span.group("other")) : null;
  }

  /**
   * The value in one of several equal parts, rounded to as few decimals as tell the parts apart.
   *
   * @param within the place in the part, from 0 to less than 1
   */
  String value(int part, int parts, double within) {
    BigDecimal ofPart =
        to.subtract(from).divide(BigDecimal.valueOf(parts), 18, RoundingMode.HALF_EVEN);
    int decimals = Math.max(from.scale(), to.scale());
    while (decimals < MOST_DECIMALS && ofPart.movePointRight(decimals).compareTo(STEPS) < 0) {
      decimals++;
    }
    BigDecimal least = from.add(ofPart.multiply(BigDecimal.valueOf(part)));
    BigDecimal value =
        least
            .add(ofPart.multiply(BigDecimal.valueOf(within)))
            .setScale(decimals, RoundingMode.DOWN)
            .max(least.setScale(decimals, RoundingMode.CEILING));
    BigDecimal plain = value.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString() + unit;
  }
}
