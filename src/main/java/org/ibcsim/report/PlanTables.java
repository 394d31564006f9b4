package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ibcsim.plan.BandsDocument;
import org.ibcsim.plan.HeaderRule;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.report.Table.Column;
import org.ibcsim.report.chart.Quantity;
import org.jspecify.annotations.Nullable;

/** The tables of a plan's report. */
final class PlanTables {
  private static final double NANOS = 1e9;

  private final PlanDocument plan;
  private final PlanReport.Provenance provenance;

  PlanTables(PlanDocument plan, PlanReport.Provenance provenance) {
    this.plan = plan;
    this.provenance = provenance;
  }

  /** The recommendation. */
  static VerdictWords verdict(PlanDocument plan) {
    Long srlBytes = plan.srlBytes();
    String link = " at a link of " + Quantity.bitRate(plan.assumptions().linkBitsPerSecond());
    String constraint = "Decided by " + plan.bindingConstraint().replace('_', ' ') + ".";
    if (srlBytes == null) {
      return new VerdictWords(
          "✗ Never drains" + link,
          "As much is written as the link carries, or more: no SRL is large enough. " + constraint,
          Cell.Tone.BAD);
    }
    String size = "SRL of " + Quantity.bytes(srlBytes);
    Double within = plan.rpo().shareWithinLimit();
    Double limit = plan.assumptions().lossLimitSeconds();
    if (within != null && limit != null && plan.rpo().violations() > 0) {
      Long needed = plan.whatIf().linkForLossSeconds();
      return new VerdictWords(
          "? " + size + link + ", which breaks the RPO",
          constraint
              + " The limit of "
              + duration(limit)
              + " holds "
              + Quantity.decimal(100 * within, 3)
              + " % of the time; violations: "
              + plan.rpo().violations()
              + "."
              + (needed == null || needed == 0
                  ? ""
                  : " A link of " + Quantity.bitRate(needed) + " keeps it always."),
          Cell.Tone.UNSURE);
    }
    return new VerdictWords("✓ " + size + link, constraint, Cell.Tone.GOOD);
  }

  Table needs() {
    List<List<Cell>> rows = new ArrayList<>();
    plan.needsBytes()
        .forEach(
            (word, bytes) ->
                rows.add(
                    Table.row(
                        word.replace('_', ' '),
                        Quantity.bytes(bytes),
                        Quantity.count(bytes),
                        word.equals(plan.bindingConstraint()) ? "decides" : "")));
    Long published = plan.publishedRuleBytes();
    if (published != null) {
      rows.add(
          Table.row(
              "the guide's sum: outage and peak",
              Quantity.bytes(published),
              Quantity.count(published),
              "for comparison"));
    }
    plan.combinationsBytes()
        .forEach(
            (word, bytes) ->
                rows.add(
                    Table.row(
                        word.replace('_', ' '),
                        Quantity.bytes(bytes),
                        Quantity.count(bytes),
                        "a decision of cost")));
    Long srlBytes = plan.srlBytes();
    rows.add(
        srlBytes == null
            ? Table.row(plan.bindingConstraint(), "none is enough", "", "decides")
            : Table.row(
                "recommended, with a safety share of "
                    + Quantity.percent(plan.assumptions().safetyShare()),
                Quantity.bytes(srlBytes),
                Quantity.count(srlBytes),
                ""));
    return table(
        "needs",
        "What the SRL must hold",
        srlBytes == null
            ? "Each constraint for itself, for what was measured alone: as the link never drains,"
                + " the SRL grows on."
            : "Each constraint for itself; the largest decides.",
        List.of(
            Column.text("Constraint"),
            Column.number("Size"),
            Column.number("Bytes"),
            Column.text("")),
        rows);
  }

