package org.ibcsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.ibcsim.plan.Plan;
import org.ibcsim.plan.PlanFigure;
import org.ibcsim.plan.PlanFigures;
import org.ibcsim.plan.Terms;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.plan.input.MeasuredFile;
import org.ibcsim.plan.statistics.Comparison;
import org.ibcsim.scenario.ScenarioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of a real scenario and of real plans. */
class ScenarioSweepTest {
  @TempDir Path folder;

  private static SortedMap<RunKey, RunResult> run(LoadedExperiment loaded, int threads) {
    try (Engine engine = new ThreadsEngine(loaded.subject(), threads)) {
      return new Sweep(loaded.experiment(), new Experiments.Memory(), engine)
          .run((done, known) -> {});
    }
  }

  private LoadedExperiment experiment(String measures, String more)
      throws IOException, ScenarioException {
    Files.copy(Experiments.FOLDER.resolve("scenario.yaml"), folder.resolve("scenario.yaml"));
    Path file =
        Files.writeString(
            folder.resolve("e.yaml"),
            """
            experiment: Two links
            scenario: scenario.yaml
            seed: 11
            vary:
              rds.secondaries[0].link.bandwidth: [10 Mbit/s, 20 Mbit/s]
            """
                + measures
                + more);
    return ExperimentFile.load(file, null);
  }

  @Test
  void pointsShareTheirRandomNumbersAndReplicationsDoNot() throws IOException, ScenarioException {
    LoadedExperiment loaded =
        experiment("measures: {bytes: writes.bytes, rpo: rpo.max}\n", "replications: 4\n");
    SortedMap<RunKey, RunResult> results = run(loaded, 2);
    for (int replication = 0; replication < 4; replication++) {
      RunResult slow = results.get(new RunKey(0, replication));
      RunResult fast = results.get(new RunKey(1, replication));
      assertThat(slow.values().get(0)).isEqualTo(fast.values().get(0));
      assertThat(slow.values().get(1)).isGreaterThan(fast.values().get(1));
    }
    assertThat(results.values().stream().map(result -> result.values().get(0)).distinct())
        .hasSize(4);
  }

