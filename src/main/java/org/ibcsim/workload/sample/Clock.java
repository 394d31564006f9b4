package org.ibcsim.workload.sample;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times and dates that collectors write, without locale or time zone of this machine.
 *
 * <p>Nanoseconds since 1970-01-01; a time without zone counts as UTC.
 */
final class Clock {
  static final long SECOND = 1_000_000_000L;
  static final long DAY_SECONDS = 86_400;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(\\.\\d{1,9})?");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[T"
              + " ](\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern AMERICAN =
      Pattern.compile(
          "(\\d{1,2})/(\\d{1,2})/(\\d{2}|\\d{4})(?: (\\d{1,2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(?:"
              + " (AM|PM))?)?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?");

  /** As date(1) prints it, in the order of words of any of its locales of English. */
  private static final Pattern DATE_COMMAND =
      Pattern.compile(
          "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:(\\d{1,2}) ([A-Z][a-z]{2})|([A-Z][a-z]{2})"
              + " +(\\d{1,2})),?(?: (\\d{4}))?,? +(\\d{1,2}:\\d{2}:\\d{2})(?: (AM|PM))?(?:"
              + " [A-Z]{3,5})?(?: (\\d{4}))?");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private Clock() {}

  /**
   * A moment: ISO 8601 with T or a blank, with or without zone; the American form of Windows; what
   * date(1) prints; or a number of seconds, milliseconds, microseconds or nanoseconds since 1970,
   * told apart by its size.
   */
  static OptionalLong moment(String text) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return OptionalLong.of(iso(iso.group(1), padded(iso.group(2)), iso.group(3)));
      }
      Matcher american = AMERICAN.matcher(text);
      if (american.matches()) {
        OptionalLong time =
            american.group(4) == null
                ? OptionalLong.of(0)
                : timeOfDay(american.group(4), american.group(5) == null ? "" : american.group(5));
        return time.isEmpty()
            ? time
            : OptionalLong.of(
                date(american).toEpochDay() * DAY_SECONDS * SECOND + time.getAsLong());
      }
      Matcher command = DATE_COMMAND.matcher(text);
      if (command.matches()) {
        return dateCommand(command);
      }
    } catch (DateTimeException | ArithmeticException impossible) {
      return OptionalLong.empty();
    }
    return NUMBER.matcher(text).matches() ? number(text) : OptionalLong.empty();
  }

  private static String padded(String time) {
    String whole = time.indexOf(':') == 1 ? "0" + time : time;
    return whole.length() == 5 ? whole + ":00" : whole;
  }

  private static long iso(String date, String time, @Nullable String zone) {
    String stamp = date + "T" + time;
    if (zone == null || zone.equals("Z") || zone.equals("UTC")) {
      LocalDateTime local = LocalDateTime.parse(stamp);
      return nanos(local.toEpochSecond(ZoneOffset.UTC), local.getNano());
    }
    String offset = zone.contains(":") ? zone : zone.substring(0, 3) + ":" + zone.substring(3);
    OffsetDateTime there = OffsetDateTime.parse(stamp + offset);
    return nanos(there.toEpochSecond(), there.getNano());
  }

  private static long nanos(long seconds, int nanos) {
    return Math.addExact(Math.multiplyExact(seconds, SECOND), nanos);
  }

  private static OptionalLong dateCommand(Matcher command) {
    String day = command.group(1) != null ? command.group(1) : command.group(4);
    String month = command.group(1) != null ? command.group(2) : command.group(3);
    String year = command.group(5) != null ? command.group(5) : command.group(8);
    OptionalLong time =
        timeOfDay(command.group(6), command.group(7) == null ? "" : command.group(7));
    int number = MONTHS.indexOf(month) + 1;
    if (year == null || number == 0 || time.isEmpty()) {
      return OptionalLong.empty();
    }
    LocalDate date = LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day));
    return OptionalLong.of(
        Math.addExact(
            Math.multiplyExact(date.toEpochDay(), DAY_SECONDS * SECOND), time.getAsLong()));
  }

  private static LocalDate date(Matcher american) {
    int year = Integer.parseInt(american.group(3));
    return LocalDate.of(
        year < 100 ? 2000 + year : year,
        Integer.parseInt(american.group(1)),
        Integer.parseInt(american.group(2)));
  }

  private static OptionalLong number(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    long unit =
        whole.length() <= 11
            ? SECOND
            : whole.length() <= 14 ? 1_000_000L : whole.length() <= 17 ? 1_000L : 1L;
    try {
      long nanos = Math.multiplyExact(Long.parseLong(whole), unit);
      long scale = unit;
      for (int i = point + 1; point >= 0 && i < text.length() && scale > 1; i++) {
        scale /= 10;
        nanos += scale * (text.charAt(i) - '0');
      }
      return OptionalLong.of(nanos);
    } catch (NumberFormatException | ArithmeticException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /**
   * A time of the day, in nanoseconds since midnight.
   *
   * @param half AM, PM or nothing
   */
  static OptionalLong timeOfDay(String text, String half) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return OptionalLong.empty();
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = Integer.parseInt(time.group(2));
    int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    if (!half.isEmpty()) {
      if (hour < 1 || hour > 12) {
        return OptionalLong.empty();
      }
      hour = hour % 12 + (half.equals("PM") ? 12 : 0);
    }
    if (hour > 23 || minute > 59 || second > 60) {
      return OptionalLong.empty();
    }
    long nanos = 0;
    String fraction = time.group(4);
    if (fraction != null) {
      nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
    }
    return OptionalLong.of((hour * 3_600L + minute * 60L + second) * SECOND + nanos);
  }
}