  Table engines() {
    PlanDocument.Engines both = plan.engines();
    List<List<Cell>> rows = new ArrayList<>();
    if (both != null && both.ran()) {
      rows.add(
          Table.row(
              "largest backlog, bytes",
              Quantity.count(both.fluidBacklogBytes()),
              Quantity.count(both.eventBacklogBytes()),
              Quantity.count(both.differenceBytes())));
      rows.add(
          Table.row(
              "largest lag",
              seconds(both.fluidLagSeconds()),
              seconds(both.eventLagSeconds()),
              seconds(both.differenceSeconds())));
      rows.add(
          Table.row(
              "largest amount in the SRL, headers of 512 bytes included, bytes",
              "",
              Quantity.count(both.eventSrlBytes()),
              ""));
    }
    return new Table(
        "engines",
        "Both engines",
        both == null
            ? ""
            : "The writes alone, without an outage, latency or overhead; "
                + Quantity.count(both.writes())
                + (both.writes() == 1 ? " write" : " writes")
                + " simulated one by one: "
                + both.cause()
                + ".",
        List.of(
            Column.text("What"),
            Column.number("Fluid engine"),
            Column.number("Event engine"),
            Column.number("Difference")),
        rows,
        0,
        both == null ? "" : "The event engine was " + both.cause() + ".");
  }

  Table findings() {
    List<List<Cell>> rows = new ArrayList<>();
    for (PlanDocument.Note note : plan.findings()) {
      Cell.Tone tone =
          switch (note.weight()) {
            case "warning" -> Cell.Tone.UNSURE;
            case "good" -> Cell.Tone.GOOD;
            default -> Cell.Tone.PLAIN;
          };
      rows.add(Table.row(new Cell(note.weight(), tone), note.about(), note.text()));
    }
    return table(
        "input",
        "What is to be known of the measurement",
        "",
        List.of(Column.text("Weight"), Column.text("About"), Column.text("Finding")),
        rows);
  }

  Table amounts() {
    boolean headers = !plan.assumptions().header().equals(HeaderRule.NONE.word());
    return table(
        "amounts",
        "From writes to the wire",
        headers
            ? "Growth, headers, compression and overhead, each in a line of its own."
            : "Growth, compression and overhead, each in a line of its own; headers are not"
                + " counted.",
        List.of(Column.text("What"), Column.number("Size"), Column.number("Bytes")),
        List.of(
            amount("written, as measured", plan.lines().measuredBytes()),
            amount("with growth", plan.lines().grownBytes()),
            amount(headers ? "in the SRL, with headers" : "in the SRL", plan.lines().srlBytes()),
            amount("on the wire, compressed, with overhead", plan.lines().wireBytes())));
  }

  private static List<Cell> amount(String what, long bytes) {
    return Table.row(what, Quantity.bytes(bytes), Quantity.count(bytes));
  }

  Table lag() {
    PlanDocument.Lag lag = plan.fluid().lagSeconds();
    PlanDocument.Lag rpo = plan.rpo().seconds();
    return table(
        "lag",
        "Backlog and lag without an outage",
        "Largest backlog "
            + Quantity.bytes(plan.fluid().backlogBytesMax())
            + " at "
            + duration(plan.fluid().backlogAtSeconds())
            + (plan.assumptions().periodic()
                ? "; the profile taken once, where the SRL and the what-if curves take it repeated"
                : "")
            + ". A percentile p is the ceil(p n)-th of n values.",
        List.of(
            Column.text("Within"),
            Column.number("Lag of what is written"),
            Column.number("RPO over time")),
        List.of(
            Table.row("50 %", seconds(lag.p50()), seconds(rpo.p50())),
            Table.row("95 %", seconds(lag.p95()), seconds(rpo.p95())),
            Table.row("99 %", seconds(lag.p99()), seconds(rpo.p99())),
            Table.row("100 %", seconds(lag.max()), seconds(rpo.max()))));
  }

  Table violations() {
    List<List<Cell>> rows = new ArrayList<>();
    for (PlanDocument.Violation each : plan.rpo().violationList()) {
      Double to = each.toSeconds();
      rows.add(
          Table.row(
              duration(each.fromSeconds()),
              seconds(to),
              to == null ? "never ends" : duration(to - each.fromSeconds()),
              seconds(each.worstSeconds())));
    }
    Double limit = plan.assumptions().lossLimitSeconds();
    return Table.limited(
        "violations",
        "Times over the RPO",
        limit == null ? "" : "When the newest data at the Secondary is older than the limit.",
        List.of(
            Column.number("From"),
            Column.number("Until"),
            Column.number("For"),
            Column.number("Worst lag")),
        rows,
        limit == null ? "" : "None: the limit of " + duration(limit) + " is kept always.");
  }

