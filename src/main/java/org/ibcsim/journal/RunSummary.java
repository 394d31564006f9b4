package org.ibcsim.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ibcsim.model.Switch;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ibcsim run --json} prints: the outcome of a run in one document.
 *
 * <p>{@link #SCHEMA} describes each field. Seconds have nine decimals, made from whole nanoseconds
 * without any floating-point arithmetic, so that the text is the same everywhere.
 */
public record RunSummary(
    String ibcsimVersion,
    String scenario,
    long seed,
    int replication,
    String journalSha256,
    BigDecimal virtualSeconds,
    long events,
    JournalEntry.Verdict verdict,
    String reason,
    Writes writes,
    List<RlinkRow> rlinks,
    List<IbcRow> ibc,
    List<FreezeRow> freezes,
    List<Snapshot> snapshots,
    List<JournalEntry.Expectation> expectations,
    JournalEntry.@Nullable Litmus litmus,
    List<WarningRow> warnings,
    String replay,
    @Nullable String report) {
  /** The JSON Schema of the document, as a resource of this class. */
  public static final String SCHEMA = "run-result.schema.json";

  /** Application writes. */
  public record Writes(long count, long bytes, long failed, long lost, Latency latencySeconds) {}

  /** How long writes took, from intended arrival to acknowledgement. */
  public record Latency(
      BigDecimal p50,
      BigDecimal p90,
      BigDecimal p95,
      BigDecimal p99,
      BigDecimal p999,
      BigDecimal max,
      BigDecimal mean) {}

  /** How long it took, from intended arrival, until writes were on the Secondary's disks. */
  public record Lag(BigDecimal p50, BigDecimal p95, BigDecimal p99, BigDecimal max) {}

  /** One RLINK. */
  public record RlinkRow(
      String name,
      String host,
      Lag lagSeconds,
      boolean lagExact,
      long unstableWrites,
      BigDecimal rpoSecondsMax,
      long srlBytesMax,
      long srlBytesEnd,
      long secondarySrlBytesMax,
      long secondarySrlBytesEnd,
      long transmittedBytes,
      long retransmittedBytes,
      long retransmittedUpdates,
      long duplicateArrivals,
      long appliedBytes,
      long readBackUpdates,
      long readBackBytes) {}

  /** One in-band control message at one Secondary that it was addressed to. */
  public record IbcRow(
      long message,
      String application,
      String host,
      String rlink,
      boolean freeze,
      BigDecimal submittedSeconds,
      @Nullable BigDecimal sentSeconds,
      @Nullable BigDecimal transmittedSeconds,
      @Nullable BigDecimal arrivedSeconds,
      @Nullable BigDecimal receivedSeconds,
      @Nullable BigDecimal lastReceivedSeconds,
      @Nullable BigDecimal endedSeconds,
      int arrivals,
      int deliveries,
      List<String> fates,
      @Nullable String fate) {}

  /** One time in which a Secondary's data volumes stood still. */
  public record FreezeRow(
      String host,
      BigDecimal fromSeconds,
      BigDecimal toSeconds,
      long message,
      @Nullable String release) {}

  /** One snapshot. */
  public record Snapshot(
      String host,
      String prefix,
      BigDecimal finishedSeconds,
      long position,
      long message,
      String begunImage,
      String image) {}

  /** What a reader should know; {@code hazard} is its name in {@code ibcsim help hazards}. */
  public record WarningRow(String hazard, BigDecimal atSeconds, String text, String remedy) {}

  /**
   * The summary of a finished run.
   *
   * @param replay the command line that repeats the run
   * @param report path of the report, or null if none was written
   */
  public static RunSummary of(
      RunRecord run, String journalSha256, String replay, @Nullable String report) {
    RunHeader header = run.header();
    RunTotals totals = run.totals();
    if (totals == null) {
      throw new IllegalArgumentException("the run has no totals: it was not finished");
    }
    JournalEntry.Judgement judgement =
        run.judgement()
            .orElse(new JournalEntry.Judgement(JournalEntry.Verdict.INCONCLUSIVE, "not judged"));
    return new RunSummary(
        header.ibcsimVersion(),
        header.title(),
        header.seed(),
        header.replication(),
        journalSha256,
        seconds(totals.endNanos()),
        totals.events(),
        judgement.verdict(),
        judgement.reason(),
        writes(totals),
        rlinks(header, totals),
        MessageRow.of(run).stream().map(row -> ibc(header, row)).toList(),
        Freeze.of(run).stream().map(freeze -> freeze(header, freeze)).toList(),
        SnapshotRow.of(run).stream().map(RunSummary::snapshot).toList(),
        run.entries(JournalEntry.Expectation.class),
        run.entries(JournalEntry.Litmus.class).stream().findFirst().orElse(null),
        run.entries(JournalEntry.Warning.class).stream().map(RunSummary::warning).toList(),
        replay,
        report);
  }

  private static BigDecimal seconds(long nanos) {
    return BigDecimal.valueOf(nanos, 9);
  }

  private static @Nullable BigDecimal secondsOrNull(@Nullable Long nanos) {
    return nanos == null ? null : seconds(nanos);
  }

  private static Writes writes(RunTotals totals) {
    Distribution latency = totals.latency();
    return new Writes(
        totals.writes(),
        totals.bytes(),
        totals.failedWrites(),
        totals.lostWrites(),
        new Latency(
            seconds(latency.p50Nanos()),
            seconds(latency.p90Nanos()),
            seconds(latency.p95Nanos()),
            seconds(latency.p99Nanos()),
            seconds(latency.p999Nanos()),
            seconds(latency.maxNanos()),
            seconds(latency.meanNanos())));
  }

  private static List<RlinkRow> rlinks(RunHeader header, RunTotals totals) {
    List<RlinkRow> rows = new ArrayList<>();
    for (int rlink = 0; rlink < totals.rlinks().size(); rlink++) {
      RlinkTotals of = totals.rlinks().get(rlink);
      rows.add(
          new RlinkRow(
              header.rlinkName(rlink),
              header.hostName(header.rlinks().get(rlink).host()),
              new Lag(
                  seconds(of.lag().p50Nanos()),
                  seconds(of.lag().p95Nanos()),
                  seconds(of.lag().p99Nanos()),
                  seconds(of.lag().maxNanos())),
              of.lag().exact(),
              of.unstableWrites(),
              seconds(of.rpoMaxNanos()),
              of.outstandingMaxBytes(),
              of.outstandingEndBytes(),
              of.stagedMaxBytes(),
              of.stagedEndBytes(),
              of.transmittedBytes(),
              of.retransmittedBytes(),
              of.retransmittedUpdates(),
              of.duplicateArrivals(),
              of.appliedBytes(),
              of.readBackUpdates(),
              of.readBackBytes()));
    }
    return rows;
  }

  private static IbcRow ibc(RunHeader header, MessageRow row) {
    return new IbcRow(
        row.message(),
        row.application(),
        header.hostName(row.host()),
        header.rlinkName(row.rlink()),
        row.freeze(),
        seconds(row.submittedNanos()),
        secondsOrNull(row.sentNanos()),
        secondsOrNull(row.transmittedNanos()),
        secondsOrNull(row.arrivedNanos()),
        secondsOrNull(row.receivedNanos()),
        secondsOrNull(row.lastReceivedNanos()),
        secondsOrNull(row.endedNanos()),
        row.visits().size(),
        row.deliveries(),
        row.fates().stream().map(Switch::nameOf).toList(),
        nameOrNull(row.fate()));
  }

  private static FreezeRow freeze(RunHeader header, Freeze freeze) {
    return new FreezeRow(
        header.hostName(freeze.host()),
        seconds(freeze.fromNanos()),
        seconds(freeze.toNanos()),
        freeze.message(),
        nameOrNull(freeze.release()));
  }

  private static @Nullable String nameOrNull(@Nullable Enum<?> value) {
    return value == null ? null : Switch.nameOf(value);
  }

  private static Snapshot snapshot(SnapshotRow row) {
    return new Snapshot(
        row.hostName(),
        row.taken().prefix(),
        seconds(row.timeNanos()),
        row.taken().position(),
        row.taken().message(),
        HexFormat.of().toHexDigits(row.taken().begunImage()),
        HexFormat.of().toHexDigits(row.taken().image()));
  }

  private static WarningRow warning(JournalEntry.Warning warning) {
    return new WarningRow(
        warning.hazard(), seconds(warning.atNanos()), warning.text(), warning.remedy());
  }

  /** The document. */
  public String toJson() {
    return Documents.text(this);
  }
}
