package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Small scenarios whose outcomes can be told by thinking. */
class DataSetModelTest {
  private static final String HEAD =
      """
      scenario: A question
      duration: 1 h
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: {uniform: {from: 1 ms, to: 50 ms}}}}
        secondaries:
          - {host: london, link: {latency: 500 ms, jitter: 300 ms, bandwidth: unlimited}}
      """;

  private static final String LITMUS =
      """
      litmus:
        question: What can happen?
        shows: [property 1]
        observe:
          receive: command('london', 'receive').error
          fate: ibc('nightly').fate
        forbidden:
          - {fate: freeze_broken}
      """;

  private static List<String> outcomes(String middle) {
    Scenario scenario = Explored.text(HEAD + middle + LITMUS);
    return Explored.outcomes(scenario, Explored.whole(scenario));
  }

  private static final String RECEIVER_IN_TIME =
      """
      runbook:
        seattle: |
          vxibc -g hrdg -D 0 register nightly hr_rvg
          vxibc -g hrdg -F 0 send nightly hr_rvg
        london: |
          vxibc -g hrdg register nightly hr_rvg
          vxibc -g hrdg -R %d receive nightly hr_rvg
          vxibc -g hrdg unfreeze nightly hr_rvg
      """;

  @Test
  void timesDecideWhatATimeOutMeets() {
    // The message needs 501 to 850 ms and a disk write; a second is long enough.
    assertThat(outcomes(RECEIVER_IN_TIME.formatted(1)))
        .containsExactly("receive=none, fate=received");
  }

  @Test
  void withoutTimesATimeOutMayAlwaysComeFirst() {
    assertThat(outcomes(RECEIVER_IN_TIME.formatted(1) + "explore: {time: untimed}\n"))
        .containsExactly("receive=IBC_TIMED_OUT, fate=pending", "receive=none, fate=received");
  }

  @Test
  void timersOfOneHostKeepTheOrderOfTheirDeadlinesWithoutTimes() {
    String twoReceivers =
        """
        runbook:
          london: |
            vxibc -g hrdg register nightly hr_rvg
            vxibc -g hrdg -R 10 receive nightly hr_rvg
            vxibc -g hrdg unregister nightly hr_rvg
          london/second: |
            vxibc -g hrdg register weekly hr_rvg
            vxibc -g hrdg -R 20 receive weekly hr_rvg
            vxibc -g hrdg status hr_rvg
        explore: {time: untimed}
        litmus:
          question: Who is left when the longer time-out is over?
          shows: [property 1]
          observe:
            names: command('london/second', 'status').output
          forbidden:
            - {names: none}
        """;
    Scenario scenario = Explored.text(HEAD + twoReceivers);
    List<String> outcomes = Explored.outcomes(scenario, Explored.whole(scenario));
    // Whoever registers first, the second wakes up after the first, and may see it go or gone.
    assertThat(outcomes).isNotEmpty();
    assertThat(outcomes).anySatisfy(names -> assertThat(names).doesNotContain("nightly"));
    assertThat(outcomes).noneMatch(names -> names.contains("absent"));
  }

  @Test
  void aCutThatEndsInTimeLosesNothingAndOneThatIsForEverLeavesTheMessagePending() {
    String faults =
        """
        runbook:
          seattle: |
            vxibc -g hrdg -D 0 register nightly hr_rvg
            vxibc -g hrdg -F 0 send nightly hr_rvg
          london: |
            vxibc -g hrdg register nightly hr_rvg
            vxibc -g hrdg receive nightly hr_rvg
            vxibc -g hrdg unfreeze nightly hr_rvg
        faults:
          - {at: 0 s .. 10 s, %s cut: rlk_london_hr_rvg}
        """;
    assertThat(outcomes(faults.formatted("for: 1 s .. 2 min,")))
        .contains("receive=none, fate=received")
        .noneMatch(outcome -> outcome.contains("pending"));
    assertThat(outcomes(faults.formatted("")))
        .contains("receive=absent, fate=pending", "receive=none, fate=received");
  }

