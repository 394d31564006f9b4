package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.explore.search.Path;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.explore.search.WalkOptions;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;

class ScenarioWalksTest {
  private static final String POLLING =
      """
      scenario: A receiver that looks once
      duration: 1 min
      rds:
        diskgroup: dg
        rvg: rvg
        volumes: {vol: 1 GiB}
        srl: {name: srl, size: 110 MB}
        primary: {host: seattle, disk: {write: 1 ms}}
        secondaries:
          - {host: london, link: {latency: 5 ms, bandwidth: unlimited}}
      workload:
        - constant: {volume: vol, rate: 100/s, size: 4 KiB, writes: 3}
      runbook:
        seattle: |
          vxibc -g dg -D 0 register nightly rvg
          vxibc -g dg -N -m hello send nightly rvg
        london: |
          vxibc -g dg register nightly rvg
          sleep 1 s
          vxibc -g dg -n receive nightly rvg
      explore: {time: untimed, cuts: 2, kills: 1}
      litmus:
        question: Does a receiver that looks once find the message?
        shows: [property 27]
        observe:
          receive: command('london', 'receive').error
        permitted:
          - {receive: none}
          - {receive: other}
          - {receive: absent}
      """;

  /** Cuts, kills and all that is not in the way of the outcome are left out, as in a search. */
  @Test
  void theWayToAnOutcomeThatMustNotBeIsMadeShorter() {
    Scenario scenario = Explored.text(POLLING);

    Exploration walked =
        new ScenarioWalks(scenario, false, new WalkOptions(1, 100, 10_000, 2)).run(told -> {});
    Exploration searched =
        new ScenarioSearch(scenario, SearchOptions.withThreads(1).goingOn()).run(told -> {});

    Path found = walked.bad().get(0).witness();
    assertThat(walked.bad().get(0).outcome().values()).containsExactly("IBC_NO_MESSAGE");
    assertThat(found.length()).isEqualTo(searched.bad().get(0).witness().length());
    Trail trail = new Trail(new DataSetModel(scenario, false));
    found.choices().forEach(trail::take);
    assertThat(trail.isFinal()).isTrue();
  }
}
