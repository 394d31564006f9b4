package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.check.hazard.Hazard;
import org.ibcsim.check.hazard.HazardKind;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.model.AskedSwitches;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.evidence.Headers;

/**
 * Finds out on which undocumented answers a run depends: runs the scenario again, with the same
 * random numbers, once for each other answer to each question that the run asked, and compares.
 *
 * <p>One answer is changed at a time, and one seed is looked at: what depends on two answers
 * together, or on another order of events, is not found.
 */
final class OpenQuestions {
  /** One answer and what it changes. */
  private record Change(String answer, RunOutcome.Difference difference) {}

  private final Scenario scenario;
  private final RunRecord run;
  private final RunOutcome outcome;
  private final Runner.Progress progress;

  /**
   * @param scenario as it was run, without notes of what is asked
   * @param run what came out, its expectations judged
   */
  OpenQuestions(Scenario scenario, RunRecord run, Runner.Progress progress) {
    this.scenario = scenario;
    this.run = run;
    this.outcome = RunOutcome.of(run);
    this.progress = progress;
  }

  /** One hazard for each switch that another answer of changes what came out. */
  List<Hazard> dependencies(AskedSwitches asked) {
    List<Hazard> hazards = new ArrayList<>();
    for (Switch<?> question : asked.switches()) {
      List<Change> changes = changes(question);
      if (!changes.isEmpty()) {
        hazards.add(hazard(question, changes));
      }
    }
    return hazards;
  }

  private <T extends Enum<T>> List<Change> changes(Switch<T> question) {
    Semantics semantics = scenario.layout().semantics();
    List<Change> changes = new ArrayList<>();
    for (T other : question.values()) {
      Semantics changed = semantics.with(question, other);
      if (other != semantics.get(question) && allowed(changed)) {
        outcome
            .difference(RunOutcome.of(runWith(changed)))
            .ifPresent(difference -> changes.add(new Change(Switch.nameOf(other), difference)));
      }
    }
    return changes;
  }

  /** An answer that refuses a setting of the scenario is no other way to run it. */
  private boolean allowed(Semantics changed) {
    return scenario.layout().rlinks().stream()
        .allMatch(
            rlink -> RdsLayout.takes(rlink.srlProtection(), scenario.layout().volumes(), changed));
  }

  private RunRecord runWith(Semantics changed) {
    Scenario other = scenario.withSemantics(changed);
    RunHeader first = run.header();
    RunHeader header =
        Headers.of(
                other,
                first.scenarioFile(),
                first.ibcsimVersion(),
                first.replication(),
                JournalLevel.CONTROL)
            .withBucketNanos(
                // Only expectations read the series, and they are most of the work.
                scenario.expectations().isEmpty()
                    ? Math.max(1, scenario.durationNanos())
                    : first.bucketNanos());
    return Runner.record(other, header, progress);
  }

  private Hazard hazard(Switch<?> question, List<Change> changes) {
    StringBuilder text =
        new StringBuilder(
            "the outcome depends on "
                + question.name()
                + " ("
                + run.header().semantics().get(question.name())
                + " here), which the documentation leaves open");
    long atNanos = Long.MAX_VALUE;
    for (Change change : changes) {
      text.append("; with ").append(change.answer).append(": ").append(change.difference.words());
      atNanos = Math.min(atNanos, change.difference.atNanos());
    }
    return new Hazard(
        HazardKind.DEPENDS_ON_SWITCH,
        atNanos,
        text.toString(),
        HazardKind.DEPENDS_ON_SWITCH.cure()
            + " "
            + question.question()
            + " ["
            + question.source()
            + "] To see such a run whole: semantics: {"
            + question.name()
            + ": "
            + changes.get(0).answer
            + "}");
  }
}
