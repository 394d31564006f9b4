package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whole scenarios at random, through the reader and the driver that every scenario goes through.
 * One that fails is reduced and written down by {@link ReplayFiles}; mended, it belongs into {@code
 * scenarios/regressions}.
 */
class RandomScenarioProperties {
  private static final List<String> TO_BE_REACHED =
      List.of(
          "Frozen",
          "Unfrozen",
          "Drained",
          "Disconnected",
          "HostCrashed",
          "RvgStopped",
          "MessageRepeated",
          "message arrived again",
          "fate RECEIVED",
          "fate DROPPED",
          "fate DISCARDED",
          "fate FREEZE_TIMED_OUT");

  private static final Map<String, Integer> REACHED = new TreeMap<>();
  private static int runs;

  @BeforeContainer
  static void nothingIsReached() {
    REACHED.clear();
    runs = 0;
  }

  @AfterContainer
  static void whatMattersWasReached() {
    if (runs > 0) {
      System.out.println("In " + runs + " random scenarios came " + REACHED);
      assertThat(REACHED.keySet()).containsAll(TO_BE_REACHED);
    }
  }

  @Provide
  Arbitrary<RandomScenario> scenarios() {
    return RandomScenarios.any();
  }

  private static RunJudge judged(String text) {
    return RunJudge.of(RunOfText.scenario(text));
  }

  private static void hold(RandomScenario scenario) {
    RunJudge judge = hold(scenario, RandomScenario::text);
    runs++;
    judge.reached().forEach((what, count) -> REACHED.merge(what, count, Integer::sum));
  }

  /**
   * Runs a scenario; one that is broken is reduced first and then shown.
   *
   * @param text of the scenario file
   */
  static RunJudge hold(RandomScenario scenario, Function<RandomScenario, String> text) {
    RunJudge judge = judged(text.apply(scenario));
    if (judge.broken().isPresent()) {
      RandomScenario smallest =
          ScenarioReduction.of(scenario, one -> judged(text.apply(one)).broken().isPresent());
      String shown = text.apply(smallest);
      RunOfText.note(shown);
      fail(judged(shown).broken().orElseThrow());
    }
    return judge;
  }

  /** The same scenarios in every build, so that what they reach is no matter of luck. */
  @Property(tries = 120, seed = "20261122", shrinking = ShrinkingMode.OFF)
  void everyInvariantHoldsInRandomScenariosAndTheyEndWell(
      @ForAll("scenarios") RandomScenario scenario) {
    hold(scenario);
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void everyInvariantHoldsInScenariosNeverSeenBefore(@ForAll("scenarios") RandomScenario scenario) {
    hold(scenario);
  }

  @Tag("slow")
  @Property(tries = 3_000, seed = "20261122", shrinking = ShrinkingMode.OFF)
  void everyInvariantHoldsInVeryManyScenarios(@ForAll("scenarios") RandomScenario scenario) {
    hold(scenario);
  }
}
