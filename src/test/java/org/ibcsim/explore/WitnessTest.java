package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The path to every outcome can be followed from the beginning, step by step, to that outcome. */
class WitnessTest {
  /** Stalls begin and end, with and without a write that waits for their end. */
  @ParameterizedTest
  @ValueSource(
      strings = {"latency-fail-and-send", "latency-stall-and-send", "memory-shortage-and-send"})
  void everyOutcomeIsAtTheEndOfItsPath(String litmus) {
    Scenario scenario = Explored.litmus(litmus);
    Exploration explored = Explored.whole(scenario);
    assertThat(explored.outcomes()).isNotEmpty();
    for (Exploration.Row row : explored.outcomes()) {
      Witness witness =
          Witness.follow(scenario, true, row.witness(), fact -> "", "test", litmus + ".yaml");
      assertThat(witness.walk().steps()).hasSize(row.witness().length() + 1);
    }
  }
}
