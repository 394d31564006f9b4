package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.Distribution;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.MessageRow;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.StateStrip;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.report.chart.Shade;
import org.ibcsim.report.chart.SpectrumChart;
import org.ibcsim.report.chart.StripChart;
import org.ibcsim.report.chart.TimeScale;

/** The charts of a run, in the order of its report. */
public final class RunCharts {
  /** A freeze of a smaller share of the run is shown again in a window of its own. */
  private static final double SMALL_SHARE = 0.08;

  private static final int MAXIMUM_WINDOWS = 3;

  /** A window with fewer points than that shows nothing that the whole chart does not. */
  private static final int LEAST_POINTS = 12;

  private RunCharts() {}

  /** Every chart, none of them drawn yet; drawing one depends on no other. */
  public static List<Chart> of(RunRecord run) {
    List<Shade> shades = RunShades.of(run);
    RlinkChoice choice = RlinkChoice.of(run);
    AmountCharts amounts = new AmountCharts(run, choice, shades);
    List<Chart> charts = new ArrayList<>();
    charts.add(states(run, shades));
    charts.add(amounts.lag());
    charts.add(amounts.primarySrl());
    if (amounts.anythingStaged()) {
      charts.add(amounts.secondarySrl());
    }
    charts.add(amounts.throughput());
    latency(run, charts);
    charts.addAll(windows(run, amounts));
    charts.addAll(new SequenceCharts(run).charts(MessageRow.of(run)));
    return List.copyOf(charts);
  }

  private static Chart states(RunRecord run, List<Shade> shades) {
    String title = "State of each host";
    StripChart strip =
        new StripChart(
            title,
            TimeScale.of(0, run.endNanos()),
            StateStrip.of(run),
            shades.stream().filter(shade -> shade.kind() == Shade.Kind.OUTAGE).toList());
    return new Chart(
        "states",
        title,
        "The Primary first. Of several states that hold at once the gravest is shown.",
        Chart.STANDARD_WIDTH_PIXELS,
        strip.heightPixels(),
        strip);
  }

  private static void latency(RunRecord run, List<Chart> charts) {
    if (run.totals() == null) {
      return;
    }
    Distribution latency = run.totals().latency();
    String title = "Latency of the application's writes, by percentile";
    charts.add(
        new Chart(
            "latency",
            title,
            "From the intended arrival of a write to its acknowledgement, so that a stall is not"
                + " hidden; "
                + Quantity.count(latency.count())
                + " writes.",
            Chart.STANDARD_WIDTH_PIXELS,
            340,
            new SpectrumChart(title, latencyName(latency), "Latency", latency)));
  }

  /** With the figures: a plot of writes that all took no time is empty. */
  private static String latencyName(Distribution latency) {
    return "application writes: p50 "
        + Quantity.duration(latency.p50Nanos())
        + ", p99 "
        + Quantity.duration(latency.p99Nanos())
        + ", max "
        + Quantity.duration(latency.maxNanos());
  }

  private static List<Chart> windows(RunRecord run, AmountCharts amounts) {
    List<Chart> charts = new ArrayList<>();
    long end = run.endNanos();
    long windowEnd = -1;
    for (Freeze freeze : Freeze.of(run)) {
      long length = freeze.toNanos() - freeze.fromNanos();
      long before = length / 2;
      long from = Math.max(0, freeze.fromNanos() - before);
      long to = Math.min(end, freeze.toNanos() + 2 * before + length);
      boolean small = length < SMALL_SHARE * end;
      boolean resolved = to - from >= LEAST_POINTS * run.series().bucketNanos();
      if (small && resolved && from > windowEnd && charts.size() < MAXIMUM_WINDOWS) {
        String name =
            "the freeze of "
                + run.header().hostName(freeze.host())
                + " at "
                + Quantity.instant(freeze.fromNanos());
        charts.add(amounts.inWindowOf(to - from).window(charts.size() + 1, name, from, to));
        windowEnd = to;
      }
    }
    return charts;
  }
}
