package org.ibcsim.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.plan.Terms;
import org.ibcsim.scenario.unit.Amount;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.scenario.unit.LongTermRate;
import org.ibcsim.scenario.unit.Range;
import org.ibcsim.scenario.unit.Reading;
import picocli.CommandLine;

/** Amounts in options of the command line, with their units always; a mistake names the option. */
final class OptionAmounts {
  private static final Pattern WINDOW = Pattern.compile("([0-9:]+)-([0-9:]+)=(.+)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
  private static final Pattern SHARE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})? ?%");
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long DAY_NANOS = 1_440 * MINUTE_NANOS;
  private static final long LONGEST_NANOS = 50L * 366 * DAY_NANOS;

  private final CommandLine command;

  OptionAmounts(CommandLine command) {
    this.command = command;
  }

  /** A duration of more than 0, in nanoseconds. */
  long nanos(String option, String text) {
    return nanos(option, text, 1, LONGEST_NANOS);
  }

  /** A duration of a range, in nanoseconds. */
  long nanos(String option, String text, long least, long most) {
    return amount(option, text, new Range(Dimension.DURATION, "s", least, most));
  }

  long bytes(String option, String text, long least, long most) {
    return amount(option, text, new Range(Dimension.SIZE, "MiB", least, most));
  }

  /** A bandwidth by the second, minute, hour or day, in bits a second, rounded down. */
  long bitsPerSecond(String option, String text) {
    Range range = new Range(Dimension.BANDWIDTH, "Mbit/s", 1, 1L << 42);
    return steps(option, LongTermRate.read(text.strip(), range));
  }

  private long amount(String option, String text, Range range) {
    return steps(option, Amount.read(text.strip(), range));
  }

  private long steps(String option, Reading reading) {
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

  /** Hours and minutes from 00:00 to 23:59, in nanoseconds since midnight. */
  long timeOfDay(String option, String text) {
    long nanos = sinceMidnight(text);
    if (nanos < 0 || nanos >= DAY_NANOS) {
      throw usage(option, text, "a time of the day from 00:00 to 23:59, as in 08:30");
    }
    return nanos;
  }

  /** The same for an end: 24:00 is that of the day. */
  private long endOfWindow(String option, String text) {
    long nanos = sinceMidnight(text);
    if (nanos < 0 || nanos > DAY_NANOS) {
      throw usage(option, text, "an end from 00:01 to 24:00, as in 18:30");
    }
    return nanos;
  }

  /** -1 for what is no hours and minutes. */
  private static long sinceMidnight(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches() || Integer.parseInt(time.group(2)) >= 60) {
      return -1;
    }
    return (Integer.parseInt(time.group(1)) * 60L + Integer.parseInt(time.group(2))) * MINUTE_NANOS;
  }

  /** Windows of which no two overlap: at any time one rate holds. */
  List<Terms.Window> windowsApart(String option, List<String> texts) {
    List<Terms.Window> windows = texts.stream().map(text -> window(option, text)).toList();
    for (int second = 1; second < windows.size(); second++) {
      for (int first = 0; first < second; first++) {
        if (windows.get(first).overlaps(windows.get(second))) {
          throw usage(
              option,
              texts.get(first) + " and " + texts.get(second) + ", which overlap",
              "windows apart, one rate at any time; the end of one may be the beginning of"
                  + " another");
        }
      }
    }
    return windows;
  }

  Terms.Window window(String option, String text) {
    Matcher window = WINDOW.matcher(text);
    if (!window.matches()) {
      throw usage(option, text, "a time and a rate, as in 08:00-18:00=20Mbit/s");
    }
    long from = timeOfDay(option, window.group(1));
    long until = endOfWindow(option, window.group(2));
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
