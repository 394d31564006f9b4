package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.check.expectation.Observations;
import org.ibcsim.check.expectation.Verdict;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.scenario.LocatedExpectation;
import org.ibcsim.scenario.evidence.Evidence;
import org.ibcsim.scenario.evidence.Headers;

/** Judges final states as a run is judged at its end, by the same expressions. */
final class Finals {
  /** An expectation that does not hold. */
  record Broken(String expectation, String explanation) {}

  /** What is said of a final state; {@code outcome} has no values where nothing is observed. */
  record Judged(byte[] outcome, List<Broken> broken) {}

  private final DataSetModel model;
  private final RunHeader header;

  Finals(DataSetModel model) {
    this.model = model;
    // Of the header only the names of hosts and RLINKs are read.
    header = Headers.of(model.scenario(), "", "", 0, JournalLevel.CONTROL);
  }

  Judged judge(Situation situation) {
    RunRecord run = situation.history().record(header);
    Observations observed =
        Evidence.of(
            run,
            java.util.Objects.requireNonNull(run.totals()),
            situation.world(),
            model.scripts(),
            0);
    List<Broken> broken = new ArrayList<>();
    for (LocatedExpectation expectation : model.scenario().expectations()) {
      Verdict verdict = expectation.compiled().evaluate(observed);
      if (!verdict.held()) {
        broken.add(new Broken(expectation.text(), verdict.explanation()));
      }
    }
    Litmus litmus = model.scenario().litmus();
    LitmusOutcome outcome =
        litmus == null ? new LitmusOutcome(List.of()) : litmus.outcomeOf(observed);
    return new Judged(DataSetModel.bytes(outcome), broken);
  }
}
