package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.ibcsim.explore.RunFollower;
import org.ibcsim.explore.SmallScenario;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.BedScenario;
import org.ibcsim.model.bed.Storm;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.Scenario;

/** Runs of random scenarios are paths of their explorations, as those of shipped ones are. */
class RefinementProperties {
  private static final int WRITES = 25;

  @Provide
  Arbitrary<RandomScenario> scenarios() {
    return RandomScenarios.any();
  }

  @Provide
  Arbitrary<Storm> storms() {
    return Storm.inTime();
  }

  /** Why a run of a scenario is no path; empty if it is one. */
  private static Optional<String> noPath(String text) {
    Scenario scenario = RunOfText.scenario(text);
    try {
      Scenario timed = SmallScenario.of(scenario, scenario.seed(), TimeModel.TIMED, WRITES);
      RunFollower.follow(timed);
      RunFollower.followToTheNanosecond(timed);
      RunFollower.follow(SmallScenario.of(scenario, scenario.seed(), TimeModel.UNTIMED, WRITES));
      return Optional.empty();
    } catch (AssertionError found) {
      return Optional.of(String.valueOf(found.getMessage()));
    }
  }

  private static void requirePath(RandomScenario scenario) {
    if (noPath(scenario.text()).isPresent()) {
      RandomScenario smallest =
          ScenarioReduction.of(scenario, other -> noPath(other.text()).isPresent());
      assertThat(noPath(smallest.text())).as(smallest.text()).isEmpty();
    }
  }

  /** The same in every build. */
  @Property(tries = 40, seed = "20261129", shrinking = ShrinkingMode.OFF)
  void runsOfRandomScenariosArePaths(@ForAll("scenarios") RandomScenario scenario) {
    requirePath(scenario);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void runsOfScenariosNeverSeenBeforeArePaths(@ForAll("scenarios") RandomScenario scenario) {
    requirePath(scenario);
  }

  @Tag("slow")
  @Property(tries = 1_000, seed = "20261129", shrinking = ShrinkingMode.OFF)
  void runsOfVeryManyScenariosArePaths(@ForAll("scenarios") RandomScenario scenario) {
    requirePath(scenario);
  }

  @Property(tries = 40, seed = "20261129", shrinking = ShrinkingMode.OFF)
  void runsOfStormsArePaths(@ForAll("storms") Storm storm) {
    Bed bed = storm.bed();
    storm.acts().forEach(act -> storm.act(bed, act));
    BedScenario scenario = BedScenario.of(bed.diary(), storm.seed() & 0xFFFF);
    String text = scenario.text(List.of(), Replay.lawsOf(scenario));
    assertThat(noPath(text)).as(text).isEmpty();
  }
}
