package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody sees the moment of may come at once: the outcomes are the same, the states fewer. */
class UnseenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload-arrives-unchanged",
        "whose-deliver-time-out",
        "receiver-dies-while-frozen",
        "reboot-forgets-names",
        "detach-behind-send",
        "freeze-timer",
        "unfreeze-applies-backlog",
        "secondary-crash-before-arrival"
      })
  void outcomesAreTheSameWithTimesAndStatesFewer(String name) {
    compare(Explored.withWrites(Explored.litmus(name), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload-arrives-unchanged",
        "receiver-dies-while-frozen",
        "reboot-forgets-names",
        "detach-behind-send",
        "primary-crash-after-send",
        "outage-while-frozen"
      })
  void outcomesAreTheSameWithoutTimesAndStatesFewer(String name) {
    compare(Explored.untimed(Explored.withWrites(Explored.litmus(name), 1)));
  }

  private static void compare(Scenario scenario) {
    Exploration reduced = Explored.of(new DataSetModel(scenario, true));
    Exploration full = Explored.of(new DataSetModel(scenario, false));
    assertThat(full.verdict()).isNotEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Explored.outcomes(scenario, reduced)).isEqualTo(Explored.outcomes(scenario, full));
    assertThat(reduced.search().broken()).isEmpty();
    assertThat(full.search().broken()).isEmpty();
    assertThat(((SearchResult) reduced.search()).counts().distinct())
        .isLessThan(((SearchResult) full.search()).counts().distinct());
  }
}
