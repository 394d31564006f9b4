package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibcsim.check.expectation.Observations;
import org.ibcsim.check.expectation.Verdict;
import org.ibcsim.check.invariant.Violation;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalEntry.Judgement;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.ScriptProcess;
import org.ibcsim.runbook.Step;
import org.ibcsim.scenario.LocatedExpectation;
import org.ibcsim.scenario.Scenario;

/**
 * Says how a finished run came out: every expectation, every broken invariant, what a reader should
 * know.
 */
final class Judge {
  private Judge() {}

  /** Writes the verdicts into the journal; answers the whole run's. */
  static Judgement judge(Scenario scenario, Simulation simulation, RunTotals totals) {
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
    warnings(scenario, simulation).forEach(journal::entry);
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

  private static List<JournalEntry.Warning> warnings(Scenario scenario, Simulation simulation) {
    List<JournalEntry.Warning> warnings = new ArrayList<>();
    for (ScriptProcess process : simulation.processes()) {
      Optional<Step> step = process.current();
      if (!process.finished() && step.isPresent()) {
        Script script = process.script();
        String host = script.label(scenario.layout().hosts().get(script.host()).name());
        warnings.add(
            new JournalEntry.Warning(
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
    for (JournalEntry.Command command :
        simulation.journal().record().entries(JournalEntry.Command.class)) {
      if (command.status() != 0) {
        warnings.add(
            new JournalEntry.Warning(
                "line "
                    + command.scriptLine()
                    + " on "
                    + command.host()
                    + " failed: "
                    + command.text(),
                command.output().isEmpty() ? "" : command.output().get(0)));
      }
    }
    if (simulation.application().stalled()) {
      warnings.add(
          new JournalEntry.Warning(
              "the application's writes were stalled when the run ended",
              "look for a missing unquiesce or unfreeze, or give the SRL more room"));
    }
    return warnings;
  }
}
