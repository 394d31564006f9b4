package org.ibcsim.check.expectation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a value of an expression in an explanation. */
final class ValueText {
  /** A list is shown up to here. */
  private static final int SHOWN_ELEMENTS = 5;

  private ValueText() {}

  static String of(Object value) {
    if (value instanceof Duration duration) {
      return DurationText.of(duration);
    }
    if (value instanceof String string) {
      return "'" + string + "'";
    }
    if (value instanceof List<?> list) {
      String more = list.size() > SHOWN_ELEMENTS ? ", ... " + list.size() + " elements]" : "]";
      return list.stream()
          .limit(SHOWN_ELEMENTS)
          .map(ValueText::of)
          .collect(Collectors.joining(", ", "[", more));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Double number) {
      return decimal(number);
    }
    return String.valueOf(value);
  }

  /**
   * Nine digits, exactly rounded: what Java itself makes of a double differs between its versions.
   */
  private static String decimal(double number) {
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? "NaN" : number > 0 ? "infinity" : "-infinity";
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(9)).stripTrailingZeros();
    return rounded.scale() > 40 || rounded.scale() < -40
        ? rounded.toString()
        : rounded.toPlainString();
  }
}
