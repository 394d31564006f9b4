package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.report.Table.Column;
import org.ibcsim.report.chart.Quantity;
import org.jspecify.annotations.Nullable;

/** Tables with a row for each RLINK: how far behind it was, and how many bytes that took. */
final class RlinkTables {
  private static final String UNKNOWN = "–";

  private final RunRecord run;

  RlinkTables(RunRecord run) {
    this.run = run;
  }

  Table lag() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int number = 0; number < run.header().rlinks().size(); number++) {
      RunHeader.Rlink rlink = run.header().rlinks().get(number);
      OptionalLong bandwidth = rlink.linkNumber(RunHeader.BANDWIDTH);
      List<Cell> row = new ArrayList<>();
      row.addAll(
          Table.row(
              run.header().hostName(rlink.host()),
              rlink.name(),
              rlink.synchronous(),
              bandwidth.isPresent() ? Quantity.bitRate(8.0 * bandwidth.getAsLong()) : "no limit"));
      RlinkTotals of = totals(number);
      row.addAll(
          of == null || of.lag().count() == 0
              ? unknown(4)
              : Table.row(
                  Quantity.duration(of.lag().p50Nanos()),
                  Quantity.duration(of.lag().p95Nanos()),
                  Quantity.duration(of.lag().p99Nanos()),
                  Quantity.duration(of.lag().maxNanos())));
      row.addAll(
          of == null
              ? unknown(2)
              : Table.row(
                  Quantity.duration(of.rpoMaxNanos()), Quantity.instant(of.rpoMaxAtNanos())));
      rows.add(row);
    }
    return Table.limited(
        "rlinks",
        "RLINKs: how far behind",
        "Lag: from the intended arrival of a write until it is on the Secondary's disks. RPO: the"
            + " greatest age of a write that was not there yet.",
        List.of(
            Column.text("Secondary"),
            Column.text("RLINK"),
            Column.text("synchronous"),
            Column.number("Link"),
            Column.number("Lag p50"),
            Column.number("Lag p95"),
            Column.number("Lag p99"),
            Column.number("Lag max"),
            Column.number("RPO max"),
            Column.number("RPO max at")),
        rows,
        "no RLINK");
  }

  Table bytes() {
    boolean readBack = anyReadBack();
    List<List<Cell>> rows = new ArrayList<>();
    for (int number = 0; number < run.header().rlinks().size(); number++) {
      RunHeader.Rlink rlink = run.header().rlinks().get(number);
      List<Cell> row = new ArrayList<>();
      row.addAll(Table.row(run.header().hostName(rlink.host()), rlink.srlprot()));
      RlinkTotals of = totals(number);
      row.addAll(
          of == null
              ? unknown(readBack ? 7 : 6)
              : Table.row(
                  Quantity.bytes(of.outstandingMaxBytes()),
                  Quantity.instant(of.outstandingMaxAtNanos()),
                  Quantity.bytes(of.stagedMaxBytes()),
                  Quantity.bytes(of.transmittedBytes()),
                  Quantity.bytes(of.retransmittedBytes()),
                  Quantity.count(of.unstableWrites())));
      if (of != null && readBack) {
        row.add(Cell.of(Quantity.bytes(of.readBackBytes())));
      }
      rows.add(row);
    }
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.text("Secondary"),
                Column.text("srlprot"),
                Column.number("Primary's SRL max"),
                Column.number("reached at"),
                Column.number("Secondary's SRL max"),
                Column.number("Sent"),
                Column.number("Sent again"),
                Column.number("Writes missing at the end")));
    if (readBack) {
      columns.add(Column.number("Read back"));
    }
    return Table.limited(
        "bytes",
        "RLINKs: logs and links",
        readBack
            ? "Read back: from the Primary's SRL, to be sent; the write buffers were released before."
            : "",
        columns,
        rows,
        "no RLINK");
  }

  private boolean anyReadBack() {
    return run.totals() != null
        && run.totals().rlinks().stream().anyMatch(rlink -> rlink.readBackUpdates() > 0);
  }

  private @Nullable RlinkTotals totals(int rlink) {
    return run.totals() == null || rlink >= run.totals().rlinks().size()
        ? null
        : run.totals().rlinks().get(rlink);
  }

  private static List<Cell> unknown(int cells) {
    List<Cell> unknown = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      unknown.add(Cell.of(UNKNOWN));
    }
    return unknown;
  }
}
