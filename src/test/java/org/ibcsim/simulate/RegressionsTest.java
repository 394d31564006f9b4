package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios that were broken once hold now. */
class RegressionsTest {
  private static final Path FOLDER = Path.of("scenarios", "regressions");
  private static final int FEWEST = 16;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatWasBrokenOnceHolds(Path file) throws ScenarioException {
    Scenario scenario = ScenarioFile.load(file).scenario();
    assertThat(RunJudge.of(scenario).broken()).isEmpty();
    assertThat(RunOfText.of(scenario, JournalLevel.CONTROL, 0).finished().judgement().verdict())
        .isEqualTo(JournalEntry.Verdict.HELD);
  }

  @Test
  void noneOfThemIsLost() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(FEWEST);
  }
}
