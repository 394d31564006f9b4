package org.ibcsim.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.jspecify.annotations.Nullable;

/** Runs scenarios that a test writes as text, through the same reader and runner as the command. */
record RunOfText(Runner.Finished finished, String journal) {
  private static @Nullable String newest;

  /** The text of the newest run; empty if there was none since {@link #forget()}. */
  static Optional<String> newest() {
    return Optional.ofNullable(newest);
  }

  /** From now on it is the newest, whoever ran it. */
  static void note(String text) {
    newest = text;
  }

  static void forget() {
    newest = null;
  }

  /** A run with the scenario's own seed and a control journal. */
  static RunOfText of(String text) {
    newest = text;
    return of(scenario(text), JournalLevel.CONTROL, 0);
  }

  static RunOfText of(Scenario scenario, JournalLevel level, int replication) {
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    Runner.Finished finished =
        Runner.run(
            scenario, header(scenario, level, replication), journal, "journal", (nanos, n) -> {});
    return new RunOfText(finished, journal.toString(UTF_8));
  }

  /** A run of which only the record counts: it keeps no series, however long it is. */
  static RunOfText briefly(String text) {
    Scenario scenario = scenario(text);
    RunHeader header =
        header(scenario, JournalLevel.CONTROL, 0).withBucketNanos(scenario.durationNanos());
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new RunOfText(Runner.run(scenario, header, nowhere, "journal", (nanos, n) -> {}), "");
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
