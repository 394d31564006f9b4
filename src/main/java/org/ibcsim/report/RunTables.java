package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.Distribution;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.Outage;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.model.Fact;
import org.ibcsim.report.Table.Column;
import org.ibcsim.report.chart.Quantity;

/** The table of what a run did as a whole. */
final class RunTables {
  private RunTables() {}

  static Table summary(RunRecord run) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(Table.row("Virtual time", Quantity.duration(run.endNanos())));
    RunTotals totals = run.totals();
    if (totals != null) {
      rows.add(Table.row("Events", Quantity.count(totals.events())));
      rows.add(
          Table.row(
              "Application writes",
              Quantity.count(totals.writes())
                  + ", "
                  + Quantity.bytes(totals.bytes())
                  + ", "
                  + Quantity.count(totals.failedWrites())
                  + " failed"
                  + (totals.lostWrites() == 0
                      ? ""
                      : ", " + Quantity.count(totals.lostWrites()) + " lost in a crash")));
      rows.add(Table.row("Write latency", quantiles(totals.latency())));
      long capacity = run.header().hosts().get(0).srlBytes();
      rows.add(
          Table.row(
              "Peak of the Primary's SRL",
              Quantity.bytes(totals.srlMaxBytes())
                  + " of "
                  + Quantity.bytes(capacity)
                  + " ("
                  + Quantity.percent(totals.srlMaxBytes() / (double) capacity)
                  + ") at "
                  + Quantity.instant(totals.srlMaxAtNanos())));
    }
    List<MessageRow> messages = MessageRow.of(run);
    long received = messages.stream().filter(row -> row.fate() == Fact.Fate.RECEIVED).count();
    rows.add(
        Table.row(
            "IBC messages",
            messages.isEmpty()
                ? "none"
                : received + " of " + messages.size() + " deliveries received"));
    List<Freeze> freezes = Freeze.of(run);
    long frozen = freezes.stream().mapToLong(freeze -> freeze.toNanos() - freeze.fromNanos()).sum();
    rows.add(
        Table.row(
            "Freezes",
            freezes.isEmpty()
                ? "none"
                : freezes.size() + ", " + Quantity.duration(frozen) + " in all"));
    List<Outage> outages = Outage.of(run);
    long cut = outages.stream().mapToLong(outage -> outage.toNanos() - outage.fromNanos()).sum();
    rows.add(
        Table.row(
            "Link outages",
            outages.isEmpty()
                ? "none"
                : outages.size() + ", " + Quantity.duration(cut) + " in all"));
    return new Table(
        "summary", "Summary", "", List.of(Column.text("What"), Column.text("Value")), rows, 0, "");
  }

  private static String quantiles(Distribution values) {
    if (values.count() == 0) {
      return "no write was acknowledged";
    }
    return "p50 "
        + Quantity.duration(values.p50Nanos())
        + ", p95 "
        + Quantity.duration(values.p95Nanos())
        + ", p99 "
        + Quantity.duration(values.p99Nanos())
        + ", max "
        + Quantity.duration(values.maxNanos());
  }
}
