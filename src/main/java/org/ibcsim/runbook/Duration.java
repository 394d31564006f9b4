package org.ibcsim.runbook;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.kernel.DurationUnit;
import org.ibcsim.kernel.NearestName;

/**
 * A stretch of virtual time as people write it: a number and a unit, {@code 5 min}, {@code 1.5h},
 * {@code 200 us}.
 *
 * <p>Units are ns, us, ms, s, min, h and d (24 h) and always written. A fraction is exact; it must
 * make whole nanoseconds. The longest is 2^63-1 ns, 292 years.
 */
public sealed interface Duration {
  /** What {@link #read} expects, for messages. */
  String EXPECTED = "a number and a unit (ns, us, ms, s, min, h or d), for instance 5 min";

  /** A well-formed duration, 0 or more. */
  record Read(long nanos) implements Duration {}

  /**
   * No duration.
   *
   * @param found what is wrong, as a noun phrase
   * @param suggestion what to write instead, or empty
   */
  record Malformed(String found, String suggestion) implements Duration {}

  /** Reads a duration; white space between number and unit may be left out. */
  static Duration read(String text) {
    Matcher parts = Grammar.NUMBER_AND_UNIT.matcher(text.strip());
    if (!parts.matches()) {
      return new Malformed("'" + text.strip() + "'", "");
    }
    String number = parts.group("number");
    String unit = parts.group("unit");
    if (number.length() > Grammar.MAXIMUM_DIGITS) {
      return new Malformed("a number of " + number.length() + " characters", "");
    }
    if (number.startsWith("-")) {
      return new Malformed("a negative duration '" + text.strip() + "'", "");
    }
    if (unit.isEmpty()) {
      return new Malformed("'" + number + "' without a unit", number + " s");
    }
    DurationUnit known = Grammar.UNITS.get(unit);
    if (known == null) {
      String meant = DurationUnit.MISSPELLINGS.get(unit);
      if (meant == null) {
        meant = NearestName.to(unit, Grammar.UNITS.keySet());
      }
      return new Malformed("the unit '" + unit + "'", meant == null ? "" : number + " " + meant);
    }
    BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(known.nanos()));
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return new Malformed("a duration of more than 292 years", "");
    }
    if (nanos.stripTrailingZeros().scale() > 0) {
      return new Malformed("a fraction of a nanosecond", "");
    }
    return new Read(nanos.longValueExact());
  }

  /**
   * The duration in the largest unit of which it is a whole number; {@link #read} gives the same
   * back.
   */
  static String text(long nanos) {
    if (nanos == 0) {
      return "0 s";
    }
    DurationUnit largest = DurationUnit.NANOSECOND;
    for (DurationUnit unit : DurationUnit.values()) {
      largest = nanos % unit.nanos() == 0 ? unit : largest;
    }
    return nanos / largest.nanos() + " " + largest.word();
  }

  /** The units and how the text is cut. */
  final class Grammar {
    private static final int MAXIMUM_DIGITS = 40;
    private static final Pattern NUMBER_AND_UNIT =
        Pattern.compile("(?<number>-?[0-9]++(?:\\.[0-9]++)?+)\\s*+(?<unit>\\p{L}*+)");
    private static final Map<String, DurationUnit> UNITS = new LinkedHashMap<>();

    static {
      for (DurationUnit unit : DurationUnit.values()) {
        UNITS.put(unit.word(), unit);
      }
    }

    private Grammar() {}
  }
}
