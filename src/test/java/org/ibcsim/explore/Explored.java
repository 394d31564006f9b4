package org.ibcsim.explore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.explore.search.Bounds;
import org.ibcsim.explore.search.BreadthFirstSearch;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;

/** Scenarios explored by tests: at most a number of states, as a test must end. */
final class Explored {
  static final Path LITMUS = Path.of("scenarios", "litmus");
  static final Bounds BOUNDS = Bounds.ofHeap(0.5).withStates(2_000_000);

  private Explored() {}

  /** Everything, with what nobody sees left out. */
  static Exploration whole(Scenario scenario) {
    return of(new DataSetModel(scenario, true));
  }

  static Exploration of(DataSetModel model) {
    SearchOptions options = SearchOptions.withThreads(1).within(BOUNDS).goingOn();
    return Exploration.of(model, new BreadthFirstSearch(model, options).run(progress -> {}));
  }

  static Scenario file(Path path) {
    try {
      return ScenarioFile.load(path).scenario();
    } catch (ScenarioException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  static Scenario litmus(String name) {
    return file(LITMUS.resolve(name + ".yaml"));
  }

  static Scenario text(String text) {
    try {
      return ScenarioFile.parse(Path.of("test.yaml"), text.getBytes(StandardCharsets.UTF_8))
          .scenario();
    } catch (ScenarioException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** The same scenario without regard to times. */
  static Scenario untimed(Scenario scenario) {
    return scenario.withExplore(scenario.explore().withTime(ExplorePlan.TimeModel.UNTIMED));
  }

  /** The same scenario with at most so many writes of each source, and without added faults. */
  static Scenario withWrites(Scenario scenario, long writes) {
    return withWrites(scenario, writes, ExplorePlan.FaultBudget.NONE);
  }

  static Scenario withWrites(Scenario scenario, long writes, ExplorePlan.FaultBudget faults) {
    return scenario.withExplore(scenario.explore().withWrites(writes).withFaults(faults));
  }

  /** The outcomes, as people read them. */
  static List<String> outcomes(Scenario scenario, Exploration explored) {
    Litmus litmus = scenario.litmus();
    if (litmus == null) {
      throw new IllegalArgumentException("a scenario that observes nothing");
    }
    return explored.outcomes().stream().map(row -> litmus.text(row.outcome())).sorted().toList();
  }
}
