package org.ibcsim.scenario.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A rate of writes as an exact fraction in lowest terms: {@code 800/s} is 1 write in 1 250 000 ns.
 *
 * @param writes 1 or more, at most {@code nanos}
 * @param nanos so that the product with {@code writes} fits in 63 bits
 */
public record WriteRate(long writes, long nanos) {
  private static final Pattern RATE =
      Pattern.compile("(?<number>[0-9]{1,12}(?:\\.[0-9]{1,6})?) ?/(?<unit>ms|s|min|h)");
  private static final Pattern NUMBER = Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)?) *(?<rest>.*)");
  private static final Map<String, Long> NANOS =
      Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);
  private static final String EXPECTED =
      "a rate of writes with its unit: " + Shown.oneOf(List.of("/ms", "/s", "/min", "/h"));

  /** What came of reading a rate. */
  public sealed interface Result {
    /** A rate. */
    record Right(WriteRate rate) implements Result {}

    /** No rate. */
    record Wrong(Reading.Wrong why) implements Result {}
  }

  /** Reads a rate. */
  public static Result read(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      return wrong(Shown.quoted(text), EXPECTED, suggestion(text));
    }
    BigDecimal number = new BigDecimal(matcher.group("number"));
    BigInteger numerator = number.unscaledValue();
    if (numerator.signum() == 0) {
      return wrong(Shown.quoted(text), "a rate above 0/s; leave the workload out for none", null);
    }
    BigInteger denominator =
        BigInteger.TEN
            .pow(number.scale())
            .multiply(BigInteger.valueOf(NANOS.getOrDefault(matcher.group("unit"), 1L)));
    BigInteger divisor = numerator.gcd(denominator);
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
    if (numerator.compareTo(denominator) > 0) {
      return wrong(Shown.quoted(text), "at most 1000000/ms, one write a nanosecond", null);
    }
    if (numerator.multiply(denominator).bitLength() > 62) {
      return wrong(Shown.quoted(text), "a rate with fewer digits", null);
    }
    return new Result.Right(new WriteRate(numerator.longValueExact(), denominator.longValueExact()));
  }

  private static Result wrong(
      String found, String expected, @Nullable String suggestion) {
    return new Result.Wrong(new Reading.Wrong(found, expected, suggestion));
  }

  private static @Nullable String suggestion(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches() || text.length() > 40) {
      return null;
    }
    String rest = matcher.group("rest");
    return switch (rest) {
      case "", "s", "Hz", "iops", "IOPS", "writes/s", "w/s", "/sec", "/second", "per second",
          "writes per second" ->
          matcher.group("number") + "/s";
      case "/m", "/minute", "per minute" -> matcher.group("number") + "/min";
      case "/hour", "per hour" -> matcher.group("number") + "/h";
      default -> null;
    };
  }
}
