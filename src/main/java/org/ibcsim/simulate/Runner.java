package org.ibcsim.simulate;

import java.io.OutputStream;
import java.util.Map;
import org.ibcsim.journal.JournalEntry.Judgement;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.scenario.Scenario;

/** Runs a scenario from its start to its verdict. */
public final class Runner {
  /** How many events pass between two reports of progress. */
  private static final int STRIDE = 1 << 16;

  /** Told now and then how far a run has come. */
  @FunctionalInterface
  public interface Progress {
    void at(long virtualNanos, long events);
  }

  /**
   * A run that is over.
   *
   * @param files what receivers wrote with {@code -f}, by {@code host/name}
   */
  public record Finished(
      RunRecord record, Judgement judgement, String journalSha256, Map<String, byte[]> files) {}

  private Runner() {}

  /**
   * Runs, judges, and writes the whole journal.
   *
   * @throws java.io.UncheckedIOException if the journal cannot be written; what was written before
   *     stays
   */
  public static Finished run(
      Scenario scenario,
      RunHeader header,
      OutputStream journal,
      String journalName,
      Progress progress) {
    Simulation simulation = new Simulation(scenario, header, journal, journalName, false);
    try (simulation) {
      while (simulation.step()) {
        if (simulation.events() % STRIDE == 0) {
          progress.at(simulation.nowNanos(), simulation.events());
        }
      }
      judge(scenario, simulation);
    }
    return finished(simulation);
  }

  /** Ends the statistics of a run where it stands, and judges it; it is not closed. */
  static void judge(Scenario scenario, Simulation simulation) {
    Judge.judge(scenario, simulation, simulation.finish());
  }

  /** A run that was judged and closed. */
  static Finished finished(Simulation simulation) {
    RunRecord record = simulation.journal().record();
    Judgement judgement = record.judgement().orElseThrow();
    return new Finished(record, judgement, simulation.journal().sha256(), simulation.files());
  }
}