  Table outages() {
    List<List<Cell>> rows = new ArrayList<>();
    for (PlanDocument.Outage outage : plan.worstOutages()) {
      rows.add(
          Table.row(
              rows.isEmpty() ? "worst" : "second worst",
              duration(outage.fromSeconds()),
              Quantity.bytes(outage.backlogBytes())));
    }
    PlanDocument.Recovery recovery = plan.recovery();
    return table(
        "outages",
        "The worst moments for an outage",
        recovery == null
            ? ""
            : "Found exactly, over every moment. After the worst one all is caught up "
                + (recovery.drainedAtSeconds() == null
                    ? "never."
                    : "at " + seconds(recovery.drainedAtSeconds()) + "."),
        List.of(Column.text(""), Column.number("From"), Column.number("Largest backlog")),
        rows);
  }

  Table secondaries() {
    List<List<Cell>> rows = new ArrayList<>();
    boolean several = plan.secondaries().size() > 1 || plan.assumptions().sharing() > 1;
    for (PlanDocument.Secondary each : plan.secondaries()) {
      if (several) {
        rows.add(
            Table.row(
                Quantity.bitRate(each.linkBitsPerSecond()),
                each.sharing(),
                Quantity.bytes(each.backlogBytesMax()),
                seconds(each.lagSecondsMax())));
      }
    }
    return table(
        "secondaries",
        "Secondaries",
        several ? "The SRL keeps what the one furthest behind has not got." : "",
        List.of(
            Column.number("Line"),
            Column.number("Shared by"),
            Column.number("Largest backlog"),
            Column.number("Largest lag")),
        rows);
  }

  Table dcm() {
    List<List<Cell>> rows = new ArrayList<>();
    PlanDocument.Overflow dcm = plan.dcm();
    if (dcm != null && dcm.overflowAtSeconds() != null) {
      Long regions = dcm.uniqueRegions();
      rows.add(Table.row("the SRL overflows at", seconds(dcm.overflowAtSeconds())));
      rows.add(Table.row("the replay begins at", seconds(dcm.replayFromSeconds())));
      rows.add(Table.row("waiting by the byte", bytes(dcm.waitingBytes())));
      rows.add(
          Table.row(
              "marked regions of " + Quantity.bytes(dcm.regionBytes()),
              regions == null
                  ? "not known: the measurement has no places"
                  : Quantity.count(regions)));
      rows.add(Table.row("sent by the replay", bytes(dcm.resyncBytes())));
      rows.add(Table.row("saved by marking", bytes(dcm.savedBytes())));
      rows.add(Table.row("inconsistent for", seconds(dcm.inconsistentSeconds())));
    }
    return new Table(
        "dcm",
        "If the SRL overflows into the DCM",
        dcm == null ? "" : "An SRL of " + Quantity.bytes(dcm.srlBytes()) + ".",
        List.of(Column.text("What"), Column.number("Value")),
        rows,
        0,
        dcm == null ? "" : "It never overflows.");
  }

  Table cyclic() {
    List<List<Cell>> rows = new ArrayList<>();
    PlanDocument.Cycles cyclic = plan.cyclic();
    if (cyclic != null) {
      rows.add(Table.row("cycle", duration(cyclic.cycleSeconds())));
      rows.add(Table.row("grain", Quantity.bytes(cyclic.grainBytes())));
      rows.add(Table.row("written", Quantity.bytes(cyclic.writtenBytes())));
      rows.add(Table.row("sent", Quantity.bytes(cyclic.sentBytes())));
      rows.add(Table.row("sent of written", Quantity.percent(cyclic.shareSent())));
      rows.add(Table.row("cycles that brought data", Quantity.count(cyclic.cycles())));
      rows.add(Table.row("cycles whose transfer was late", Quantity.count(cyclic.lateCycles())));
      rows.add(Table.row("longest transfer", seconds(cyclic.longestTransferSeconds())));
      rows.add(Table.row("oldest image at the Secondary", seconds(cyclic.worstAgeSeconds())));
      rows.add(Table.row("published rule, 2T or 2C", seconds(cyclic.publishedRpoSeconds())));
    }
    return table(
        "cyclic",
        "Mirroring in cycles instead",
        "",
        List.of(Column.text("What"), Column.number("Value")),
        rows);
  }

