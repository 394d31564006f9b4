package org.ibcsim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunSummary;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.report.chart.Quantity;
import org.jspecify.annotations.Nullable;

/** What a run shows on a terminal of 80 columns: the verdict first, the path of the report last. */
final class Screen {
  static final int WIDTH = 80;
  private static final int MOST_ROWS = 12;

  private final PrintWriter out;

  Screen(PrintWriter out) {
    this.out = out;
  }

  void show(RunSummary summary, RunRecord record, Path folder) {
    verdict(summary);
    writes(summary, record);
    rlinks(summary, record);
    messages(summary);
    expectations(summary);
    warnings(summary);
    out.println();
    out.println("seed    " + summary.seed());
    out.println("replay  " + summary.replay());
    out.println("journal " + folder.resolve("journal.jsonl"));
    out.println(summary.report() == null ? "results " + folder : "report  " + summary.report());
    out.flush();
  }

  private void verdict(RunSummary summary) {
    String word = summary.verdict().name();
    Paragraphs.print(out, 0, WIDTH, word + ": " + summary.reason());
    out.println();
    Paragraphs.print(out, 0, WIDTH, summary.scenario());
    Paragraphs.print(
        out,
        0,
        WIDTH,
        plain(
            Quantity.duration(nanos(summary.virtualSeconds()))
                + " of virtual time, "
                + Quantity.count(summary.events())
                + " events"));
  }

  private void writes(RunSummary summary, RunRecord record) {
    RunSummary.Writes writes = summary.writes();
    RunSummary.Latency latency = writes.latencySeconds();
    out.println(
        plain(
            Quantity.count(writes.count())
                + " writes, "
                + Quantity.bytes(writes.bytes())
                + (writes.failed() == 0
                    ? ", none failed"
                    : ", " + Quantity.count(writes.failed()) + " FAILED")
                + (writes.lost() == 0
                    ? ""
                    : ", " + Quantity.count(writes.lost()) + " lost in a crash")));
    RunTotals totals = record.totals();
    if (totals == null || totals.latency().count() == 0) {
      out.println("no write was acknowledged, so there is no latency");
      return;
    }
    out.println(
        plain(
            "latency p50 "
                + time(latency.p50())
                + ", p95 "
                + time(latency.p95())
                + ", p99 "
                + time(latency.p99())
                + ", max "
                + time(latency.max())));
  }

  private void rlinks(RunSummary summary, RunRecord record) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("RLINK to", "lag p50", "p95", "p99", "max", "RPO max", "SRL max"));
    long capacity = record.header().hosts().get(0).srlBytes();
    for (int rlink = 0; rlink < summary.rlinks().size(); rlink++) {
      RunSummary.RlinkRow row = summary.rlinks().get(rlink);
      boolean any = anyStable(record, rlink);
      rows.add(
          List.of(
              row.host(),
              any ? shortTime(row.lagSeconds().p50()) : "-",
              any ? shortTime(row.lagSeconds().p95()) : "-",
              any ? shortTime(row.lagSeconds().p99()) : "-",
              any ? shortTime(row.lagSeconds().max()) : "-",
              shortTime(row.rpoSecondsMax()),
              plain(
                  Quantity.bytes(row.srlBytesMax())
                      + " ("
                      + share(row.srlBytesMax(), capacity)
                      + ")")));
    }
    out.println();
    TextTable.print(out, rows, WIDTH, MOST_ROWS);
    readBack(summary);
  }

  /** Only where there was any. */
  private void readBack(RunSummary summary) {
    List<String> parts = new ArrayList<>();
    for (RunSummary.RlinkRow row : summary.rlinks()) {
      if (row.readBackUpdates() > 0) {
        parts.add(
            Quantity.bytes(row.readBackBytes())
                + " in "
                + Quantity.count(row.readBackUpdates())
                + (row.readBackUpdates() == 1 ? " update for " : " updates for ")
                + row.host());
      }
    }
    if (!parts.isEmpty()) {
      Paragraphs.print(
          out, 0, WIDTH, plain("read back from the Primary's SRL: " + String.join("; ", parts)));
    }
  }

  /** Whether a write came to the Secondary's disks: without, there is no lag, not a lag of 0. */
  private static boolean anyStable(RunRecord record, int rlink) {
    RunTotals totals = record.totals();
    return totals != null && totals.rlinks().get(rlink).lag().count() > 0;
  }

  private void messages(RunSummary summary) {
    if (summary.ibc().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("message", "to", "sent", "arrived", "received", "ended", "fate"));
    for (RunSummary.IbcRow row : summary.ibc()) {
      rows.add(
          List.of(
              row.application(),
              row.host(),
              instant(row.submittedSeconds()),
              instant(row.arrivedSeconds()),
              instant(row.receivedSeconds()),
              instant(row.endedSeconds()),
              fate(row)));
    }
    out.println();
    TextTable.print(out, rows, WIDTH, MOST_ROWS);
  }

  /** What became of a message; a message that was delivered more than once says so. */
  private static String fate(RunSummary.IbcRow row) {
    String fate = row.fate() == null ? "pending" : row.fate();
    return row.deliveries() > 1 ? fate + " " + row.deliveries() + "x" : fate;
  }

  private void expectations(RunSummary summary) {
    if (summary.expectations().isEmpty()) {
      return;
    }
    out.println();
    for (JournalEntry.Expectation expectation : summary.expectations()) {
      boolean held = expectation.verdict() == JournalEntry.Verdict.HELD;
      String word = held ? "held  " : "BROKEN";
      hanging(word + "  ", expectation.expression());
      if (!held && !expectation.found().isEmpty()) {
        Paragraphs.print(out, 8, WIDTH, expectation.found());
      }
    }
  }

  /** A text behind a word of eight characters; its further lines are indented as much. */
  private void hanging(String word, String text) {
    StringWriter lines = new StringWriter();
    Paragraphs.print(new PrintWriter(lines), word.length(), WIDTH, text);
    out.print(word + lines.toString().substring(word.length()));
  }

  private void warnings(RunSummary summary) {
    for (JournalEntry.Warning warning : summary.warnings()) {
      out.println();
      Paragraphs.print(out, 0, WIDTH, "warning: " + warning.text());
      if (!warning.remedy().isEmpty()) {
        Paragraphs.print(out, 2, WIDTH, warning.remedy());
      }
    }
  }

  /** A duration in full. */
  private static String time(BigDecimal seconds) {
    return Quantity.duration(nanos(seconds));
  }

  /** A duration with three significant digits, in at most eight characters. */
  private static String shortTime(BigDecimal seconds) {
    double value = seconds.doubleValue();
    return value >= 1 ? digits(value) + " s" : digits(value * 1e3) + " ms";
  }

  private static String digits(double value) {
    return Quantity.decimal(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);
  }

  /** A share of a whole; what is too little to show is not shown as nothing. */
  private static String share(long part, long whole) {
    double share = (double) part / whole;
    return part > 0 && share < 0.0005 ? "<0.1 %" : Quantity.percent(share);
  }

  /** A point in virtual time, to the millisecond, in the unit that report and journal use. */
  private static String instant(@Nullable BigDecimal seconds) {
    if (seconds == null) {
      return "-";
    }
    return seconds.setScale(3, RoundingMode.HALF_EVEN).toPlainString() + " s";
  }

  private static long nanos(BigDecimal seconds) {
    return seconds.movePointRight(9).longValue();
  }

  /** With plain spaces, for terminals that have no narrow ones. */
  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2009', ' ');
  }
}
