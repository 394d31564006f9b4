package org.ibcsim.report;

import java.util.List;
import org.ibcsim.journal.RunRecord;

/**
 * What a report says, in its order, before it becomes a page or a PDF.
 *
 * @param beforeCharts warnings, summary, RLINKs, messages, freezes, expectations
 * @param afterCharts runbook, assumptions, provenance
 */
record ReportContent(
    String title,
    VerdictWords verdict,
    List<Table> beforeCharts,
    List<Table> afterCharts,
    String scenarioFile,
    String scenarioText) {

  static ReportContent of(RunRecord run, ReportOptions options) {
    RlinkTables rlinks = new RlinkTables(run);
    MessageTables messages = new MessageTables(run);
    JudgementTables judgement = new JudgementTables(run);
    ProvenanceTables provenance = new ProvenanceTables(run, options);
    return new ReportContent(
        run.header().title(),
        VerdictWords.of(run),
        List.of(
            judgement.warnings(),
            RunTables.summary(run),
            rlinks.lag(),
            rlinks.bytes(),
            messages.messages(),
            messages.freezes(),
            messages.snapshots(),
            judgement.litmus(),
            judgement.expectations(),
            judgement.broken(),
            judgement.events()),
        List.of(
            judgement.runbook(),
            provenance.assumptions(),
            provenance.switches(),
            provenance.provenance()),
        run.header().scenarioFile(),
        run.header().scenarioText());
  }
}
