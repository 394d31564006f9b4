package org.ibcsim.sweep;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ibcsim.plan.HeaderRule;
import org.ibcsim.plan.Terms;
import org.ibcsim.plan.input.InputFormat;
import org.ibcsim.plan.input.MeasuredFile;
import org.ibcsim.scenario.Values;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.scenario.unit.Range;
import org.ibcsim.workload.sample.SampleFormat;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a plan from the values of its keys. */
final class PlanReader {
  private static final long YEAR_NANOS = 366L * 86_400 * 1_000_000_000;
  private static final Range TIME = new Range(Dimension.DURATION, "s", 0, 50 * YEAR_NANOS);
  private static final Range SHARE = new Range(Dimension.SHARE, "%", 0, 100L * 1_000_000_000);
  private static final Range OF_LINE = new Range(Dimension.SHARE, "%", 0, 999_999_999);
  private static final Range LINK = new Range(Dimension.BANDWIDTH, "Mbit/s", 1, 1L << 42);
  private static final Range SIZE = new Range(Dimension.SIZE, "MiB", 1, 1L << 60);
  private static final Range BLOCK = new Range(Dimension.SIZE, "B", 1, 1 << 20);
  private static final double PARTS = 1e9;
  private static final int MOST_RATIO = 1_000;
  private static final int MOST_YEARS = 100;
  private static final Pattern TIME_OF_DAY = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
  private static final long MINUTE_NANOS = 60_000_000_000L;

  /**
   * A plan that can be made.
   *
   * @param trace what was measured
   */
  record Ready(Path trace, MeasuredFile.Options options, Terms terms) {}

  private final Path folder;
  private final Problems problems;
  private final Values values;

  PlanReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
    this.values = new Values(problems);
  }

  /**
   * Reads the terms; null once a problem has been told.
   *
   * @param keys the value of each key that is there
   */
  @Nullable Ready read(Map<String, ? extends Node> keys) {
    int before = problems.count();
    Path trace = path(keys.get("trace"));
    MeasuredFile.Options options =
        new MeasuredFile.Options(
            format(keys.get("format")),
            pattern(keys.get("device")),
            values.amount(keys.get("every"), TIME, 0),
            (int) values.amount(keys.get("block"), BLOCK, SampleFormat.STANDARD_BLOCK_BYTES));
    String synchronous = word(keys.get("synchronous"), List.of("off", "override", "fail"), "off");
    Node rpo = keys.get("rpo");
    long link = values.longTermRate(keys.get("link"), LINK, 1);
    double overhead = share(keys.get("overhead"), OF_LINE);
    double compression = values.decimal(keys.get("compression"), MOST_RATIO, 1);
    HeaderRule header = header(keys.get("header"));
    long writeSize = values.amount(keys.get("write_size"), SIZE, 0);
    double growth = share(keys.get("growth"), SHARE);
    double years = values.decimal(keys.get("years"), MOST_YEARS, 1);
    double safety = share(keys.get("safety"), SHARE);
    long outage = values.amount(keys.get("outage"), TIME, 0);
    long nodeOutage = values.amount(keys.get("node_outage"), TIME, 0);
    long synchronization = values.amount(keys.get("synchronization"), TIME, 0);
    long backup = values.amount(keys.get("secondary_backup"), TIME, 0);
    long loss = values.amount(keys.get("loss"), SIZE, Long.MAX_VALUE);
    double limit = rpo == null ? Double.POSITIVE_INFINITY : values.amount(rpo, TIME, 0) / 1e9;
    long startsAt = timeOfDay(keys.get("starts_at"));
    if (compression < 1) {
      problems.add(place(keys, "compression"), "a ratio of " + compression, "1 or more");
    }
    if (problems.count() > before || trace == null) {
      return null;
    }
    Terms terms =
        new Terms(
            link,
            List.of(),
            overhead,
            compression,
            header,
            writeSize,
            growth,
            years,
            safety,
            outage,
            nodeOutage,
            synchronization,
            backup,
            loss,
            limit,
            !synchronous.equals("off"),
            synchronous.equals("fail"),
            startsAt);
    return new Ready(trace, options, terms);
  }

  private static org.ibcsim.scenario.text.Place place(
      Map<String, ? extends Node> keys, String key) {
    Node node = keys.get(key);
    return node == null ? org.ibcsim.scenario.text.Place.FILE : node.place();
  }

  private double share(@Nullable Node node, Range range) {
    return values.amount(node, range, 0) / PARTS;
  }

  private HeaderRule header(@Nullable Node node) {
    String word = word(node, List.of("none", "table", "exact"), "none");
    return HeaderRule.named(word).orElse(HeaderRule.NONE);
  }

  private String word(@Nullable Node node, List<String> words, String fallback) {
    Map<String, String> choices = new LinkedHashMap<>();
    words.forEach(word -> choices.put(word, word));
    return values.choice(node, choices, fallback);
  }

  private @Nullable Path path(@Nullable Node node) {
    String text = values.text(node, "the path of a measurement");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return folder.resolve(text);
    } catch (InvalidPathException wrong) {
      if (node != null) {
        problems.add(node.place(), node.shown(), "the path of a measurement");
      }
      return null;
    }
  }

  private @Nullable InputFormat format(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Map<String, InputFormat> formats = new LinkedHashMap<>();
    InputFormat.words().forEach(word -> formats.put(word, InputFormat.named(word).orElseThrow()));
    InputFormat first = formats.values().iterator().next();
    return values.choice(node, formats, first);
  }

  private @Nullable Pattern pattern(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    try {
      return Pattern.compile(values.text(node, "a regular expression for names of devices"));
    } catch (PatternSyntaxException wrong) {
      problems.add(node.place(), node.shown(), "a regular expression: " + wrong.getDescription());
      return null;
    }
  }

  private long timeOfDay(@Nullable Node node) {
    if (node == null) {
      return 0;
    }
    Matcher time = TIME_OF_DAY.matcher(node instanceof Scalar scalar ? scalar.text() : "");
    if (!time.matches()) {
      problems.add(node.place(), node.shown(), "a time of the day, as in 08:30");
      return 0;
    }
    return (Integer.parseInt(time.group(1)) * 60L + Integer.parseInt(time.group(2))) * MINUTE_NANOS;
  }
}
