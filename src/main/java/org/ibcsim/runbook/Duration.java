package org.ibcsim.runbook;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    Long nanosPerUnit = Grammar.NANOS.get(unit);
    if (nanosPerUnit == null) {
      String meant = Grammar.MEANT.getOrDefault(unit, "");
      if (meant.isEmpty()) {
        meant = Nearest.to(unit, Grammar.NANOS.keySet()).orElse("");
      }
      return new Malformed("the unit '" + unit + "'", meant.isEmpty() ? "" : number + " " + meant);
    }
    BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(nanosPerUnit));
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
    for (String unit : List.of("d", "h", "min", "s", "ms", "us")) {
      long nanosPerUnit = Grammar.NANOS.getOrDefault(unit, 1L);
      if (nanos != 0 && nanos % nanosPerUnit == 0) {
        return nanos / nanosPerUnit + " " + unit;
      }
    }
    return nanos == 0 ? "0 s" : nanos + " ns";
  }

  /** The units and how the text is cut. */
  final class Grammar {
    private static final int MAXIMUM_DIGITS = 40;
    private static final Pattern NUMBER_AND_UNIT =
        Pattern.compile("(?<number>-?[0-9]++(?:\\.[0-9]++)?+)\\s*+(?<unit>\\p{L}*+)");
    private static final Map<String, Long> NANOS = new LinkedHashMap<>();
    private static final Map<String, String> MEANT =
        Map.ofEntries(
            Map.entry("m", "min"),
            Map.entry("mins", "min"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("hr", "h"),
            Map.entry("hrs", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("msec", "ms"),
            Map.entry("usec", "us"),
            Map.entry("nsec", "ns"));

    static {
      NANOS.put("ns", 1L);
      NANOS.put("us", 1_000L);
      NANOS.put("ms", 1_000_000L);
      NANOS.put("s", 1_000_000_000L);
      NANOS.put("min", 60_000_000_000L);
      NANOS.put("h", 3_600_000_000_000L);
      NANOS.put("d", 86_400_000_000_000L);
    }

    private Grammar() {}
  }
}
