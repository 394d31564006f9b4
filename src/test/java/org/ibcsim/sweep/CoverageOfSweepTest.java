package org.ibcsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibcsim.plan.statistics.Estimate;
import org.ibcsim.scenario.ScenarioException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole experiments on the event engine: an SRL that takes 200 us a write is an M/D/1 queue for
 * Poisson writes, and of 1 000 experiments with seeds of their own, 95 % plus or minus 2 % have an
 * interval that holds the closed form of the mean latency, D (1 + r / (2 (1 - r))) (capacity 5.1).
 */
@Tag("slow")
class CoverageOfSweepTest {
  private static final int EXPERIMENTS = 1_000;
  private static final double SERVICE_SECONDS = 0.0002;
  private static final double LOAD = 0.5;

  @TempDir Path folder;

  private Path experiment(int seed) throws IOException {
    return Files.writeString(
        folder.resolve("experiment.yaml"),
        """
        experiment: Mean latency at an SRL
        scenario: queue.yaml
        seed: %d
        vary: {"workload[0].poisson.rate": [2500/s]}
        measures: {latency: latency.mean}
        replications: 5
        """
            .formatted(seed));
  }

  @Test
  void intervalsOfSweepsHoldTheClosedForm() throws IOException, ScenarioException {
    Files.writeString(
        folder.resolve("queue.yaml"),
        """
        scenario: A queue at the SRL
        duration: 250 ms
        rds:
          diskgroup: dg
          rvg: rvg
          volumes: {v: 1 GiB}
          srl: {name: srl, size: 1 GiB}
          primary: {host: seattle, disk: {srl: {write: 200 us}, data: {write: 0 s}}}
          secondaries:
            - {host: london, link: {latency: 0 s, bandwidth: unlimited}}
        workload:
          - poisson: {volume: v, rate: 2500/s, size: 8 KiB}
        """);
    double truth = SERVICE_SECONDS * (1 + LOAD / (2 * (1 - LOAD)));
    int holds = 0;
    for (int seed = 1; seed <= EXPERIMENTS; seed++) {
      LoadedExperiment loaded = ExperimentFile.load(experiment(seed), null);
      try (Engine engine = new ThreadsEngine(loaded.subject(), 1)) {
        Sweep sweep = new Sweep(loaded.experiment(), new Experiments.Memory(), engine);
        SweepResult result = SweepResult.of(loaded.experiment(), sweep.run((done, known) -> {}));
        Estimate estimate = result.points().get(0).estimates().get(0).estimate();
        holds += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
      }
    }
    assertThat(holds).isBetween(930, 970);
  }
}