  @Test
  void aBudgetOfFaultsReachesWhatTheScenarioDoesNotList() {
    String plain = RECEIVER_IN_TIME.formatted(0);
    assertThat(outcomes(plain)).containsExactly("receive=none, fate=received");
    assertThat(outcomes(plain + "explore: {kills: 1}\n"))
        .contains("receive=absent, fate=absent", "receive=other, fate=pending");
    assertThat(outcomes(plain + "explore: {detaches: 1}\n"))
        .contains("receive=absent, fate=absent", "receive=absent, fate=lost");
  }

  @Test
  void aScriptThatWaitsForEverHasNoResultAndIsNoFault() {
    String nobodySends =
        """
        runbook:
          london: |
            vxibc -g hrdg register nightly hr_rvg
            vxibc -g hrdg receive nightly hr_rvg
        """;
    Scenario scenario = Explored.text(HEAD + nobodySends + LITMUS);
    Exploration explored = Explored.whole(scenario);
    assertThat(explored.verdict()).isEqualTo(Verdict.HELD);
    assertThat(Explored.outcomes(scenario, explored))
        .containsExactly("receive=absent, fate=absent");
  }

  @Test
  void anExpectationThatSomePathBreaksIsBrokenByAShortestOne() {
    String lost =
        """
        runbook:
          seattle: |
            vxibc -g hrdg -D 0 register nightly hr_rvg
            vxibc -g hrdg -F 0 send nightly hr_rvg
          london: |
            vxibc -g hrdg register nightly hr_rvg
        expect:
          - "!ibc('nightly').sent || ibc('nightly').fate != 'lost'"
        explore: {detaches: 1}
        """;
    Exploration explored = Explored.whole(Explored.text(HEAD + lost));
    assertThat(explored.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(explored.search().broken())
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.name()).contains("ibc('nightly').fate != 'lost'");
              assertThat(broken.reason()).contains("lost");
            });
  }

  @Test
  void anExpectationOnTimesIsRefusedWithItsLine() {
    String timed =
        """
        expect:
          - max_freeze < duration('1m')
        """;
    assertThatThrownBy(() -> new DataSetModel(Explored.text(HEAD + timed), true))
        .isInstanceOf(UnfitForExplorationException.class)
        .hasMessage(
            "the expectation in line 12, max_freeze < duration('1m'), depends on times, which an"
                + " exploration does not have. Maybe keep it in a scenario of its own, for ibcsim"
                + " run");
  }

  @Test
  void aSourceWithoutANumberOfWritesIsRefusedUnlessThePlanHasOne() {
    String open =
        """
        workload:
          - poisson: {volume: hr_dv01, rate: 5/s, size: 8 KiB, until: 10 s}
        """;
    assertThatThrownBy(() -> new DataSetModel(Explored.text(HEAD + open), true))
        .isInstanceOf(UnfitForExplorationException.class)
        .hasMessageContaining("the workload poisson-hr_dv01 has as many writes as its time")
        .hasMessageContaining("explore: {writes: 4}");
    Exploration bounded = Explored.whole(Explored.text(HEAD + open + "explore: {writes: 2}\n"));
    assertThat(bounded.verdict()).isEqualTo(Verdict.HELD);
  }

  @Test
  void aTrailFollowsAWitnessInWords() {
    Scenario scenario = Explored.text(HEAD + RECEIVER_IN_TIME.formatted(1) + LITMUS);
    DataSetModel model = new DataSetModel(scenario, true);
    Exploration explored = Explored.of(model);
    Trail trail = new Trail(model);
    for (int choice : explored.outcomes().get(0).witness().choices()) {
      assertThat(trail.isFinal()).isFalse();
      assertThat(trail.take(choice)).isEmpty();
    }
    assertThat(trail.isFinal()).isTrue();
    assertThat(trail.world().frozen(1)).isFalse();
    assertThatThrownBy(() -> trail.take(4711)).hasMessageContaining("choice 4711, expected one of");
  }

  @Test
  void theFirstChoicesAreTheCommandsOfEachScript() {
    Scenario scenario = Explored.text(HEAD + RECEIVER_IN_TIME.formatted(1) + LITMUS);
    assertThat(new Trail(new DataSetModel(scenario, true)).allowed())
        .extracting(Trail.Allowed::text)
        .containsExactly(
            "seattle: vxibc -g hrdg -D 0 register nightly hr_rvg",
            "london: vxibc -g hrdg register nightly hr_rvg");
  }
}
