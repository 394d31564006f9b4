package org.ibcsim.scenario.evidence;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.check.expectation.Observations;
import org.ibcsim.journal.Distribution;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.Measure;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.Outage;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.journal.Series;
import org.ibcsim.journal.SnapshotRow;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Script;
import org.jspecify.annotations.Nullable;

/**
 * What expectations may ask of a run, taken from its journal and from the data set as it stands at
 * the end.
 *
 * <p>The RPO over time is a curve; its quantiles are those of the largest age in each bucket of the
 * series, so they never promise more than was kept. Its maximum is exact.
 */
public final class Evidence {
  private final RunRecord run;
  private final RunTotals totals;
  private final DataSet end;

  private Evidence(RunRecord run, RunTotals totals, DataSet end) {
    this.run = run;
    this.totals = totals;
    this.end = end;
  }

  /**
   * The observations of a finished run.
   *
   * @param end the data set as the run left it
   * @param scripts the runbook, and what hosts do when they have booted
   * @param violations steps at which an invariant was broken
   */
  public static Observations of(
      RunRecord run, RunTotals totals, DataSet end, List<Script> scripts, long violations) {
    Evidence evidence = new Evidence(run, totals, end);
    RunbookEvidence runbook = new RunbookEvidence(run, end);
    RunHeader header = run.header();
    List<Observations.Secondary> secondaries = new ArrayList<>();
    for (int rlink = 0; rlink < header.rlinks().size(); rlink++) {
      secondaries.add(evidence.secondary(rlink));
    }
    return new Observations(
        Duration.ofNanos(totals.endNanos()),
        new Observations.Writes(
            totals.writes(),
            totals.failedWrites(),
            totals.latency().count(),
            totals.lostWrites(),
            totals.bytes()),
        distribution(totals.latency()),
        new Observations.Occupancy(totals.srlMaxBytes(), header.hosts().get(0).srlBytes()),
        secondaries,
        evidence.messages(),
        evidence.snapshots(),
        runbook.hosts(),
        runbook.commands(scripts),
        evidence.roles(),
        violations);
  }

  private Observations.Secondary secondary(int rlink) {
    RunHeader header = run.header();
    RlinkTotals of = totals.rlinks().get(rlink);
    int host = header.rlinks().get(rlink).host();
    return new Observations.Secondary(
        header.hostName(host),
        rpo(rlink, of),
        distribution(of.lag()),
        new Observations.Occupancy(of.outstandingMaxBytes(), header.hosts().get(0).srlBytes()),
        new Observations.Occupancy(of.stagedMaxBytes(), header.hosts().get(host).srlBytes()),
        converged(rlink),
        run.facts().stream()
            .anyMatch(
                timed ->
                    timed.fact() instanceof Fact.SrlOverflow overflow && overflow.rlink() == rlink),
        disconnected(rlink),
        Freeze.of(run).stream()
            .filter(freeze -> freeze.rlink() == rlink)
            .map(
                freeze ->
                    new Observations.Freeze(
                        Duration.ofNanos(freeze.fromNanos()),
                        freeze.release() == null ? null : Duration.ofNanos(freeze.toNanos()),
                        freeze.release()))
            .toList(),
        outages(rlink),
        receipts(host),
        new Observations.End(
            end.frozen(host),
            end.attached(rlink),
            end.connected(rlink),
            of.unstableWrites(),
            end.dcmLogging(rlink),
            end.consistent(host)));
  }

  /** Whether the two hosts of an RLINK are equal, whichever of them is the Primary. */
  private boolean converged(int rlink) {
    RdsLayout layout = end.layout();
    return end.image(layout.rlinks().get(rlink).targetHost()) == end.image(layout.primary());
  }

