package org.ibcsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    lifelines.add(run.header().hostName(sender(message)));
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
    steps.addAll(failuresOfPrimary(message));
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
    // Before the arrival that a boot brings at the same moment.
    List<SequenceChart.Step> steps = new ArrayList<>(failures(lifeline, row));
    for (MessageRow.Visit visit : row.visits()) {
      boolean first = visit.equals(row.visits().get(0));
      boolean frozen =
          freezes.stream()
              .anyMatch(freeze -> isOf(freeze, row) && freeze.fromNanos() == visit.arrivedNanos());
      steps.add(
          new SequenceChart.Step(
              lifeline,
              visit.arrivedNanos(),
              (first ? "arrived" : "arrived again") + (frozen ? ", frozen" : "")));
      if (visit.receivedNanos() != null) {
        boolean again = !visit.receivedNanos().equals(row.receivedNanos());
        steps.add(
            new SequenceChart.Step(
                lifeline,
                visit.receivedNanos(),
                again ? "RECEIVE returned again" : "RECEIVE returned"));
      }
    }
    for (SnapshotRow snapshot : snapshots) {
      if (snapshot.taken().message() == row.message() && snapshot.taken().host() == row.host()) {
        steps.add(
            new SequenceChart.Step(
                lifeline, snapshot.timeNanos(), "snapshot " + snapshot.taken().prefix()));
      }
    }
    steps.addAll(ends(lifeline, row));
    return steps;
  }

  /** Ends of freezes, and fates that they do not tell. */
  private List<SequenceChart.Step> ends(int lifeline, MessageRow row) {
    List<SequenceChart.Step> steps = new ArrayList<>();
    Set<Long> told = new HashSet<>();
    for (Freeze freeze : freezes) {
      if (!isOf(freeze, row) || freeze.release() == null) {
        continue;
      }
      if (freeze.release() != Fact.Release.CRASH) {
        steps.add(new SequenceChart.Step(lifeline, freeze.toNanos(), words(freeze.release())));
        told.add(freeze.toNanos());
      }
      Long drained = drainedNanos(freeze);
      if (drained != null) {
        steps.add(new SequenceChart.Step(lifeline, drained, "drained"));
      }
    }
    for (MessageRow.Visit visit : row.visits()) {
      Long ended = visit.endedNanos();
      Fact.Fate fate = visit.fate();
      if (ended != null && fate != null && !(fate == Fact.Fate.RECEIVED && told.contains(ended))) {
        steps.add(new SequenceChart.Step(lifeline, ended, MessageWords.fate(fate)));
      }
    }
    Long lost = row.endedNanos();
    if (row.visits().isEmpty() && lost != null) {
      steps.add(new SequenceChart.Step(lifeline, lost, MessageWords.fate(row.fate())));
    }
    return steps;
  }

  /** What happened to the host while the message was under way. */
  private List<SequenceChart.Step> failures(int lifeline, MessageRow row) {
    List<SequenceChart.Step> steps = new ArrayList<>();
    Long ended = row.endedNanos();
    long until = ended == null || row.fate() == null ? run.endNanos() : ended;
    for (TimedFact timed : run.facts()) {
      if (timed.timeNanos() < row.submittedNanos() || timed.timeNanos() > until) {
        continue;
      }
      String words = failure(timed.fact(), row);
      if (!words.isEmpty()) {
        steps.add(new SequenceChart.Step(lifeline, timed.timeNanos(), words));
      }
    }
    return steps;
  }

  private static String failure(Fact fact, MessageRow row) {
    if (fact instanceof Fact.HostCrashed crashed && crashed.host() == row.host()) {
      return "host crashed";
    } else if (fact instanceof Fact.HostBooted booted && booted.host() == row.host()) {
      return "host up again";
    } else if (fact instanceof Fact.LogownerLost lost && lost.host() == row.host()) {
      return "no logowner";
    } else if (fact instanceof Fact.LogownerTookOver took && took.host() == row.host()) {
      return took.node() + " is the logowner";
    } else if (fact instanceof Fact.RvgStopped stopped && stopped.host() == row.host()) {
      return "RVG stopped";
    } else if (fact instanceof Fact.RvgStarted started && started.host() == row.host()) {
      return "RVG started";
    } else if (fact instanceof Fact.MessageRepeated copy
        && copy.host() == row.host()
        && copy.message() == row.message()) {
      return "a copy came";
    }
    return "";
  }

  /** The Primary when the message was sent. */
  private int sender(List<MessageRow> message) {
    return run.header().senderTo(message.get(0).host(), message.get(0).rlink());
  }

  /** What happened to the Primary until the message was finished everywhere. */
  private List<SequenceChart.Step> failuresOfPrimary(List<MessageRow> message) {
    int sender = sender(message);
    long until = 0;
    for (MessageRow row : message) {
      Long ended = row.endedNanos();
      until = Math.max(until, ended == null || row.fate() == null ? run.endNanos() : ended);
    }
    List<SequenceChart.Step> steps = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      if (timed.timeNanos() >= message.get(0).submittedNanos() && timed.timeNanos() <= until) {
        if (timed.fact() instanceof Fact.HostCrashed crashed && crashed.host() == sender) {
          steps.add(new SequenceChart.Step(0, timed.timeNanos(), "host crashed"));
        } else if (timed.fact() instanceof Fact.HostBooted booted && booted.host() == sender) {
          steps.add(new SequenceChart.Step(0, timed.timeNanos(), "host up again"));
        } else if (timed.fact() instanceof Fact.LogownerLost lost && lost.host() == sender) {
          steps.add(new SequenceChart.Step(0, timed.timeNanos(), "no logowner"));
        } else if (timed.fact() instanceof Fact.LogownerTookOver took && took.host() == sender) {
          steps.add(new SequenceChart.Step(0, timed.timeNanos(), took.node() + " is the logowner"));
        }
      }
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
    if (freeze.release() == null || freeze.release() == Fact.Release.CRASH) {
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
          && !(frozen.message() == freeze.message() && timed.timeNanos() == freeze.fromNanos())) {
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
