package org.ibcsim.journal;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.ReplicationView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the journal of a run while it happens, and keeps the statistics that end it.
 *
 * <p>A journal is JSON Lines in UTF-8. Each line has {@code t}, nanoseconds of virtual time that
 * never decrease, and {@code f}, its kind. In order:
 *
 * <ol>
 *   <li>{@code run}: a {@link RunHeader};
 *   <li>while the run goes on: {@link Fact}s and {@link JournalEntry entries}, their kind being the
 *       record's name in snake_case; at level ALL the {@link StepKind steps} of writes; {@code
 *       series}, one for each bucket of time: its number {@code b}, and {@code v}, the values of
 *       all {@link Measure}s, those of the run, then those of each RLINK;
 *   <li>{@code totals}: {@link RunTotals}; then what was judged from them, as entries;
 *   <li>{@code end}: the number of {@code lines} before it. A journal without it is of a run that
 *       was killed.
 * </ol>
 *
 * <p>The same calls at the same times make the same bytes. Series and totals are computed from
 * every step, and are the same at both levels. The steps allocate nothing, but where the backlog
 * reaches a new length. Memory grows with the backlog and with the number of facts, not with the
 * number of writes.
 *
 * <p>A run calls, in this order: the {@link Observer} methods and {@link #entry} as things happen,
 * {@link #submittedFrom} right after the submission of a write that comes late, {@link #finish}
 * once, {@link #entry} for what is judged, {@link #close}.
 *
 * <p>Every call may throw {@link java.io.UncheckedIOException} when the stream cannot be written;
 * its message names the journal. What was written before stays, and {@link #close} then only closes
 * the stream.
 */
public final class JournalWriter implements Observer, AutoCloseable {
  private static final byte[] TIME = "{\"t\":".getBytes(StandardCharsets.US_ASCII);

  private final Moment now = new Moment();
  private final LongSupplier clockNanos;
  private final @Nullable JsonLines lines;
  private final LineCodec codec;
  private final RunRecordBuilder record;
  private final @Nullable StepLines steps;
  private final Backlog backlog;
  private final LatencyTracker latency;
  private final LagTracker[] lags;
  private final OccupancyTracker occupancy;
  private final ThroughputTracker throughput;
  private final SeriesBuckets buckets;

  /**
   * Writes made when new ones were kept in the SRL again for an RLINK that had been in DCM logging.
   */
  private final long[] writesBefore;

  /** How many writes stood before each checkpoint of the Primary, by its position. */
  private final Map<Long, Long> writesAtCheckpoint = new TreeMap<>();

  /** Position of the newest message; 0 as long as there is none. */
  private long newestMessage;

  /**
   * Begins a journal with its first line.
   *
   * @param stream is closed by {@link #close}; it need not be buffered. Null for a run of which
   *     only the {@link #record} is wanted: then no line is made
   * @param name of the journal in messages, for instance its path
   * @param header its level and width of bucket are obeyed; see {@link #bucketNanos}
   * @param clockNanos virtual time of the step that is being observed
   * @param view of the data set that is being observed
   */
  public JournalWriter(
      @Nullable OutputStream stream,
      String name,
      RunHeader header,
      LongSupplier clockNanos,
      ReplicationView view) {
    int rlinks = header.rlinks().size();
    this.clockNanos = clockNanos;
    this.lines = stream == null ? null : new JsonLines(stream, name);
    this.codec = new LineCodec(header);
    this.record = new RunRecordBuilder(header);
    this.steps =
        lines != null && header.level() == JournalLevel.ALL ? new StepLines(now, lines) : null;
    this.backlog = new Backlog(now, rlinks, view.layout().srlHeaderBytes());
    this.latency = new LatencyTracker(now, backlog);
    this.lags = new LagTracker[rlinks];
    this.writesBefore = new long[rlinks];
    for (int rlink = 0; rlink < rlinks; rlink++) {
      if (header.toBunker(rlink)) {
        backlog.nothingIsApplied(rlink);
      }
      lags[rlink] = new LagTracker(now, backlog, rlink);
    }
    int[] hostOf = header.rlinks().stream().mapToInt(RunHeader.Rlink::host).toArray();
    this.occupancy = new OccupancyTracker(now, backlog, view, hostOf);
    this.throughput = new ThroughputTracker(backlog, rlinks);
    List<BucketSource> sources = new ArrayList<>(List.of(latency, occupancy, throughput));
    sources.addAll(List.of(lags));
    this.buckets = new SeriesBuckets(header.bucketNanos(), rlinks, sources, this::bucket);
    if (lines != null) {
      writeLine(lines, 0, "run", JournalJson.MAPPER.valueToTree(header));
      // A run that is killed soon leaves a journal that says at least which run it was.
      lines.flush();
    }
  }

  /** When the newest application write should have arrived; 0 as long as there is none. */
  public long newestWriteNanos() {
    return backlog.newestNanos();
  }

  /** The same of the newest one on the disks of an RLINK's Secondary. */
  public long newestStableWriteNanos(int rlink) {
    return lags[rlink].newestStableNanos();
  }

  /** Whether no application write is missing on the disks of an RLINK's Secondary. */
  public boolean upToDate(int rlink) {
    return lags[rlink].upToDate();
  }

  /**
   * The width of a bucket that suits a duration: at most 2000 of them; 1, 2 or 5 times a power of
   * ten.
   */
  public static long bucketNanos(long durationNanos) {
    return SeriesBuckets.widthNanos(durationNanos);
  }

  private void tick() {
    long nanos = clockNanos.getAsLong();
    if (buckets.passed(nanos)) {
      buckets.advance(nanos);
    }
    now.nanos = nanos;
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    tick();
    if (steps != null) {
      steps.submitted(position, volume, offsetBytes, lengthBytes);
    }
    backlog.submitted(position, volume, offsetBytes, lengthBytes);
    throughput.submitted(position, volume, offsetBytes, lengthBytes);
    occupancy.submitted(position, volume, offsetBytes, lengthBytes);
  }

  /** The write just submitted should have arrived at a time that is not later than now. */
  public void submittedFrom(long position, long intendedNanos) {
    if (intendedNanos == now.nanos) {
      return;
    }
    if (intendedNanos > now.nanos) {
      throw new IllegalArgumentException(
          "update "
              + position
              + " submitted at "
              + now.nanos
              + " ns should have arrived at "
              + intendedNanos
              + " ns, expected no later");
    }
    if (steps != null) {
      steps.due(position, intendedNanos);
    }
    backlog.submittedFrom(position, intendedNanos);
  }

  @Override
  public void refused(int rlink) {
    tick();
    if (steps != null) {
      steps.refused(rlink);
    }
    latency.refused(rlink);
  }

  @Override
  public void logged(long position) {
    tick();
    if (steps != null) {
      steps.logged(position);
    }
    occupancy.logged(position);
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    tick();
    if (steps != null) {
      steps.lost(firstPosition, lastPosition);
    }
    for (LagTracker lag : lags) {
      lag.lost(firstPosition, lastPosition);
    }
    throughput.lost(firstPosition, lastPosition);
    occupancy.lost(firstPosition, lastPosition);
    backlog.lost(firstPosition, lastPosition);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    tick();
    if (steps != null) {
      steps.acknowledged(position, succeeded);
    }
    backlog.acknowledged(position, succeeded);
    latency.acknowledged(position, succeeded);
  }

  @Override
  public void volumeWritten(long position) {
    if (steps != null) {
      tick();
      steps.volumeWritten(position);
    }
  }

  @Override
  public void readBack(int rlink, long position) {
    if (steps != null) {
      tick();
      steps.readBack(rlink, position);
    }
    throughput.readBack(rlink, position);
  }

  @Override
  public void transmitted(int rlink, long position) {
    tick();
    if (steps != null) {
      steps.transmitted(rlink, position);
    }
    throughput.transmitted(rlink, position);
    // Most runs are long past their few messages: then the first comparison is all that this costs.
    if (position <= newestMessage && backlog.isMessage(rlink, position)) {
      entry(new JournalEntry.MessageTransmitted(record.header().rlinkName(rlink), position));
    }
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    if (steps != null) {
      tick();
      steps.arrived(rlink, position, duplicate);
    }
    throughput.arrived(rlink, position, duplicate);
  }

  @Override
  public void resent(int rlink, long position) {
    tick();
    if (steps != null) {
      steps.resent(rlink, position);
    }
    throughput.transmitted(rlink, position);
  }

  @Override
  public void dropped(int rlink, long position, LinkError reason) {
    if (steps != null) {
      tick();
      steps.dropped(rlink, position, reason);
    }
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    if (steps != null) {
      tick();
      steps.networkAcknowledged(rlink, position);
    }
  }

  @Override
  public void stable(int rlink, long position) {
    tick();
    if (steps != null) {
      steps.stable(rlink, position);
    }
    backlog.stable(rlink, position);
    lags[rlink].stable(rlink, position);
    occupancy.stable(rlink, position);
  }

  @Override
  public void applied(int rlink, long position) {
    tick();
    if (steps != null) {
      steps.applied(rlink, position);
    }
    backlog.applied(rlink, position);
    throughput.applied(rlink, position);
    occupancy.applied(rlink, position);
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    tick();
    if (steps != null) {
      steps.dataAcknowledged(rlink, position);
    }
    occupancy.dataAcknowledged(rlink, position);
  }

  @Override
  public void freed(long position) {
    tick();
    if (steps != null) {
      steps.freed(position);
    }
    backlog.freed(position);
    occupancy.freed(position);
  }

  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    tick();
    throughput.regionsTransmitted(rlink, bytes);
  }

  @Override
  public void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {
    tick();
    throughput.regionsApplied(rlink, volume, offsetBytes, lengthBytes);
  }

  @Override
  public void fact(Fact fact) {
    tick();
    for (LagTracker lag : lags) {
      lag.fact(fact);
    }
    if (fact instanceof Fact.SrlLogging srl) {
      writesBefore[srl.rlink()] = throughput.writes() - throughput.lostWrites();
    } else if (fact instanceof Fact.StreamResumed resumed) {
      lags[resumed.rlink()].replaced(writesBefore[resumed.rlink()]);
    }
    if (fact instanceof Fact.Attached attached && attached.fromCheckpoint()) {
      Long writes = writesAtCheckpoint.get(attached.position());
      if (writes != null) {
        lags[attached.rlink()].replaced(writes);
      }
    } else if (fact instanceof Fact.Attached attached && attached.equal()) {
      lags[attached.rlink()].replaced(throughput.writes() - throughput.lostWrites());
    } else if (fact instanceof Fact.CheckpointMarked marked
        && marked.what() == Fact.Marked.STARTED
        && marked.ofPrimary()) {
      writesAtCheckpoint.put(marked.position(), throughput.writes() - throughput.lostWrites());
    }
    backlog.fact(fact);
    occupancy.fact(fact);
    if (fact instanceof Fact.MessageSubmitted submitted) {
      newestMessage = submitted.message();
    }
    record.fact(now.nanos, fact);
    if (lines != null) {
      writeLine(lines, now.nanos, LineCodec.kindOf(fact.getClass()), codec.encode(fact));
    }
  }

  /** Writes what is no fact of the model, at the present time. */
  public void entry(JournalEntry entry) {
    tick();
    record.entry(now.nanos, entry);
    if (lines != null) {
      writeLine(lines, now.nanos, LineCodec.kindOf(entry.getClass()), codec.encode(entry));
    }
  }

  private void bucket(int number, long endNanos, long[] row) {
    record.bucket(endNanos, row);
    if (lines != null) {
      ObjectNode node = JournalJson.MAPPER.createObjectNode();
      node.put("b", number);
      node.set("v", JournalJson.MAPPER.valueToTree(row));
      writeLine(lines, endNanos, "series", node);
    }
  }

  private static void writeLine(JsonLines lines, long timeNanos, String kind, ObjectNode node) {
    lines.put(TIME).put(timeNanos).put(",\"f\":\"").put(kind).put(node.isEmpty() ? "\"" : "\",");
    lines.put(JournalJson.MAPPER.writeValueAsString(node).substring(1)).endLine();
  }

  /**
   * Ends the statistics now, and writes them.
   *
   * @param events that the driver served
   */
  public RunTotals finish(long events) {
    if (record.hasTotals()) {
      throw new IllegalStateException("the run was finished before");
    }
    now.nanos = clockNanos.getAsLong();
    buckets.finish(now.nanos);
    RunTotals totals = totals(events);
    record.totals(totals);
    if (lines != null) {
      writeLine(lines, now.nanos, "totals", JournalJson.MAPPER.valueToTree(totals));
      lines.flush();
    }
    return totals;
  }

  private RunTotals totals(long events) {
    List<RlinkTotals> rlinks = new ArrayList<>();
    for (int rlink = 0; rlink < lags.length; rlink++) {
      rlinks.add(
          new RlinkTotals(
              lags[rlink].distribution(),
              throughput.writes() - throughput.lostWrites() - lags[rlink].stableWrites(),
              lags[rlink].rpoMaxNanos(),
              lags[rlink].rpoMaxAtNanos(),
              occupancy.outstandingMaxBytes(rlink),
              occupancy.outstandingMaxAtNanos(rlink),
              occupancy.outstandingBytes(rlink),
              occupancy.stagedMaxBytes(rlink),
              occupancy.stagedBytes(rlink),
              throughput.transmittedUpdates(rlink),
              throughput.transmittedBytes(rlink),
              throughput.retransmittedUpdates(rlink),
              throughput.retransmittedBytes(rlink),
              throughput.duplicateArrivals(rlink),
              throughput.appliedUpdates(rlink),
              throughput.appliedBytes(rlink),
              throughput.readBackUpdates(rlink),
              throughput.readBackBytes(rlink)));
    }
    return new RunTotals(
        now.nanos,
        events,
        throughput.writes(),
        throughput.writtenBytes(),
        latency.failed(),
        throughput.lostWrites(),
        latency.distribution(),
        occupancy.usedMaxBytes(),
        occupancy.usedMaxAtNanos(),
        occupancy.usedBytes(),
        rlinks);
  }

  /** What a reader of the journal will find in it, as far as it is written. */
  public RunRecord record() {
    return record.build(record.hasTotals());
  }

  /** Ends the journal, with its last line if the run was finished, and closes the stream. */
  @Override
  public void close() {
    try (lines) {
      if (lines != null && record.hasTotals() && lines.isOpen()) {
        ObjectNode node = JournalJson.MAPPER.createObjectNode();
        node.put("lines", lines.lines());
        writeLine(lines, now.nanos, "end", node);
      }
    }
  }

  /**
   * Lower-case hexadecimal SHA-256 of all bytes of the journal.
   *
   * @throws IllegalStateException before {@link #close}, or if that failed, or if there is no
   *     journal
   */
  public String sha256() {
    if (lines == null) {
      throw new IllegalStateException("this run writes no journal");
    }
    return lines.sha256();
  }
}
