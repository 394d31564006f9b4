package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/** Reads {@code other_traffic}: what others take of a link, by the time of the day. */
final class OtherTrafficReader {
  private static final String EXPECTED =
      "a time of the day with hours and minutes, such as 08:00 or 24:00";
  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])");
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long HOUR_NANOS = 60 * MINUTE_NANOS;

  /** One span where it stands in the file; from a later to an earlier time goes over midnight. */
  private record Written(long from, long until, long uses, Node node) {}

  private final Values values;
  private final Problems problems;
  private final long startNanosOfDay;

  OtherTrafficReader(Values values, Problems problems, long startNanosOfDay) {
    this.values = values;
    this.problems = problems;
    this.startNanosOfDay = startNanosOfDay;
  }

  OtherTraffic read(@Nullable Node node) {
    List<OtherTraffic.Span> spans = new ArrayList<>();
    List<Written> all = new ArrayList<>();
    for (Node item : values.items(node, "span", Limits.MOST_SPANS)) {
      Written written = span(item);
      if (written != null) {
        all.add(written);
        add(written, spans);
      }
    }
    if (overlap(spans)) {
      problems.add(
          all.get(all.size() - 1).node().place(),
          "other traffic of which spans overlap",
          "spans of the day of which none begins before another one has ended");
      return OtherTraffic.NONE;
    }
    return spans.isEmpty() ? OtherTraffic.NONE : new OtherTraffic(spans, startNanosOfDay);
  }

  private @Nullable Written span(Node item) {
    Section section = Section.open(item, Forms.OTHER_TRAFFIC, problems);
    long from = timeOfDay(section.value("from"), problems);
    long until = timeOfDay(section.value("until"), problems);
    long uses = values.amount(section.value("uses"), Limits.OTHER_USE, Values.UNKNOWN);
    if (from == Values.UNKNOWN || until == Values.UNKNOWN || uses == Values.UNKNOWN) {
      return null;
    }
    if (from % OtherTraffic.DAY_NANOS == until % OtherTraffic.DAY_NANOS
        && (from != 0 || until != OtherTraffic.DAY_NANOS)) {
      problems.add(
          section.place("until"),
          "a span that ends when it begins",
          "another time of the day, or from 00:00 until 24:00 for the whole day");
      return null;
    }
    return new Written(from % OtherTraffic.DAY_NANOS, until, uses, item);
  }

  private static void add(Written written, List<OtherTraffic.Span> spans) {
    if (written.from() < written.until()) {
      spans.add(new OtherTraffic.Span(written.from(), written.until(), written.uses()));
      return;
    }
    spans.add(new OtherTraffic.Span(written.from(), OtherTraffic.DAY_NANOS, written.uses()));
    if (written.until() > 0) {
      spans.add(new OtherTraffic.Span(0, written.until(), written.uses()));
    }
  }

  private static boolean overlap(List<OtherTraffic.Span> spans) {
    List<OtherTraffic.Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingLong(OtherTraffic.Span::fromNanos));
    for (int next = 1; next < sorted.size(); next++) {
      if (sorted.get(next).fromNanos() < sorted.get(next - 1).untilNanos()) {
        return true;
      }
    }
    return false;
  }

  /**
   * A time of the day in nanoseconds since midnight; {@link Values#UNKNOWN} where there is none.
   */
  static long timeOfDay(@Nullable Node node, Problems problems) {
    if (node == null) {
      return Values.UNKNOWN;
    }
    Matcher matcher = TIME.matcher(node instanceof Node.Scalar scalar ? scalar.text() : "");
    if (matcher.matches()) {
      long nanos =
          Long.parseLong(matcher.group(1)) * HOUR_NANOS
              + Long.parseLong(matcher.group(2)) * MINUTE_NANOS;
      if (nanos <= OtherTraffic.DAY_NANOS) {
        return nanos;
      }
    }
    problems.add(node.place(), node.shown(), EXPECTED);
    return Values.UNKNOWN;
  }
}
