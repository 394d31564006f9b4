package org.ibcsim.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;

/** Runs scenarios that a test writes as text, through the same reader and runner as the command. */
record RunOfText(Runner.Finished finished, String journal) {
  /** A run with the scenario's own seed and a control journal. */
  static RunOfText of(String text) {
    return of(scenario(text), JournalLevel.CONTROL, 0);
  }

  static RunOfText of(Scenario scenario, JournalLevel level, int replication) {
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    Runner.Finished finished =
        Runner.run(
            scenario, header(scenario, level, replication), journal, "journal", (nanos, n) -> {});
    return new RunOfText(finished, journal.toString(UTF_8));
  }

  static RunHeader header(Scenario scenario, JournalLevel level, int replication) {
    return Headers.of(scenario, "test.yaml", "test", replication, level);
  }

  /** A scenario from its text; traces are looked for in the folder of the project. */
  static Scenario scenario(String text) {
    try {
      return ScenarioFile.parse(Path.of("test.yaml"), text.getBytes(UTF_8)).scenario();
    } catch (ScenarioException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  String digest() {
    return finished.journalSha256();
  }

  /** Lines of one kind, as they stand. */
  List<String> lines(String kind) {
    return journal.lines().filter(line -> line.contains(",\"f\":\"" + kind + "\"")).toList();
  }
}
