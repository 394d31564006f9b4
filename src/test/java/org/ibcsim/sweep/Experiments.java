package org.ibcsim.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ibcsim.scenario.ScenarioException;

/** Experiments for tests. */
final class Experiments {
  static final Path FOLDER = Path.of("src/test/resources/org/ibcsim/sweep");

  private Experiments() {}

  /** One of the folder {@code good}. */
  static LoadedExperiment good(String name) {
    try {
      return ExperimentFile.load(FOLDER.resolve("good/" + name + ".yaml"), null);
    } catch (ScenarioException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** Points a=0, a=1, ... and the measure {@code m}. */
  static Experiment of(int points, Replications replications) {
    List<Map<String, String>> values = new ArrayList<>();
    for (int point = 0; point < points; point++) {
      values.add(Map.of("a", Integer.toString(point)));
    }
    return new Experiment(
        "Made up",
        "0123456789abcdef",
        List.of(),
        1,
        List.of("a"),
        Design.numbered(values),
        List.of(new Measure("m", "m", false, null)),
        replications,
        0.95,
        WarmUpRule.AUTO,
        20,
        null);
  }

  /** A result with one value. */
  static RunResult result(RunKey key, double value) {
    return new RunResult(key, List.of(value), List.of(Double.NaN), 0, "");
  }

  /** Keeps results in memory. */
  static final class Memory implements Store {
    final SortedMap<RunKey, RunResult> kept = new TreeMap<>();

    @Override
    public SortedMap<RunKey, RunResult> results() {
      return new TreeMap<>(kept);
    }

    @Override
    public void add(RunResult result) {
      if (kept.put(result.key(), result) != null) {
        throw new AssertionError(result.key() + " twice");
      }
    }

    @Override
    public void close() {}
  }
}
