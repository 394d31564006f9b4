package org.ibcsim.scenario.unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Reads bandwidths as planners know them: by the second as everywhere, and by the minute, the hour
 * or the day, {@code 300 GB/day}. Few of these are whole bits a second; they are rounded down, so
 * that a plan never counts on more than it was given.
 */
public final class LongTermRate {
  private static final Pattern TEXT =
      Pattern.compile("(?<amount>.*[^ ]) *(?:/| per ) *(?<time>[a-z]+)");

  private static final Map<String, Long> SECONDS =
      Map.of("min", 60L, "h", 3_600L, "day", 86_400L, "d", 86_400L);

  private static final Map<String, String> MISSPELLINGS =
      Map.of("m", "min", "minute", "min", "hour", "h", "hr", "h", "days", "day");

  private static final int BITS = 8;

  private static final Dimension AMOUNT =
      new Dimension(
          "an amount",
          List.of(
              new Dimension.Unit("bit", 1),
              new Dimension.Unit("kbit", 1_000),
              new Dimension.Unit("Mbit", 1_000_000),
              new Dimension.Unit("Gbit", 1_000_000_000),
              new Dimension.Unit("Tbit", 1_000_000_000_000L),
              new Dimension.Unit("B", BITS),
              new Dimension.Unit("kB", BITS * 1_000),
              new Dimension.Unit("MB", BITS * 1_000_000),
              new Dimension.Unit("GB", BITS * 1_000_000_000L),
              new Dimension.Unit("TB", BITS * 1_000_000_000_000L),
              new Dimension.Unit("KiB", (long) BITS << 10),
              new Dimension.Unit("MiB", (long) BITS << 20),
              new Dimension.Unit("GiB", (long) BITS << 30),
              new Dimension.Unit("TiB", (long) BITS << 40)),
          Map.ofEntries(
              Map.entry("KB", "kB"),
              Map.entry("kb", "kbit"),
              Map.entry("mb", "MB"),
              Map.entry("Mb", "Mbit"),
              Map.entry("gb", "GB"),
              Map.entry("Gb", "Gbit"),
              Map.entry("tb", "TB"),
              Map.entry("Tb", "Tbit")),
          "bits");

  private static final Range ANY = new Range(AMOUNT, "GB", 0, Long.MAX_VALUE);

  private LongTermRate() {}

  /** The bandwidth with its units, for a message. */
  public static String expected(Range range) {
    return range.expected() + ", or by /min, /h or /day, as in 300 GB/day";
  }

  /**
   * Reads a bandwidth.
   *
   * @param range of a dimension that counts bits a second
   */
  public static Reading read(String text, Range range) {
    Matcher matcher = TEXT.matcher(text);
    String time = matcher.matches() ? matcher.group("time") : "";
    String known = MISSPELLINGS.getOrDefault(time, time);
    Long seconds = SECONDS.get(known);
    if (seconds == null) {
      Reading reading = Amount.read(text, range);
      return reading instanceof Reading.Wrong wrong && wrong.expected().equals(range.expected())
          ? new Reading.Wrong(wrong.found(), expected(range), wrong.suggestion())
          : reading;
    }
    Reading amount = Amount.read(matcher.group("amount"), ANY);
    boolean asWritten = known.equals(time) && text.indexOf('/') > 0 && text.indexOf(" /") < 0;
    if (amount instanceof Reading.Right right) {
      return asWritten
          ? within(text, right.steps() / seconds, range)
          : wrong(text, range, matcher.group("amount") + "/" + known);
    }
    return wrong(
        text,
        range,
        Optional.ofNullable(((Reading.Wrong) amount).suggestion())
            .map(meant -> meant + "/" + known)
            .orElse(null));
  }

  private static Reading within(String text, long bitsPerSecond, Range range) {
    return bitsPerSecond < range.least() || bitsPerSecond > range.most()
        ? new Reading.Wrong(Shown.quoted(text), range.between(), null)
        : new Reading.Right(bitsPerSecond);
  }

  private static Reading wrong(String text, Range range, @Nullable String suggestion) {
    return new Reading.Wrong(Shown.quoted(text), expected(range), suggestion);
  }
}
