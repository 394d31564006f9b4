package org.ibcsim.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.sweep.Engine;
import org.ibcsim.sweep.ExperimentFile;
import org.ibcsim.sweep.LoadedExperiment;
import org.ibcsim.sweep.RunKey;
import org.ibcsim.sweep.RunResult;
import org.ibcsim.sweep.SqliteStore;
import org.ibcsim.sweep.Sweep;
import org.ibcsim.sweep.SweepException;
import org.ibcsim.sweep.ThreadsEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine on Spark's own threads; {@code .ci/spark-standalone} takes a real cluster. */
@Tag("slow")
class SparkSweepTest {
  private static final Path GOOD = Path.of("src/test/resources/org/ibcsim/sweep/good");

  @TempDir Path folder;

  private SortedMap<RunKey, RunResult> run(LoadedExperiment loaded, Engine engine, String name) {
    try (engine;
        SqliteStore store =
            SqliteStore.open(folder.resolve(name + ".sqlite"), loaded.experiment())) {
      return new Sweep(loaded.experiment(), store, engine).run((done, known) -> {});
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "list", "hypercube", "plan"})
  void resultsAreThoseOfThreadsBitForBit(String name) throws ScenarioException {
    LoadedExperiment loaded = ExperimentFile.load(GOOD.resolve(name + ".yaml"), null);
    SortedMap<RunKey, RunResult> onSpark =
        run(loaded, SparkEngine.start("local[2]", loaded.sources()), "spark");
    assertThat(onSpark).isEqualTo(run(loaded, new ThreadsEngine(loaded.subject(), 2), "threads"));
    assertThat(onSpark).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void whatTheStoreRefusesEndsTheSweepWithItsOwnWords() throws ScenarioException {
    LoadedExperiment loaded = ExperimentFile.load(GOOD.resolve("grid.yaml"), null);
    AtomicInteger taken = new AtomicInteger();
    try (Engine engine = SparkEngine.start("local[2]", loaded.sources())) {
      assertThatThrownBy(
              () ->
                  engine.run(
                      loaded.experiment().points().stream()
                          .map(point -> new RunKey(point.number(), 0))
                          .toList(),
                      result -> {
                        if (taken.incrementAndGet() == 2) {
                          throw new SweepException("no room");
                        }
                      }))
          .isInstanceOf(SweepException.class)
          .hasMessage("no room");
    }
    assertThat(taken).hasValue(2);
  }
}
