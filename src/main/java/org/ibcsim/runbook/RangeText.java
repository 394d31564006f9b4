package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.TimeRange;

/**
 * The time of {@code at} and {@code sleep}: one duration, or two with {@code ..} between them for
 * any time from the first to the second, {@code 1 s .. 5 s}.
 */
final class RangeText {
  private static final String DOTS = "..";

  private RangeText() {}

  /** As it is written; {@link #read} gives the same back. */
  static String of(TimeRange range) {
    return range.isFixed()
        ? Duration.text(range.leastNanos())
        : Duration.text(range.leastNanos()) + " .. " + Duration.text(range.mostNanos());
  }

  /**
   * Reads the words after a command; empty once a problem has been added.
   *
   * @param words the command first
   */
  static Optional<TimeRange> read(List<Word> words, List<Problem> problems) {
    Word first = words.get(0);
    if (words.size() == 1) {
      return problem(first, first.text() + " without a time", Duration.EXPECTED, "", problems);
    }
    Word begin = words.get(1);
    String text = String.join(" ", words.stream().skip(1).map(Word::text).toList());
    String[] parts = text.split("\\.\\.", -1);
    if (parts.length > 2) {
      return problem(
          begin, "'" + text + "'", "one time, or two with .. between them", "1 s .. 5 s", problems);
    }
    List<Long> limits = new ArrayList<>();
    for (String part : parts) {
      Duration duration = Duration.read(part);
      if (duration instanceof Duration.Malformed malformed) {
        return problem(
            begin,
            part.isBlank() ? "'" + text + "', which has one time" : malformed.found(),
            part.isBlank() ? "a time on both sides of " + DOTS : Duration.EXPECTED,
            malformed.suggestion(),
            problems);
      }
      limits.add(((Duration.Read) duration).nanos());
    }
    long least = limits.get(0);
    long most = limits.get(limits.size() - 1);
    if (least > most) {
      return problem(
          begin,
          "times from " + Duration.text(least) + " to " + Duration.text(most),
          "the earlier one first",
          of(new TimeRange(most, least)),
          problems);
    }
    return Optional.of(new TimeRange(least, most));
  }

  private static Optional<TimeRange> problem(
      Word word, String found, String expected, String suggestion, List<Problem> problems) {
    problems.add(Problem.at(word, found, expected, suggestion));
    return Optional.empty();
  }
}
