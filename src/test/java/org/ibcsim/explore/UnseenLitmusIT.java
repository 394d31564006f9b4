package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ibcsim.explore.search.BreadthFirstSearch;
import org.ibcsim.explore.search.Reported;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reduction is on by default because of this: over the whole litmus folder an exploration with
 * it and one without it come to the same outcomes, broken invariants, required outcomes that are
 * missing and verdict. Each file is compared with its times, without times, and with the faults
 * that it adds, then without writes; else with one write of each source, or none in files with so
 * many people at work that all orders of everything would take long.
 */
class UnseenLitmusIT {
  private static final int THREADS = 2;

  private static final Set<String> WITHOUT_WRITES =
      Set.of(
          "at-least-once",
          "broadcast-to-two",
          "copies-before-the-next",
          "copies-before-the-next-of-the-frozen",
          "copies-before-the-next-without-copies",
          "drop-report",
          "drop-report-again",
          "drops-are-counted",
          "order-among-applications",
          "secondary-crash-while-frozen",
          "secondary-crash-while-frozen-consumed",
          "send-among-writes",
          "snapshot-of-two-volumes",
          "vradmin-ibc-with-a-failure");

  private static long reducedStates;
  private static long allStates;

  static List<Path> files() {
    return LitmusFolder.files();
  }

  static List<Path> filesThatAddFaults() {
    return files().stream().filter(file -> Explored.file(file).explore().faults().any()).toList();
  }

  @AfterAll
  static void tellSizes() {
    System.out.printf("%d states with the reduction, %d without%n", reducedStates, allStates);
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothingIsDifferentWithTimes(Path file) {
    compare(small(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void nothingIsDifferentWithoutTimes(Path file) {
    compare(Explored.untimed(small(file)));
  }

  @ParameterizedTest
  @MethodSource("filesThatAddFaults")
  void nothingIsDifferentWithAddedFaults(Path file) {
    Scenario scenario = Explored.file(file);
    ExplorePlan.FaultBudget faults = scenario.explore().faults();
    compare(Explored.withWrites(scenario, 0, faults));
  }

  private static Scenario small(Path file) {
    int writes = WITHOUT_WRITES.contains(LitmusFolder.name(file)) ? 0 : 1;
    return Explored.withWrites(Explored.file(file), writes);
  }

  private static void compare(Scenario scenario) {
    Exploration reduced = explore(new DataSetModel(scenario, true));
    Exploration all = explore(new DataSetModel(scenario, false));
    reducedStates += states(reduced);
    allStates += states(all);
    assertThat(all.complete()).isTrue();
    assertThat(reduced.complete()).isTrue();
    assertThat(reduced.verdict()).isEqualTo(all.verdict());
    assertThat(Explored.outcomes(scenario, reduced)).isEqualTo(Explored.outcomes(scenario, all));
    assertThat(reduced.missing()).isEqualTo(all.missing());
    assertThat(broken(reduced)).isEqualTo(broken(all));
    assertThat(states(reduced)).isLessThanOrEqualTo(states(all));
  }

  private static Exploration explore(DataSetModel model) {
    SearchOptions options = SearchOptions.withThreads(THREADS).within(Explored.BOUNDS).goingOn();
    return Exploration.of(model, new BreadthFirstSearch(model, options).run(progress -> {}));
  }

  private static long states(Exploration exploration) {
    return ((SearchResult) exploration.search()).counts().distinct();
  }

  private static List<String> broken(Exploration exploration) {
    return exploration.search().broken().stream().map(Reported::name).sorted().toList();
  }
}
