package org.ibcsim.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibcsim.plan.statistics.Comparison;
import org.ibcsim.plan.statistics.Estimate;
import org.ibcsim.plan.statistics.Sensitivity;
import org.jspecify.annotations.Nullable;

/**
 * The result of a sweep as one document, for programs. It depends on the experiment alone: not on
 * threads, engine, or how often the sweep was interrupted. A number that does not exist is null.
 */
public record SweepDocument(
    String verdict,
    String reason,
    String experiment,
    String experimentSha256,
    long seed,
    double confidence,
    int runs,
    List<MeasureText> measures,
    List<PointNumbers> points,
    @Nullable ComparedPoints compared,
    Map<String, List<Share>> sensitivity,
    Map<String, String> sensitivityLeftOut,
    @Nullable String brokenInvariant) {
  /**
   * @param kind number, seconds, bytes or condition, whose mean is a share of the runs
   */
  public record MeasureText(String name, String expression, String kind) {}

  public record PointNumbers(
      int point,
      Map<String, String> parameters,
      int runs,
      int expectationsHeld,
      Map<String, Numbers> measures) {}

  /**
   * @param low of the interval; that of a share of runs is not even on both sides
   */
  public record Numbers(
      int values,
      int absent,
      @Nullable Double mean,
      @Nullable Double halfWidth,
      @Nullable Double low,
      @Nullable Double high,
      boolean narrow) {}

  public record ComparedPoints(int first, int second, Map<String, Difference> measures) {}

  public record Difference(
      String verdict,
      @Nullable Double first,
      @Nullable Double second,
      @Nullable Double difference,
      @Nullable Double halfWidth,
      String words) {}

  /**
   * @param byChance what a parameter without influence would have on average
   */
  public record Share(String parameter, double share, double byChance) {}

  /** The document of a result. */
  public static SweepDocument of(SweepResult result) {
    Experiment experiment = result.experiment();
    SweepVerdict verdict = SweepVerdict.of(result);
    return new SweepDocument(
        verdict.name(),
        verdict.reason(result),
        experiment.title(),
        experiment.sha256(),
        experiment.seed(),
        experiment.confidence(),
        result.runs(),
        experiment.measures().stream()
            .map(measure -> new MeasureText(measure.name(), measure.words(), measure.kind().word()))
            .toList(),
        result.points().stream().map(point -> numbers(experiment, point)).toList(),
        compared(experiment, result),
        sensitivity(experiment, result),
        leftOut(experiment, result),
        result.brokenInvariant() == null ? null : result.brokenInvariant().words());
  }

  private static PointNumbers numbers(Experiment experiment, SweepResult.PointResult point) {
    Map<String, Numbers> measures = new LinkedHashMap<>();
    for (int i = 0; i < experiment.measures().size(); i++) {
      SweepResult.MeasureEstimate measure = point.estimates().get(i);
      Estimate estimate = measure.estimate();
      measures.put(
          experiment.measures().get(i).name(),
          new Numbers(
              estimate.count(),
              measure.absent(),
              estimate.count() == 0 ? null : finite(estimate.mean()),
              finite(estimate.halfWidth()),
              finite(measure.low()),
              finite(measure.high()),
              measure.narrow()));
    }
    // Points are counted from 1 wherever a person reads them.
    return new PointNumbers(
        point.point().number() + 1, point.point().values(), point.runs(), point.held(), measures);
  }

  private static @Nullable ComparedPoints compared(Experiment experiment, SweepResult result) {
    Experiment.Pair pair = experiment.compared();
    if (pair == null) {
      return null;
    }
    Map<String, Difference> measures = new LinkedHashMap<>();
    for (SweepResult.Compared each : result.comparisons()) {
      Comparison comparison = each.comparison();
      measures.put(
          each.measure().name(),
          new Difference(
              comparison.verdict().name().toLowerCase(Locale.ROOT),
              finite(comparison.first().mean()),
              finite(comparison.second().mean()),
              finite(comparison.difference().mean()),
              finite(comparison.difference().halfWidth()),
              SweepWords.of(comparison)));
    }
    return new ComparedPoints(pair.first() + 1, pair.second() + 1, measures);
  }

  private static Map<String, List<Share>> sensitivity(Experiment experiment, SweepResult result) {
    Map<String, List<Share>> all = new LinkedHashMap<>();
    for (int i = 0; i < experiment.measures().size(); i++) {
      List<Sensitivity> ranking = result.rankings().get(i).shares();
      all.put(
          experiment.measures().get(i).name(),
          ranking.stream()
              .map(each -> new Share(each.parameter(), each.share(), each.byChance()))
              .toList());
    }
    return all;
  }

  private static Map<String, String> leftOut(Experiment experiment, SweepResult result) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < experiment.measures().size(); i++) {
      String why = result.rankings().get(i).leftOut();
      if (!why.isEmpty()) {
        all.put(experiment.measures().get(i).name(), why);
      }
    }
    return all;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
