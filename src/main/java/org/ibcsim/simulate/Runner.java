package org.ibcsim.simulate;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.ibcsim.journal.JournalEntry.Judgement;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.model.AskedSwitches;
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
   * Runs, judges, and writes the whole journal; open questions are left alone.
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
    return run(scenario, header, journal, journalName, OtherAnswers.SKIP, progress);
  }

  /** Runs and judges, and writes no journal. */
  public static RunRecord record(Scenario scenario, RunHeader header, Progress progress) {
    Simulation simulation = new Simulation(scenario, header, null, "journal", false);
    try (simulation) {
      Judge.judge(scenario, simulation, finish(simulation, progress), run -> List.of());
    }
    return simulation.journal().record();
  }

  /**
   * The same, and may run again with other answers to the open questions that the run asked.
   *
   * @throws java.io.UncheckedIOException if the journal cannot be written; what was written before
   *     stays
   */
  public static Finished run(
      Scenario scenario,
      RunHeader header,
      OutputStream journal,
      String journalName,
      OtherAnswers others,
      Progress progress) {
    AskedSwitches asked = new AskedSwitches();
    Scenario noted =
        others == OtherAnswers.SKIP
            ? scenario
            : scenario.withSemantics(scenario.layout().semantics().noting(asked));
    Simulation simulation = new Simulation(noted, header, journal, journalName, false);
    try (simulation) {
      RunTotals totals = finish(simulation, progress);
      Judge.judge(
          noted,
          simulation,
          totals,
          run ->
              others.tried(totals.events(), asked)
                  ? new OpenQuestions(scenario, run, progress).dependencies(asked)
                  : List.of());
    }
    return finished(simulation);
  }

  /** Ends the statistics of a run where it stands, and judges it; it is not closed. */
  static void judge(Scenario scenario, Simulation simulation) {
    Judge.judge(scenario, simulation, simulation.finish(), run -> List.of());
  }

  /** A run that was judged and closed. */
  static Finished finished(Simulation simulation) {
    RunRecord record = simulation.journal().record();
    Judgement judgement = record.judgement().orElseThrow();
    return new Finished(record, judgement, simulation.journal().sha256(), simulation.files());
  }

  private static RunTotals finish(Simulation simulation, Progress progress) {
    while (simulation.step()) {
      if (simulation.events() % STRIDE == 0) {
        progress.at(simulation.nowNanos(), simulation.events());
      }
    }
    return simulation.finish();
  }
}
