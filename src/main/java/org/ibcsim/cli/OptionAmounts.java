package org.ibcsim.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.plan.Terms;
import org.ibcsim.scenario.unit.Amount;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.scenario.unit.Range;
import org.ibcsim.scenario.unit.Reading;
import picocli.CommandLine;

/** Amounts in options of the command line, with their units always; a mistake names the option. */
final class OptionAmounts {
  private static final Pattern WINDOW = Pattern.compile("([0-9:]+)-([0-9:]+)=(.+)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
  private static final Pattern SHARE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})? ?%");
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final CommandLine command;

  OptionAmounts(CommandLine command) {
    this.command = command;
  }

  /** A duration of more than 0, in nanoseconds. */
  long nanos(String option, String text) {
    return amount(
        option, text, new Range(Dimension.DURATION, "s", 1, 100L * 366 * 1_440 * MINUTE_NANOS / 2));
  }

  long bytes(String option, String text, long least, long most) {
    return amount(option, text, new Range(Dimension.SIZE, "MiB", least, most));
  }

  /** A bandwidth, in bits a second. */
  long bitsPerSecond(String option, String text) {
    return amount(option, text, new Range(Dimension.BANDWIDTH, "Mbit/s", 1, 1L << 42));
  }

  private long amount(String option, String text, Range range) {
    Reading reading = Amount.read(text.strip(), range);
    if (reading instanceof Reading.Right right) {
      return right.steps();
    }
    Reading.Wrong wrong = (Reading.Wrong) reading;
    String suggestion = wrong.suggestion() == null ? "" : ". Maybe " + wrong.suggestion();
    throw usage(option, wrong.found(), wrong.expected() + suggestion);
  }

  /** A share written in per cent. */
  double share(String option, String text) {
    if (!SHARE.matcher(text.strip()).matches()) {
      throw usage(option, text, "a share in per cent, as in 5%");
    }
    return Double.parseDouble(text.replace("%", "").strip()) / 100;
  }

  /** Hours and minutes, in nanoseconds since midnight; 24:00 is the end of the day. */
  long timeOfDay(String option, String text) {
    Matcher time = TIME.matcher(text);
    if (time.matches()) {
      int hours = Integer.parseInt(time.group(1));
      int minutes = Integer.parseInt(time.group(2));
      if (minutes < 60 && (hours < 24 || hours == 24 && minutes == 0)) {
        return (hours * 60L + minutes) * MINUTE_NANOS;
      }
    }
    throw usage(option, text, "a time of the day, as in 08:30");
  }

  Terms.Window window(String option, String text) {
    Matcher window = WINDOW.matcher(text);
    if (!window.matches()) {
      throw usage(option, text, "a time and a rate, as in 08:00-18:00=20Mbit/s");
    }
    long from = timeOfDay(option, window.group(1));
    long until = timeOfDay(option, window.group(2));
    if (until <= from) {
      throw usage(
          option,
          text,
          "an end after the beginning; a time over midnight is two windows, 22:00-24:00 and"
              + " 00:00-06:00");
    }
    long rate = window.group(3).strip().equals("0") ? 0 : bitsPerSecond(option, window.group(3));
    return new Terms.Window(from, until, rate);
  }

  private CommandLine.ParameterException usage(String option, String found, String expected) {
    return new CommandLine.ParameterException(
        command, option + ": found " + found + "; expected " + expected);
  }
}
