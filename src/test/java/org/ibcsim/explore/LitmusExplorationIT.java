package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every litmus file, explored whole: no invariant broken, and every outcome one of its lists. */
class LitmusExplorationIT {
  static List<Path> files() {
    try (Stream<Path> all = Files.list(Explored.LITMUS)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOutcomeIsListedAndEveryRequiredOneIsReached(Path file) {
    Scenario scenario = Explored.file(file);
    Exploration explored = Explored.whole(scenario);
    assertThat(explored.search().broken()).isEmpty();
    assertThat(explored.search().reachedBounds()).isEmpty();
    assertThat(explored.missing()).isEmpty();
    assertThat(explored.outcomes())
        .as(Explored.outcomes(scenario, explored).toString())
        .allMatch(row -> row.standing().name().equals("PERMITTED"));
    assertThat(explored.verdict()).isEqualTo(Verdict.HELD);
  }
}
