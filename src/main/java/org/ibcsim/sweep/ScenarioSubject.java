package org.ibcsim.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.check.expectation.ExpectationException;
import org.ibcsim.check.expectation.MeasureExpression;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.Series;
import org.ibcsim.plan.statistics.BatchMeans;
import org.ibcsim.plan.statistics.Estimate;
import org.ibcsim.plan.statistics.WarmUp;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.ibcsim.simulate.MeasuredRun;

/**
 * Points of a scenario: its text with other values, run in virtual time.
 *
 * <p>A replication takes its random numbers from the experiment's seed and its own number, and not
 * from its point: two points with the same replication meet the same arrivals, jitter and loss as
 * far as their parameters allow (common random numbers), two replications share none.
 */
final class ScenarioSubject implements Subject {
  /** Points whose scenarios are kept ready; runs come point by point. */
  private static final int KEPT_POINTS = 64;

  private final Path path;
  private final ScenarioText text;
  private final Experiment experiment;
  private final Map<Integer, Ready> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Ready> eldest) {
          return size() > KEPT_POINTS;
        }
      };

  ScenarioSubject(Path path, ScenarioText text, Experiment experiment) {
    this.path = path;
    this.text = text;
    this.experiment = experiment;
  }

  /** A point that can be run. */
  private record Ready(Scenario scenario, List<MeasureExpression> expressions) {}

  @Override
  public RunResult run(RunKey key) {
    Ready ready = ready(key.point());
    RunHeader header =
        Headers.of(
            ready.scenario(),
            String.valueOf(path.getFileName()),
            "sweep",
            key.replication(),
            JournalLevel.CONTROL);
    MeasuredRun run = MeasuredRun.of(ready.scenario(), header, ready.expressions());
    List<Double> values = new ArrayList<>();
    List<Double> halfWidths = new ArrayList<>();
    int expression = 0;
    for (Measure measure : experiment.measures()) {
      if (measure.series()) {
        Estimate estimate = ofSeries(measure, run.series(), header);
        values.add(estimate.count() == 0 ? Double.NaN : estimate.mean());
        halfWidths.add(estimate.halfWidth());
      } else {
        values.add(run.values().get(expression++));
        halfWidths.add(Double.NaN);
      }
    }
    return new RunResult(
        key, values, halfWidths, run.brokenExpectations(), run.brokenInvariant().orElse(""));
  }

  private Ready ready(int point) {
    synchronized (kept) {
      Ready ready = kept.get(point);
      if (ready != null) {
        return ready;
      }
    }
    Ready made;
    try {
      made = made(experiment.points().get(point));
    } catch (ScenarioException | ExpectationException changed) {
      // It was right when the experiment was loaded: a file that it names is another one now.
      throw new SweepException(
          "point " + (point + 1) + " cannot be run any more: " + changed.getMessage(), changed);
    }
    synchronized (kept) {
      kept.put(point, made);
    }
    return made;
  }

  private Ready made(Point point) throws ScenarioException, ExpectationException {
    LoadedScenario loaded = loaded(point.values());
    List<MeasureExpression> expressions = new ArrayList<>();
    for (Measure measure : experiment.measures()) {
      if (!measure.series()) {
        expressions.add(MeasureExpression.compile(measure.text(), loaded.names()));
      }
    }
    return new Ready(loaded.scenario().withSeed(experiment.seed()), expressions);
  }

  /** The scenario with some values in it. */
  LoadedScenario loaded(Map<String, String> values) throws ScenarioException {
    return ScenarioFile.parse(path, text.with(values));
  }

  private Estimate ofSeries(Measure measure, Series series, RunHeader header) {
    double[] values = SeriesMeasures.values(measure, series, header);
    WarmUpRule rule = experiment.warmUp();
    int from =
        rule.detected()
            ? WarmUp.length(values)
            : (int) Math.min(values.length, rule.nanos() / series.bucketNanos());
    double[] rest = new double[values.length - from];
    System.arraycopy(values, from, rest, 0, rest.length);
    return BatchMeans.of(rest, experiment.batches(), experiment.confidence());
  }
}
