package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibcsim.check.expectation.Observations;
import org.ibcsim.check.expectation.Verdict;
import org.ibcsim.check.hazard.Hazard;
import org.ibcsim.check.hazard.HazardKind;
import org.ibcsim.check.hazard.Hazards;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalEntry.Judgement;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.runbook.Step;
import org.ibcsim.scenario.LocatedExpectation;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.evidence.Evidence;

/**
 * Says how a finished run came out: every expectation, every broken invariant, what a reader should
 * be warned of.
 */
final class Judge {
  private Judge() {}

  /** Looks for what depends on an open question, when the run's outcome is known. */
  @FunctionalInterface
  interface Doubts {
    List<Hazard> about(RunRecord run);
  }

  /** Writes the verdicts into the journal; answers the whole run's. */
  static Judgement judge(
      Scenario scenario, Simulation simulation, RunTotals totals, Doubts doubts) {
    JournalWriter journal = simulation.journal();
    Observations observed =
        Evidence.of(
            journal.record(),
            totals,
            simulation.world(),
            Stream.concat(scenario.scripts().stream(), scenario.bootScripts().stream()).toList(),
            simulation.violations());
    int held = 0;
    for (LocatedExpectation expectation : scenario.expectations()) {
      Verdict verdict = expectation.compiled().evaluate(observed);
      journal.entry(
          new JournalEntry.Expectation(
              expectation.text(),
              expectation.source().start().line(),
              verdict.held() ? JournalEntry.Verdict.HELD : JournalEntry.Verdict.BROKEN,
              verdict.explanation()));
      if (verdict.held()) {
        held++;
      }
    }
    String outcome = "";
    Standing standing = Standing.PERMITTED;
    Litmus litmus = scenario.litmus();
    if (litmus != null) {
      LitmusOutcome shown = litmus.outcomeOf(observed);
      standing = litmus.standing(shown);
      outcome = "the outcome is " + standing.words() + ": " + litmus.text(shown);
      journal.entry(
          new JournalEntry.Litmus(
              litmus.question(), litmus.line(), litmus.byName(shown), standing));
    }
    List<Hazard> hazards = hazards(scenario, simulation);
    hazards.addAll(doubts.about(journal.record()));
    Hazards.sorted(hazards).forEach(hazard -> journal.entry(hazard.entry()));
    Judgement judgement = judgement(simulation.broken(), held, scenario.expectations().size());
    if (!outcome.isEmpty()) {
      judgement = with(judgement, standing, outcome, scenario.expectations().isEmpty());
    }
    journal.entry(judgement);
    return judgement;
  }

  private static Judgement judgement(List<Violation> broken, int held, int expectations) {
    if (!broken.isEmpty()) {
      return new Judgement(
          JournalEntry.Verdict.BROKEN, "an invariant is broken: " + broken.get(0).explanation());
    }
    if (held < expectations) {
      return new Judgement(
          JournalEntry.Verdict.BROKEN,
          expectations - held + " of " + expectations + " expectations did not hold");
    }
    return new Judgement(
        JournalEntry.Verdict.HELD,
        expectations == 0
            ? "no invariant was broken; the scenario states no expectation"
            : expectations == 1
                ? "the expectation held"
                : "all " + expectations + " expectations held");
  }

  /** The judgement of a litmus test: what broke besides comes first. */
  private static Judgement with(
      Judgement judgement, Standing standing, String outcome, boolean nothingExpected) {
    if (judgement.verdict() == JournalEntry.Verdict.BROKEN) {
      return new Judgement(JournalEntry.Verdict.BROKEN, judgement.reason() + "; " + outcome);
    }
    if (standing != Standing.PERMITTED) {
      return new Judgement(JournalEntry.Verdict.BROKEN, outcome);
    }
    return new Judgement(
        judgement.verdict(),
        nothingExpected
            ? "no invariant was broken; " + outcome
            : judgement.reason() + "; " + outcome);
  }

  /** What is known of a run that is over, but for its judgement. */
  private static List<Hazard> hazards(Scenario scenario, Simulation simulation) {
    RunRecord run = simulation.journal().record();
    List<Hazard> hazards = new ArrayList<>(Hazards.of(run));
    for (ScriptProcess process : simulation.processes()) {
      Optional<Step> step = process.current();
      if (!process.finished() && step.isPresent()) {
        Script script = process.script();
        String host = script.label(scenario.layout().hosts().get(script.host()).name());
        hazards.add(
            new Hazard(
                HazardKind.SCRIPT_NOT_ENDED,
                run.endNanos(),
                "the script of "
                    + host
                    + " had not ended: line "
                    + step.get().line()
                    + ", "
                    + step.get().text().strip(),
                process.blocked()
                    ? "the command waits for something that did not happen; see its host's states"
                    : "a longer duration lets it end"));
      }
    }
    boolean quiesced =
        hazards.stream().anyMatch(hazard -> hazard.kind() == HazardKind.LEFT_QUIESCED);
    if (simulation.application().stalled() && !quiesced) {
      hazards.add(
          Hazard.of(
              HazardKind.WRITES_STALLED,
              run.endNanos(),
              "the application's writes were stalled when the run ended"));
    }
    return hazards;
  }
}