  Table sampling() {
    List<List<Cell>> rows = new ArrayList<>();
    for (PlanDocument.Sample row : plan.sampling()) {
      rows.add(Table.row(duration(row.intervalSeconds()), Quantity.bytes(row.backlogBytesMax())));
    }
    if (!rows.isEmpty()) {
      rows.add(Table.row("as measured", Quantity.bytes(plan.fluid().backlogBytesMax())));
    }
    String note = "";
    if (!plan.sampling().isEmpty()) {
      PlanDocument.Sample coarsest = plan.sampling().get(0);
      long measured = plan.fluid().backlogBytesMax();
      note =
          "The same writes in longer intervals: averages hide bursts. Measured every "
              + duration(coarsest.intervalSeconds())
              + ", the need would have seemed to be "
              + Quantity.bytes(coarsest.backlogBytesMax())
              + (measured == 0
                  ? "."
                  : ", "
                      + Quantity.percent((double) coarsest.backlogBytesMax() / measured)
                      + " of what this measurement shows.")
              + " Bursts shorter than this measurement's own intervals are not seen either.";
    }
    return table(
        "sampling",
        "What coarser measurements would have said",
        note,
        List.of(Column.number("Interval"), Column.number("Largest backlog")),
        rows);
  }

  Table assumptions() {
    PlanDocument.Assumptions a = plan.assumptions();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(Table.row("line", Quantity.bitRate(a.linkBitsPerSecond())));
    rows.add(Table.row("overhead of protocols", Quantity.percent(a.overheadShare())));
    rows.add(Table.row("compression", Quantity.decimal(a.compressionRatio(), 3)));
    rows.add(Table.row("headers in the SRL", a.header()));
    rows.add(Table.row("growth, as a factor", Quantity.decimal(a.growthFactor(), 6)));
    rows.add(Table.row("safety", Quantity.percent(a.safetyShare())));
    rows.add(Table.row("outage of the network", duration(a.outageSeconds())));
    rows.add(Table.row("outage of the Secondary host", duration(a.nodeOutageSeconds())));
    rows.add(Table.row("synchronization", duration(a.synchronizationSeconds())));
    rows.add(Table.row("backup of the Secondary", duration(a.backupSeconds())));
    rows.add(Table.row("synchronous", a.synchronous()));
    rows.add(Table.row("Secondaries on the line", a.sharing()));
    rows.add(
        Table.row("profile", a.periodic() ? "begins again at its end" : "taken once, as it is"));
    for (PlanDocument.Daily each : a.windows()) {
      rows.add(Table.row("line " + times(each), Quantity.bitRate(each.bitsPerSecond())));
    }
    for (PlanDocument.Daily each : a.others()) {
      rows.add(Table.row("other traffic " + times(each), Quantity.bitRate(each.bitsPerSecond())));
    }
    rows.add(Table.row("confidence bands", PlanBands.assumption(plan)));
    return table(
        "assumptions", "Assumptions", "", List.of(Column.text("What"), Column.text("Value")), rows);
  }

  private static String times(PlanDocument.Daily each) {
    return "from "
        + duration(each.fromSeconds())
        + " to "
        + duration(each.untilSeconds())
        + " of every day";
  }

  Table provenance() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(Table.row("ibcsim", Cell.code(provenance.version())));
    rows.add(Table.row("Measurement", Cell.code(plan.file())));
    rows.add(Table.row("Format", Cell.code(plan.format())));
    if (!plan.devices().isEmpty()) {
      rows.add(Table.row("Devices", Cell.code(String.join(", ", plan.devices()))));
    }
    rows.add(Table.row("SHA-256", Cell.code(provenance.inputSha256())));
    BandsDocument bands = plan.bands();
    if (bands != null) {
      rows.add(Table.row("Random numbers", Cell.code("seed 1, stream " + bands.stream())));
    }
    rows.add(Table.row("Run it again", Cell.code(provenance.command())));
    return table(
        "provenance", "Provenance", "", List.of(Column.text("What"), Column.text("Value")), rows);
  }

  private static Table table(
      String id, String title, String note, List<Column> columns, List<List<Cell>> rows) {
    return Table.limited(id, title, note, columns, rows, "");
  }

  private static String bytes(@Nullable Long bytes) {
    return bytes == null ? "not known" : Quantity.bytes(bytes);
  }

  static String seconds(@Nullable Double seconds) {
    return seconds == null ? "never" : duration(seconds);
  }

  static String duration(double seconds) {
    if (Math.abs(seconds) > 1e9) {
      return String.format(Locale.ROOT, "%.0f days", seconds / 86_400);
    }
    return seconds == 0 ? "0 s" : Quantity.duration(Math.round(seconds * NANOS));
  }
}
