package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.check.hazard.Hazard;
import org.ibcsim.check.hazard.Hazards;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.report.Table.Column;
import org.ibcsim.report.chart.Quantity;

/** Tables of what was expected, what went wrong, what happened, and what was typed. */
final class JudgementTables {
  private final RunRecord run;

  JudgementTables(RunRecord run) {
    this.run = run;
  }

  Table expectations() {
    List<List<Cell>> rows = new ArrayList<>();
    for (JournalEntry.Expectation expectation : run.entries(JournalEntry.Expectation.class)) {
      rows.add(
          Table.row(
              VerdictWords.cell(expectation.verdict()),
              Cell.code(expectation.expression()),
              expectation.found(),
              expectation.line()));
    }
    return Table.limited(
        "expectations",
        "Expectations",
        "",
        List.of(
            Column.text("Verdict"),
            Column.text("Expected"),
            Column.text("Found"),
            Column.number("Scenario line")),
        rows,
        "The scenario expects nothing.");
  }

  /** What a litmus test asks, and what this run has shown; nothing where there is none. */
  Table litmus() {
    List<List<Cell>> rows = new ArrayList<>();
    for (JournalEntry.Litmus litmus : run.entries(JournalEntry.Litmus.class)) {
      boolean good = litmus.standing() == JournalEntry.Standing.PERMITTED;
      rows.add(Table.row("question", litmus.question()));
      litmus.outcome().forEach((name, value) -> rows.add(Table.row(name, Cell.code(value))));
      rows.add(
          Table.row(
              "this outcome is",
              new Cell(litmus.standing().words(), good ? Cell.Tone.GOOD : Cell.Tone.BAD)));
    }
    return Table.limited(
        "litmus",
        "Litmus test",
        "One run shows one outcome; many seeds, or an exploration, show which there are.",
        List.of(Column.text("Observed"), Column.text("Value")),
        rows,
        "");
  }

  Table broken() {
    List<List<Cell>> rows = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.Broken broken) {
        rows.add(
            Table.row(
                Quantity.instant(timed.timeNanos()),
                new Cell(broken.invariant(), Cell.Tone.BAD),
                broken.explanation()));
      }
    }
    return Table.limited(
        "broken",
        "Broken invariants",
        "Something that the model promises always to hold did not.",
        List.of(Column.number("Time"), Column.text("Invariant"), Column.text("What was found")),
        rows,
        "");
  }

  /** A run that was stopped before its judgement has warned of nothing; its facts still do. */
  Table warnings() {
    List<JournalEntry.Warning> warnings =
        run.judgement().isPresent()
            ? run.entries(JournalEntry.Warning.class)
            : Hazards.of(run).stream().map(Hazard::entry).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (JournalEntry.Warning warning : warnings) {
      rows.add(
          Table.row(
              Quantity.instant(warning.atNanos()),
              new Cell(warning.hazard().replace('_', ' '), Cell.Tone.UNSURE),
              warning.text(),
              warning.remedy()));
    }
    return Table.limited(
        "warnings",
        "Warnings",
        "Hazards that the run has shown; they do not change the verdict.",
        List.of(
            Column.number("Time"),
            Column.text("Hazard"),
            Column.text("What happened"),
            Column.text("What would cure it")),
        rows,
        "");
  }

  Table events() {
    List<List<Cell>> rows = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      String words = EventWords.of(run.header(), timed.fact());
      if (!words.isEmpty()) {
        rows.add(Table.row(Quantity.instant(timed.timeNanos()), words));
      }
    }
    return Table.limited(
        "events",
        "Events of links and logs",
        "",
        List.of(Column.number("Time"), Column.text("What happened")),
        rows,
        "");
  }

  Table runbook() {
    List<List<Cell>> rows = new ArrayList<>();
    for (JournalEntry.Command command : run.entries(JournalEntry.Command.class)) {
      rows.add(
          Table.row(
              Quantity.instant(command.startedNanos()),
              Quantity.instant(command.endedNanos()),
              command.host(),
              Cell.code(command.text()),
              command.status() == 0
                  ? Cell.of("0")
                  : new Cell(Integer.toString(command.status()), Cell.Tone.BAD),
              Cell.code(String.join("\n", command.output()))));
    }
    return Table.limited(
        "runbook",
        "Runbook transcript",
        "Commands in the order in which they ended.",
        List.of(
            Column.number("Started"),
            Column.number("Ended"),
            Column.text("Host"),
            Column.text("Command"),
            Column.number("Status"),
            Column.text("Output")),
        rows,
        "No command ran.");
  }
}
