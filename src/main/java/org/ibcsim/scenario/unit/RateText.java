package org.ibcsim.scenario.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.workload.Rate;
import org.jspecify.annotations.Nullable;

/** Reads rates of writes exactly: {@code 800/s} is 1 write in 1 250 000 ns. */
public final class RateText {
  private static final Pattern RATE =
      Pattern.compile("(?<number>[0-9]{1,12}(?:\\.[0-9]{1,6})?) ?/(?<unit>ms|s|min|h)");
  private static final Pattern NUMBER =
      Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)?) *(?<rest>.*)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);

  /** The rate with its units, for a message. */
  public static final String EXPECTED =
      "a rate of writes with its unit: " + Shown.oneOf(List.of("/ms", "/s", "/min", "/h"));

  private RateText() {}

  /** Reads a rate; tells what is wrong, or answers the rate. */
  public static Optional<Rate> read(String text, Consumer<Reading.Wrong> wrong) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      return refuse(wrong, text, EXPECTED, suggestion(text));
    }
    BigDecimal number = new BigDecimal(matcher.group("number"));
    BigInteger numerator = number.unscaledValue();
    if (numerator.signum() == 0) {
      return refuse(wrong, text, "a rate above 0/s; leave the workload out for none", null);
    }
    BigInteger denominator =
        BigInteger.TEN
            .pow(number.scale())
            .multiply(BigInteger.valueOf(NANOS.getOrDefault(matcher.group("unit"), 1L)));
    BigInteger divisor = numerator.gcd(denominator);
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
    if (numerator.compareTo(denominator) > 0) {
      return refuse(wrong, text, "at most 1000000/ms, one write a nanosecond", null);
    }
    if (numerator.multiply(denominator).bitLength() > 62) {
      return refuse(wrong, text, "a rate with fewer digits", null);
    }
    return Optional.of(new Rate(numerator.longValueExact(), denominator.longValueExact()));
  }

  private static Optional<Rate> refuse(
      Consumer<Reading.Wrong> wrong, String text, String expected, @Nullable String suggestion) {
    wrong.accept(new Reading.Wrong(Shown.quoted(text), expected, suggestion));
    return Optional.empty();
  }

  private static @Nullable String suggestion(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches() || text.length() > 40) {
      return null;
    }
    String rest = matcher.group("rest");
    return switch (rest) {
      case "",
          "s",
          "Hz",
          "iops",
          "IOPS",
          "writes/s",
          "w/s",
          "/sec",
          "/second",
          "per second",
          "writes per second" ->
          matcher.group("number") + "/s";
      case "/m", "/minute", "per minute" -> matcher.group("number") + "/min";
      case "/hour", "per hour" -> matcher.group("number") + "/h";
      default -> null;
    };
  }
}
