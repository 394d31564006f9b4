package org.ibcsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.SnapshotRow;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.report.chart.SequenceChart;
import org.jspecify.annotations.Nullable;

/**
 * One sequence chart for each in-band control message, for those that a reader asks about first.
 */
final class SequenceCharts {
  /** Charts in a report; all messages are in its table. */
  static final int MAXIMUM_CHARTS = 6;

  /** Secondaries in a chart; texts need room. */
  static final int MAXIMUM_SECONDARIES = 5;

  private final RunRecord run;
  private final List<Freeze> freezes;
  private final List<SnapshotRow> snapshots;

  SequenceCharts(RunRecord run) {
    this.run = run;
    this.freezes = Freeze.of(run);
    this.snapshots = SnapshotRow.of(run);
  }

  /**
   * Messages that ended other than by RECEIVE first, then the first ones; in the order of sending.
   */
  List<Chart> charts(List<MessageRow> rows) {
    Map<Long, List<MessageRow>> messages = new LinkedHashMap<>();
    rows.forEach(row -> messages.computeIfAbsent(row.message(), m -> new ArrayList<>()).add(row));
    List<List<MessageRow>> chosen =
        messages.values().stream()
            .sorted(Comparator.comparing(SequenceCharts::wentWell))
            .limit(MAXIMUM_CHARTS)
            .sorted(Comparator.comparing((List<MessageRow> of) -> of.get(0).message()))
            .toList();
    List<Chart> charts = new ArrayList<>();
    for (List<MessageRow> message : chosen) {
      charts.add(chart(charts.size() + 1, message));
    }
    return charts;
  }

  private static boolean wentWell(List<MessageRow> message) {
    return message.stream().allMatch(row -> row.fate() == Fact.Fate.RECEIVED);
  }

  private Chart chart(int number, List<MessageRow> message) {
    MessageRow any = message.get(0);
    List<MessageRow> drawn =
        message.stream()
            .sorted(
                Comparator.comparing((MessageRow row) -> row.fate() == Fact.Fate.RECEIVED)
                    .thenComparing(MessageRow::host))
            .limit(MAXIMUM_SECONDARIES)
            .sorted(Comparator.comparing(MessageRow::host))
            .toList();
    List<String> lifelines = new ArrayList<>();
    lifelines.add(run.header().hostName(0));
    List<SequenceChart.Step> steps = new ArrayList<>();
    List<SequenceChart.Arrow> arrows = new ArrayList<>();
    List<SequenceChart.Bar> bars = new ArrayList<>();
    SequenceChart.Step send =
        new SequenceChart.Step(0, any.submittedNanos(), "SEND " + any.application());
    steps.add(send);
    if (any.sentNanos() != null) {
      boolean succeeded = Boolean.TRUE.equals(any.sendSucceeded());
      steps.add(
          new SequenceChart.Step(0, any.sentNanos(), succeeded ? "SEND returned" : "SEND failed"));
    }
    for (MessageRow row : drawn) {
      int lifeline = lifelines.size();
      lifelines.add(run.header().hostName(row.host()));
      SequenceChart.Step departure = send;
      if (row.transmittedNanos() != null) {
        departure = new SequenceChart.Step(0, row.transmittedNanos(), transmitted(row));
        steps.add(departure);
      }
      if (row.arrivedNanos() != null) {
        arrows.add(new SequenceChart.Arrow(departure, lifeline, row.arrivedNanos()));
      }
      bars.addAll(bars(lifeline, row));
      steps.addAll(steps(lifeline, row));
    }
    String title =
        "Message "
            + number
            + ": "
            + any.application()
            + ", sent at "
            + Quantity.instant(any.submittedNanos());
    SequenceChart sequence = new SequenceChart(title, lifelines, steps, arrows, bars);
    int left = message.size() - drawn.size();
    return new Chart(
        "sequence-" + number,
        title,
        "Who did what around this in-band control message."
            + (left == 0 ? "" : " " + left + " more Secondaries are in the table only."),
        Chart.STANDARD_WIDTH_PIXELS,
        sequence.heightPixels(),
        sequence);
  }

  private String transmitted(MessageRow row) {
    String words = "to " + run.header().hostName(row.host()) + ": transmitted";
    return row.transmissions() == 1 ? words : words + ", attempt " + row.transmissions();
  }

  private List<SequenceChart.Step> steps(int lifeline, MessageRow row) {
    List<SequenceChart.Step> steps = new ArrayList<>();
    if (row.arrivedNanos() != null) {
      boolean frozen = freezes.stream().anyMatch(freeze -> isOf(freeze, row));
      steps.add(
          new SequenceChart.Step(
              lifeline, row.arrivedNanos(), frozen ? "arrived, frozen" : "arrived"));
    }
    if (row.receivedNanos() != null) {
      steps.add(new SequenceChart.Step(lifeline, row.receivedNanos(), "RECEIVE returned"));
    }
    for (SnapshotRow snapshot : snapshots) {
      if (snapshot.taken().message() == row.message() && snapshot.taken().host() == row.host()) {
        steps.add(
            new SequenceChart.Step(
                lifeline, snapshot.timeNanos(), "snapshot " + snapshot.taken().prefix()));
      }
    }
    boolean endTold = false;
    for (Freeze freeze : freezes) {
      if (isOf(freeze, row) && freeze.release() != null) {
        steps.add(new SequenceChart.Step(lifeline, freeze.toNanos(), words(freeze.release())));
        Long drained = drainedNanos(freeze);
        if (drained != null) {
          steps.add(new SequenceChart.Step(lifeline, drained, "drained"));
        }
        endTold |= row.endedNanos() != null && row.endedNanos() == freeze.toNanos();
      }
    }
    Fact.Fate fate = row.fate();
    if (row.endedNanos() != null && fate != null && !(endTold && fate == Fact.Fate.RECEIVED)) {
      steps.add(new SequenceChart.Step(lifeline, row.endedNanos(), MessageWords.fate(fate)));
    }
    return steps;
  }

  private List<SequenceChart.Bar> bars(int lifeline, MessageRow row) {
    List<SequenceChart.Bar> bars = new ArrayList<>();
    for (Freeze freeze : freezes) {
      if (!isOf(freeze, row)) {
        continue;
      }
      boolean open = freeze.release() == null;
      bars.add(new SequenceChart.Bar(lifeline, freeze.fromNanos(), freeze.toNanos(), true, open));
      Long drained = drainedNanos(freeze);
      if (drained != null) {
        bars.add(new SequenceChart.Bar(lifeline, freeze.toNanos(), drained, false, false));
      }
    }
    return bars;
  }

  private static boolean isOf(Freeze freeze, MessageRow row) {
    return freeze.message() == row.message() && freeze.host() == row.host();
  }

  /**
   * When the host had applied what it stored during a freeze; null if it froze again first, or the
   * run ended.
   */
  private @Nullable Long drainedNanos(Freeze freeze) {
    if (freeze.release() == null) {
      return null;
    }
    for (TimedFact timed : run.facts()) {
      if (timed.timeNanos() < freeze.toNanos()) {
        continue;
      }
      if (timed.fact() instanceof Fact.Drained drained && drained.host() == freeze.host()) {
        return timed.timeNanos();
      }
      if (timed.fact() instanceof Fact.Frozen frozen
          && frozen.host() == freeze.host()
          && frozen.message() != freeze.message()) {
        return null;
      }
    }
    return null;
  }

  private static String words(Fact.Release release) {
    return release == Fact.Release.UNFREEZE
        ? "UNFREEZE"
        : "released: " + release.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
