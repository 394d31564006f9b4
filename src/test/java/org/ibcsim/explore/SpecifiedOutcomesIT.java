package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An exploration of the model has the outcomes that the Promela specification in {@code src/spec}
 * has, no more and no fewer; each difference follows from what the specification leaves out.
 */
class SpecifiedOutcomesIT {
  /**
   * How a scenario is explored, with the faults that it lists and no others; a search of it must
   * end.
   */
  private record Setup(TimeModel time, long writes) {
    private Scenario of(Scenario scenario) {
      ExplorePlan plan = scenario.explore();
      return scenario.withExplore(
          plan.withTime(time).withWrites(writes).withFaults(ExplorePlan.FaultBudget.NONE));
    }
  }

  /** Why the exploration has outcomes that the specification has not. */
  private enum Reason {
    /** The specification always has a write behind the message; the scenario need not. */
    NOTHING_WRITTEN_BEHIND,
    /**
     * The specification takes a snapshot in one step. In the scenario a host may crash within one;
     * its volumes are there then, so that the same command fails after the boot.
     */
    SNAPSHOT_IN_ONE_STEP
  }

  private record Difference(Reason reason, List<List<String>> onlyExplored) {}

  private static final Setup STANDARD = new Setup(TimeModel.TIMED, 2);
  private static final Setup ONE_WRITE = new Setup(TimeModel.TIMED, 1);

  /**
   * Where two writes are too many states, or come behind a message although the specification has
   * them all before it; and where the specification, which has phases, does not know that the times
   * of the scenario keep some things apart.
   */
  private static final Map<String, Setup> SETUPS =
      Map.ofEntries(
          Map.entry("at-least-once", new Setup(TimeModel.TIMED, 0)),
          Map.entry("copies-before-the-next", ONE_WRITE),
          Map.entry("copies-before-the-next-of-the-frozen", ONE_WRITE),
          Map.entry("copies-before-the-next-without-copies", ONE_WRITE),
          Map.entry("order-among-applications", new Setup(TimeModel.UNTIMED, 2)),
          Map.entry("primary-crash-before-send-returns", ONE_WRITE),
          Map.entry("receiver-without-memory", new Setup(TimeModel.UNTIMED, 1)),
          Map.entry("release-before-a-crash-forgotten", new Setup(TimeModel.TIMED, 0)),
          Map.entry("secondary-crash-in-the-drain", ONE_WRITE),
          Map.entry("secondary-crash-while-frozen", ONE_WRITE),
          Map.entry("secondary-crash-while-frozen-consumed", ONE_WRITE),
          Map.entry("stoprecv-with-nothing-to-stop", new Setup(TimeModel.UNTIMED, 2)),
          Map.entry("stoprecv-with-nothing-to-stop-error", new Setup(TimeModel.UNTIMED, 2)));

  private static final Map<String, Difference> DIFFERENT =
      Map.of(
          "receive-does-not-unfreeze",
          new Difference(
              Reason.NOTHING_WRITTEN_BEHIND,
              List.of(List.of("0", "pending", "true", "true", "true"))),
          "receiver-without-memory",
          new Difference(
              Reason.SNAPSHOT_IN_ONE_STEP, List.of(List.of("2", "absent", "false", "true"))));

  static Set<String> tests() {
    return Specification.kept().keySet();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void explorationHasTheOutcomesOfTheSpecification(String test) {
    Scenario scenario = SETUPS.getOrDefault(test, STANDARD).of(Explored.litmus(test));
    Exploration explored = Explored.whole(scenario);
    assertThat(explored.search().reachedBounds()).isEmpty();
    Set<LitmusOutcome> expected = new TreeSet<>();
    Specification.kept()
        .getOrDefault(test, List.of())
        .forEach(outcome -> expected.add(new LitmusOutcome(List.copyOf(outcome.values()))));
    Difference different = DIFFERENT.get(test);
    if (different != null) {
      for (List<String> values : different.onlyExplored()) {
        assertThat(expected.add(new LitmusOutcome(values))).as("only explored").isTrue();
      }
    }
    assertThat(explored.outcomes())
        .as("outcomes of %s, different by %s", test, different)
        .extracting(Exploration.Row::outcome)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void whatIsSetUpOrDifferentIsATest() {
    assertThat(tests()).containsAll(SETUPS.keySet()).containsAll(DIFFERENT.keySet());
  }
}
