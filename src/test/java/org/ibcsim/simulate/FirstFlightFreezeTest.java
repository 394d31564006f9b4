package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README says below its picture: the freeze of first-flight adds milliseconds to the lag. */
@Tag("slow")
class FirstFlightFreezeTest {
  /** Updates that the freeze lets through later share the wire with others. */
  private static final long A_TRIFLE_NANOS = 20_000_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @TempDir Path folder;

  private static RunRecord run(Path file) throws ScenarioException {
    Scenario scenario = ScenarioFile.load(file).scenario();
    return Runner.run(
            scenario,
            RunOfText.header(scenario, JournalLevel.CONTROL, 0),
            OutputStream.nullOutputStream(),
            "first-flight",
            (virtualNanos, events) -> {})
        .record();
  }

  private static RunTotals totals(RunRecord run) {
    RunTotals totals = run.totals();
    assertThat(totals).isNotNull();
    return totals;
  }

  @Test
  void freezeOfTheBackupCostsNextToNothingOfRpoComparedWithTheSameDayWithoutIt()
      throws IOException, ScenarioException {
    Path shipped = Path.of("scenarios/first-flight.yaml");
    String text = Files.readString(shipped);
    String without =
        text.substring(0, text.indexOf("snapshot: {"))
            .replace("data/", shipped.toAbsolutePath().resolveSibling("data").toString() + "/");
    RunRecord frozen = run(shipped);
    RunRecord free = run(Files.writeString(folder.resolve("without.yaml"), without));

    assertThat(Freeze.of(frozen))
        .singleElement()
        .satisfies(
            freeze ->
                assertThat(freeze.toNanos() - freeze.fromNanos())
                    .isEqualTo(140 * NANOS_PER_SECOND));
    assertThat(Freeze.of(free)).isEmpty();
    assertThat(totals(frozen).rlinks().get(0).rpoMaxNanos())
        .isCloseTo(totals(free).rlinks().get(0).rpoMaxNanos(), within(A_TRIFLE_NANOS))
        .isGreaterThan(100 * NANOS_PER_SECOND);
  }
}
