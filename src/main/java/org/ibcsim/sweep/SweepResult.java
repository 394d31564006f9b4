package org.ibcsim.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ibcsim.plan.statistics.Comparison;
import org.ibcsim.plan.statistics.Estimate;
import org.ibcsim.plan.statistics.Sensitivity;
import org.ibcsim.plan.statistics.ShareOfRuns;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of an experiment say together.
 *
 * @param points in the order of the design
 * @param comparisons of the two compared points, measure by measure; empty if none was asked for
 * @param rankings of the parameters, for each measure
 * @param runs how many runs there are
 * @param brokenInvariant the first run in which an invariant broke, and what; null if none did
 */
public record SweepResult(
    Experiment experiment,
    List<PointResult> points,
    List<Compared> comparisons,
    List<Ranking> rankings,
    int runs,
    @Nullable Broken brokenInvariant) {
  /**
   * A point.
   *
   * @param estimates of the measures, in their order
   * @param runs of it
   * @param held in how many of them all expectations of the scenario held
   */
  public record PointResult(Point point, List<MeasureEstimate> estimates, int runs, int held) {
    /** Whether every interval is as narrow as was asked. */
    public boolean narrow() {
      return estimates.stream().allMatch(MeasureEstimate::narrow);
    }
  }

  /**
   * A measure at a point.
   *
   * @param estimate over the replications; of a single run of a series, over its batches; of a
   *     condition with the longer way to an end of its interval
   * @param low of the interval
   * @param high of the interval
   * @param absent runs in which the value did not exist
   * @param narrow whether the half width is what was asked for, or none was
   */
  public record MeasureEstimate(
      Estimate estimate, double low, double high, int absent, boolean narrow) {
    static MeasureEstimate of(MeasureKind kind, Estimate estimate, int absent, boolean narrow) {
      if (kind == MeasureKind.CONDITION && estimate.count() > 0) {
        ShareOfRuns share =
            ShareOfRuns.of(estimate.count(), estimate.mean(), estimate.confidence());
        return new MeasureEstimate(estimate, share.low(), share.high(), absent, narrow);
      }
      return new MeasureEstimate(estimate, estimate.low(), estimate.high(), absent, narrow);
    }
  }

  /**
   * What a measure depends on.
   *
   * @param shares the parameter that matters most first; none where there is a single point
   * @param leftOut why there are none where there might be; empty otherwise
   */
  public record Ranking(List<Sensitivity> shares, String leftOut) {}

  /** Two points by one measure, over the replications that both have. */
  public record Compared(Measure measure, Comparison comparison) {}

  /** A run that broke an invariant. */
  public record Broken(RunKey key, String words) {}

  /** Draws the conclusions. */
  public static SweepResult of(Experiment experiment, SortedMap<RunKey, RunResult> results) {
    List<PointResult> points = new ArrayList<>();
    Broken broken = null;
    for (Point point : experiment.points()) {
      SortedMap<RunKey, RunResult> here =
          results.subMap(new RunKey(point.number(), 0), new RunKey(point.number() + 1, 0));
      points.add(ofPoint(experiment, point, here));
      for (RunResult run : here.values()) {
        if (broken == null && !run.brokenInvariant().isEmpty()) {
          broken = new Broken(run.key(), run.brokenInvariant());
        }
      }
    }
    return new SweepResult(
        experiment,
        points,
        comparisons(experiment, results),
        rankings(experiment, points),
        results.size(),
        broken);
  }

  private static PointResult ofPoint(
      Experiment experiment, Point point, SortedMap<RunKey, RunResult> runs) {
    List<MeasureEstimate> estimates = new ArrayList<>();
    Replications asked = experiment.replications();
    for (int measure = 0; measure < experiment.measures().size(); measure++) {
      double[] values = Sweep.Values.of(runs, point.number(), runs.size(), measure);
      MeasureKind kind = experiment.measures().get(measure).kind();
      Estimate estimate = kind.estimate(values, experiment.confidence());
      if (values.length == 1 && runs.size() == 1) {
        double within = runs.values().iterator().next().halfWidths().get(measure);
        if (!Double.isNaN(within)) {
          estimate = new Estimate(1, estimate.mean(), within, experiment.confidence());
        }
      }
      boolean narrow = !asked.untilNarrow() || kind.narrow(estimate, asked.halfWidth());
      estimates.add(MeasureEstimate.of(kind, estimate, runs.size() - values.length, narrow));
    }
    int held = (int) runs.values().stream().filter(run -> run.brokenExpectations() == 0).count();
    return new PointResult(point, estimates, runs.size(), held);
  }

  private static List<Compared> comparisons(
      Experiment experiment, SortedMap<RunKey, RunResult> results) {
    List<Compared> comparisons = new ArrayList<>();
    Experiment.Pair pair = experiment.compared();
    if (pair == null) {
      return comparisons;
    }
    for (int measure = 0; measure < experiment.measures().size(); measure++) {
      List<double[]> pairs = new ArrayList<>();
      for (int replication = 0; ; replication++) {
        RunResult first = results.get(new RunKey(pair.first(), replication));
        RunResult second = results.get(new RunKey(pair.second(), replication));
        if (first == null || second == null) {
          break;
        }
        double[] both = {first.values().get(measure), second.values().get(measure)};
        if (!Double.isNaN(both[0]) && !Double.isNaN(both[1])) {
          pairs.add(both);
        }
      }
      Comparison comparison =
          Comparison.of(
              pairs.stream().mapToDouble(both -> both[0]).toArray(),
              pairs.stream().mapToDouble(both -> both[1]).toArray(),
              experiment.confidence());
      comparisons.add(new Compared(experiment.measures().get(measure), comparison));
    }
    return comparisons;
  }

  private static List<Ranking> rankings(Experiment experiment, List<PointResult> points) {
    List<Ranking> all = new ArrayList<>();
    for (int measure = 0; measure < experiment.measures().size(); measure++) {
      int number = measure;
      List<PointResult> known =
          points.stream()
              .filter(
                  point -> {
                    Estimate estimate = point.estimates().get(number).estimate();
                    return estimate.count() > 0 && Double.isFinite(estimate.mean());
                  })
              .toList();
      List<Map<String, String>> values =
          known.stream().map(point -> point.point().values()).toList();
      double[] means =
          known.stream()
              .mapToDouble(point -> point.estimates().get(number).estimate().mean())
              .toArray();
      all.add(ranking(values, means));
    }
    return all;
  }

  private static Ranking ranking(List<Map<String, String>> points, double[] means) {
    if (points.size() < 2) {
      return new Ranking(List.of(), "");
    }
    int parameters = points.get(0).size();
    return Sensitivity.isTold(points)
        ? new Ranking(Sensitivity.ranking(points, means), "")
        : new Ranking(
            List.of(),
            points.size()
                + " points are too few for "
                + Shown.count(parameters, "parameter")
                + ": chance would decide; "
                + Sensitivity.neededPoints(parameters)
                + " or more tell, or a grid");
  }

  /** Whether every interval of every point is as narrow as was asked. */
  public boolean narrow() {
    return points.stream().allMatch(PointResult::narrow);
  }
}