  @Test
  void comparingPairsIsNarrowerThanComparingMeans() throws IOException, ScenarioException {
    LoadedExperiment loaded =
        experiment(
            "measures: {rpo: {series: rpo_last_ns}}\n",
            """
            replications: 6
            compare:
              - rds.secondaries[0].link.bandwidth: 10 Mbit/s
              - rds.secondaries[0].link.bandwidth: 20 Mbit/s
            """);
    SweepResult result = SweepResult.of(loaded.experiment(), run(loaded, 2));
    Comparison comparison = result.comparisons().get(0).comparison();
    assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.LESS);
    double apart = Math.hypot(comparison.first().halfWidth(), comparison.second().halfWidth());
    assertThat(comparison.difference().halfWidth()).isLessThan(apart);
    assertThat(SweepWords.of(comparison)).startsWith("the second has less: by 0.0");
  }

  @Test
  void aValueOfARunIsThatOfTheScenarioWithTheValueWrittenIntoIt()
      throws IOException, ScenarioException {
    LoadedExperiment loaded =
        experiment("measures: {lag: lag.max, count: writes.count}\n", "replications: 2\n");
    String changed =
        Files.readString(folder.resolve("scenario.yaml")).replace("10 Mbit/s", "20 Mbit/s");
    Files.writeString(folder.resolve("changed.yaml"), changed);
    Path other =
        Files.writeString(
            folder.resolve("other.yaml"),
            """
            experiment: One point
            scenario: changed.yaml
            seed: 11
            vary: {duration: [20 s]}
            measures: {lag: lag.max, count: writes.count}
            replications: 2
            """);
    SortedMap<RunKey, RunResult> one = run(ExperimentFile.load(other, null), 1);
    assertThat(run(loaded, 1).get(new RunKey(1, 1)).values())
        .isEqualTo(one.get(new RunKey(0, 1)).values());
  }

  @Test
  void valuesThatDoNotExistAndBrokenExpectationsAreCounted() throws IOException, ScenarioException {
    LoadedExperiment loaded =
        experiment(
            "measures: {received: ibc('nightly').received_at, sent: ibc('nightly').sent_at}\n",
            "replications: 3\n");
    Files.writeString(
        folder.resolve("scenario.yaml"),
        Files.readString(folder.resolve("scenario.yaml")).replace("'200ms'", "'30ms'"));
    SweepResult result = SweepResult.of(loaded.experiment(), run(loaded, 2));
    assertThat(result.points()).allMatch(point -> point.estimates().get(0).absent() == 3);
    assertThat(result.points()).allMatch(point -> point.estimates().get(1).absent() == 0);
    assertThat(result.points().get(0).estimates().get(1).estimate().mean()).isEqualTo(5);
    // The scenario was read when the experiment was loaded; what it expected then counts.
    assertThat(result.points()).allMatch(point -> point.held() == 3);
    LoadedExperiment again = ExperimentFile.load(folder.resolve("e.yaml"), null);
    assertThat(again.experiment().sha256()).isNotEqualTo(loaded.experiment().sha256());
    assertThat(SweepResult.of(again.experiment(), run(again, 2)).points().get(0).held()).isZero();
  }

  @Test
  void aSingleRunOfASeriesHasTheIntervalOfItsBatches() throws IOException, ScenarioException {
    LoadedExperiment loaded =
        experiment(
            "measures: {mean: {series: rpo_last_ns, secondary: london}}\n",
            "replications: 1\nwarm_up: 2 s\nbatches: 5\n");
    SweepResult result = SweepResult.of(loaded.experiment(), run(loaded, 1));
    double halfWidth = result.points().get(0).estimates().get(0).estimate().halfWidth();
    assertThat(halfWidth).isBetween(1e-6, 0.1);
  }

  @Test
  void figuresOfAPlanAreThoseOfThePlanItself() {
    LoadedExperiment loaded = Experiments.good("plan");
    SortedMap<RunKey, RunResult> results = run(loaded, 2);
    assertThat(results).hasSize(4);
    assertThat(results.get(new RunKey(1, 0)).values().get(0))
        .isGreaterThan(results.get(new RunKey(0, 0)).values().get(0));
    Measured measured =
        MeasuredFile.read(Experiments.FOLDER.resolve("minutes.csv"), MeasuredFile.Options.STANDARD);
    Terms terms = Terms.of(8_000_000).withOutage(3_600_000_000_000L);
    Plan plan = Plan.of(measured, terms);
    assertThat(plan.drains()).isTrue();
    assertThat(PlanFigures.of(measured, terms, List.of(PlanFigure.values())))
        .containsExactly(
            (double) plan.fluid().mostBytes(),
            plan.fluid().atSeconds(),
            plan.fluid().lag().p50(),
            plan.fluid().lag().p95(),
            plan.fluid().lag().p99(),
            plan.fluid().lag().max(),
            plan.lag().percentileSeconds(0.5),
            plan.lag().percentileSeconds(0.95),
            plan.lag().percentileSeconds(0.99),
            plan.lag().mostSeconds(),
            Double.NaN,
            (double) plan.lag().violations().size(),
            (double) plan.size().bytes(),
            (double) plan.size().worst().get(0).backlogBytes());
  }

  @Test
  void anSrlIsEndlessWhereTheLinkNeverDrains() {
    Measured measured =
        MeasuredFile.read(Experiments.FOLDER.resolve("minutes.csv"), MeasuredFile.Options.STANDARD);
    Terms slow = Terms.of(1_000);
    assertThat(Plan.of(measured, slow).srlBytes()).isNull();
    assertThat(PlanFigures.of(measured, slow, List.of(PlanFigure.SRL)))
        .containsExactly(Double.POSITIVE_INFINITY);
  }
}
