package org.ibcsim.simulate;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;

/**
 * How long a simulated week of 500 writes a second takes, with an hour of outage every day:
 * scenario to journal on disk, all checks, one thread, and a heap of less than 1 GiB that the
 * command sets.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:exec@week} prints the figure that README quotes.
 */
public final class WeekBenchmark {
  private static final double NEEDED_SECONDS = 360;

  private WeekBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path scenarioFile = Path.of(WeekBenchmark.class.getResource("week.yaml").toURI());
    Scenario scenario = ScenarioFile.load(scenarioFile).scenario();
    RunHeader header = Headers.of(scenario, "week.yaml", "", 0, JournalLevel.CONTROL);
    Path journal = Files.createTempFile("week", ".jsonl");
    long started = System.nanoTime();
    Runner.Finished run;
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(journal))) {
      run = Runner.run(scenario, header, stream, journal.toString(), (at, served) -> {});
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        "%,d writes, %,d events, journal of %,d bytes: %.1f s (needed: %.0f), heap limit %d MiB,"
            + " peak %d MiB%n",
        run.record().totals().writes(),
        run.record().totals().events(),
        Files.size(journal),
        seconds,
        NEEDED_SECONDS,
        Runtime.getRuntime().maxMemory() >> 20,
        HeapPeak.mebibytes());
    Files.delete(journal);
  }
}
