package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.evidence.Headers;
import org.ibcsim.simulate.Runner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a run shows, an exploration of the same scenario shows too. */
class SimulatedOutcomesTest {
  private static final int RUNS = 60;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whose-deliver-time-out",
        "receiver-dies-while-frozen",
        "reboot-forgets-names",
        "detach-behind-send",
        "two-receives",
        "unfreeze-by-another",
        "stoprecv-with-nothing-to-stop",
        "ten-minutes-after-boot",
        "primary-crash-after-send"
      })
  void outcomesOfRunsAreAmongThoseExplored(String name) {
    Scenario scenario = Explored.litmus(name);
    Exploration explored = Explored.whole(Explored.withWrites(scenario, 2));
    Map<LitmusOutcome, Integer> shown = new TreeMap<>();
    for (int replication = 0; replication < RUNS; replication++) {
      shown.put(run(scenario, replication), replication);
    }
    assertThat(explored.outcomes())
        .extracting(Exploration.Row::outcome)
        .containsAll(shown.keySet());
  }

  private static LitmusOutcome run(Scenario scenario, int replication) {
    RunHeader header = Headers.of(scenario, "test.yaml", "test", replication, JournalLevel.CONTROL);
    Runner.Finished finished =
        Runner.run(scenario, header, new ByteArrayOutputStream(), "journal", (nanos, n) -> {});
    JournalEntry.Litmus told = finished.record().entries(JournalEntry.Litmus.class).get(0);
    return new LitmusOutcome(told.outcome().values().stream().toList());
  }
}