  private Observations.Roles roles() {
    long lost = 0;
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.RoleChanged changed) {
        lost += changed.lostUpdates();
      }
    }
    return new Observations.Roles(run.header().hostName(end.layout().primary()), lost);
  }

  private List<Observations.Receipt> receipts(int host) {
    List<Fact.MessageSubmitted> sent = new ArrayList<>();
    List<Observations.Receipt> receipts = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.MessageSubmitted submitted) {
        sent.add(submitted);
      } else if (timed.fact() instanceof Fact.MessageReceived received && received.host() == host) {
        for (int i = 0; i < sent.size(); i++) {
          if (sent.get(i).message() == received.message()) {
            receipts.add(new Observations.Receipt(i, sent.get(i).image() == received.image()));
          }
        }
      }
    }
    return receipts;
  }

  private Observations.@Nullable Distribution rpo(int rlink, RlinkTotals of) {
    Series series = run.series();
    long[] largest = series.values(Measure.RPO_MAX_NANOS, rlink).clone();
    if (totals.writes() == 0 || largest.length == 0) {
      return null;
    }
    Arrays.sort(largest);
    return new Observations.Distribution(
        quantile(largest, 50),
        quantile(largest, 95),
        quantile(largest, 99),
        Duration.ofNanos(of.rpoMaxNanos()),
        mean(largest));
  }

  private static Duration mean(long[] nanos) {
    BigInteger sum = BigInteger.ZERO;
    for (long each : nanos) {
      sum = sum.add(BigInteger.valueOf(each));
    }
    return Duration.ofNanos(sum.divide(BigInteger.valueOf(nanos.length)).longValueExact());
  }

  private static Duration quantile(long[] sorted, int percent) {
    int rank = (sorted.length * percent + 99) / 100;
    return Duration.ofNanos(sorted[Math.max(1, rank) - 1]);
  }

  private static Observations.@Nullable Distribution distribution(Distribution of) {
    if (of.count() == 0) {
      return null;
    }
    return new Observations.Distribution(
        Duration.ofNanos(of.p50Nanos()),
        Duration.ofNanos(of.p95Nanos()),
        Duration.ofNanos(of.p99Nanos()),
        Duration.ofNanos(of.maxNanos()),
        Duration.ofNanos(of.meanNanos()));
  }

  private Duration disconnected(int rlink) {
    long total = 0;
    long since = -1;
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.Disconnected lost && lost.rlink() == rlink) {
        since = timed.timeNanos();
      } else if (timed.fact() instanceof Fact.ConnectRefused refused
          && refused.rlink() == rlink
          && since < 0) {
        since = timed.timeNanos();
      } else if (timed.fact() instanceof Fact.Connected again && again.rlink() == rlink) {
        total += timed.timeNanos() - since;
        since = -1;
      }
    }
    return Duration.ofNanos(since < 0 ? total : total + run.endNanos() - since);
  }

  private List<Observations.Outage> outages(int rlink) {
    boolean healed = true;
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.Cut cut && cut.rlink() == rlink) {
        healed = false;
      } else if (timed.fact() instanceof Fact.Healed heal && heal.rlink() == rlink) {
        healed = true;
      }
    }
    List<Outage> all = Outage.of(run).stream().filter(outage -> outage.rlink() == rlink).toList();
    List<Observations.Outage> outages = new ArrayList<>();
    for (Outage outage : all) {
      boolean open = !healed && outages.size() == all.size() - 1;
      outages.add(
          new Observations.Outage(
              Duration.ofNanos(outage.fromNanos()),
              open ? null : Duration.ofNanos(outage.toNanos())));
    }
    return outages;
  }

  private List<Observations.Message> messages() {
    Map<Long, List<Observations.Delivery>> deliveries = new LinkedHashMap<>();
    for (MessageRow row : MessageRow.of(run)) {
      deliveries
          .computeIfAbsent(row.message(), message -> new ArrayList<>())
          .add(
              new Observations.Delivery(
                  run.header().hostName(row.host()),
                  row.visits().size(),
                  duration(row.arrivedNanos()),
                  duration(row.receivedNanos()),
                  duration(row.endedNanos()),
                  row.fate()));
    }
    List<Observations.Message> messages = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.MessageSubmitted submitted) {
        messages.add(
            new Observations.Message(
                submitted.application(),
                Duration.ofNanos(timed.timeNanos()),
                submitted.image(),
                deliveries.getOrDefault(submitted.message(), List.of())));
      }
    }
    return messages;
  }

  private static @Nullable Duration duration(@Nullable Long nanos) {
    return nanos == null ? null : Duration.ofNanos(nanos);
  }

  private List<Observations.Snapshot> snapshots() {
    return SnapshotRow.of(run).stream()
        .map(
            row ->
                new Observations.Snapshot(
                    row.hostName(),
                    row.taken().prefix(),
                    Duration.ofNanos(row.timeNanos()),
                    row.taken().begunImage(),
                    row.taken().image(),
                    row.taken().message() != 0))
        .toList();
  }
}
