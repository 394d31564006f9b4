package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.report.Table.Column;
import org.ibcsim.report.chart.Quantity;

/** Tables of what was assumed, and of what is needed to make the run again. */
final class ProvenanceTables {
  private final RunHeader header;
  private final ReportOptions options;

  ProvenanceTables(RunRecord run, ReportOptions options) {
    this.header = run.header();
    this.options = options;
  }

  Table assumptions() {
    List<List<Cell>> rows = new ArrayList<>();
    header.assumptions().forEach(assumption -> rows.add(Table.row(assumption)));
    return Table.limited(
        "assumptions", "Assumptions", "", List.of(Column.text("Assumed")), rows, "");
  }

  Table switches() {
    List<List<Cell>> rows = new ArrayList<>();
    header
        .semantics()
        .forEach(
            (name, answer) -> {
              String question = Semantics.named(name).map(Switch::question).orElse("");
              String source = Semantics.named(name).map(Switch::source).orElse("");
              boolean standard =
                  Semantics.named(name)
                      .map(known -> known.valueNames().get(0).equals(answer))
                      .orElse(false);
              rows.add(
                  Table.row(
                      Cell.code(name),
                      Cell.code(answer),
                      standard ? "default" : "set by the scenario",
                      question,
                      source));
            });
    return Table.limited(
        "switches",
        "Open questions",
        "Where the product's documentation is silent or contradicts itself, the run took these"
            + " answers. A conclusion that rests on one of them is no stronger than it.",
        List.of(
            Column.text("Switch"),
            Column.text("Answer"),
            Column.text("Chosen by"),
            Column.text("Question"),
            Column.text("Source")),
        rows,
        "");
  }

  Table provenance() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(Table.row("ibcsim", Cell.code(header.ibcsimVersion())));
    rows.add(Table.row("Scenario", Cell.code(header.scenarioFile())));
    rows.add(Table.row("Scenario SHA-256", Cell.code(header.scenarioSha256())));
    rows.add(Table.row("Seed", Cell.code(Long.toString(header.seed()))));
    rows.add(Table.row("Replication", Cell.code(Integer.toString(header.replication()))));
    rows.add(
        Table.row(
            "Journal",
            "level "
                + header.level().name().toLowerCase(Locale.ROOT)
                + ", time series in buckets of "
                + Quantity.duration(header.bucketNanos())));
    if (!options.journalSha256().isEmpty()) {
      rows.add(Table.row("Journal SHA-256", Cell.code(options.journalSha256())));
    }
    if (!options.replayLine().isEmpty()) {
      rows.add(Table.row("Run it again", Cell.code(options.replayLine())));
    }
    return new Table(
        "provenance",
        "Provenance",
        "",
        List.of(Column.text("What"), Column.text("Value")),
        rows,
        0,
        "");
  }
}
