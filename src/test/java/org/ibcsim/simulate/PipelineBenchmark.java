package org.ibcsim.simulate;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;

/**
 * Simulated writes a second, end to end: scenario, workload, model, checks, journal on disk,
 * judgement; one thread.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:exec@pipeline} prints the figure that README quotes.
 * The heap is limited there, so that memory which grows with the number of writes would show.
 */
public final class PipelineBenchmark {
  private static final int ROUNDS = 5;

  private PipelineBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path scenarioFile =
        Path.of(PipelineBenchmark.class.getResource("ten-million-writes.yaml").toURI());
    Scenario scenario = ScenarioFile.load(scenarioFile).scenario();
    RunHeader header = Headers.of(scenario, "ten-million-writes.yaml", "", 0, JournalLevel.CONTROL);
    double[] rates = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Path journal = Files.createTempFile("ten-million-writes", ".jsonl");
      long started = System.nanoTime();
      long writes;
      long events;
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(journal))) {
        Runner.Finished run =
            Runner.run(scenario, header, stream, journal.toString(), (at, served) -> {});
        writes = run.record().totals().writes();
        events = run.record().totals().events();
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      rates[round] = writes / seconds;
      System.out.printf(
          "round %d: %,d writes, %,d events, %.2f s, %,.0f writes a second, %.0f ns an event%n",
          round + 1, writes, events, seconds, rates[round], seconds * 1e9 / events);
      Files.delete(journal);
    }
    Arrays.sort(rates);
    System.out.printf(
        "median %,.0f writes a second (needed: 1,000,000); heap limit %d MiB, peak %d MiB%n",
        rates[ROUNDS / 2], Runtime.getRuntime().maxMemory() >> 20, HeapPeak.mebibytes());
  }
}
