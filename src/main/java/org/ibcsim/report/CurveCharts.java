package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.plan.BandsDocument;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.plan.WhatIf;
import org.ibcsim.report.chart.AmountScale;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.Line;
import org.ibcsim.report.chart.Scale;
import org.ibcsim.report.chart.TimeChart;
import org.ibcsim.report.chart.Unit;
import org.jspecify.annotations.Nullable;

/** The charts of a plan's what-if curves, each with its band where there is one. */
final class CurveCharts {
  private static final double NANOS = 1e9;

  private final PlanDocument plan;
  private final @Nullable BandsDocument bands;

  CurveCharts(PlanDocument plan) {
    this.plan = plan;
    this.bands = plan.bands();
  }

  List<Chart> all() {
    List<Chart> charts = new ArrayList<>();
    if (!plan.whatIf().srlForOutage().isEmpty()) {
      charts.add(srlForOutage());
    }
    charts.add(bytesForLink());
    if (!plan.whatIf().linkForSeconds().isEmpty()) {
      charts.add(linkForSeconds());
    }
    if (!plan.whatIf().linkForBytes().isEmpty()) {
      charts.add(linkForBytes());
    }
    return charts;
  }

  private Chart srlForOutage() {
    List<double[]> points = new ArrayList<>();
    for (WhatIf.ForOutage each : plan.whatIf().srlForOutage()) {
      points.add(new double[] {each.outageSeconds() * NANOS, each.srlBytes()});
    }
    Band band = new Band();
    if (bands != null) {
      for (BandsDocument.Size each : bands.srlForOutage()) {
        band.add(each.outageSeconds() * NANOS, each.lowBytes(), each.highBytes());
      }
    }
    return curve(
        "srl-for-outage",
        "SRL for an outage of any length",
        "The outage at its worst moment, with the peaks around it. ",
        x(points, "Outage", PlanCharts.LAGS),
        points,
        band,
        "SRL",
        Unit.BYTES);
  }

  private Chart bytesForLink() {
    List<double[]> points = new ArrayList<>();
    List<PlanDocument.Loss> all = plan.whatIf().lossForLink();
    // A line that never catches up would press all others to the rim.
    boolean any = all.stream().anyMatch(PlanDocument.Loss::drains);
    for (PlanDocument.Loss each : all) {
      if (each.drains() || !any) {
        points.add(new double[] {each.linkBitsPerSecond(), each.mostBytes()});
      }
    }
    Band band = new Band();
    if (bands != null && !points.isEmpty()) {
      for (BandsDocument.Backlog each : bands.backlogs()) {
        if (each.linkBitsPerSecond() >= points.get(0)[0]) {
          band.add(each.linkBitsPerSecond(), each.lowBytes(), each.highBytes());
        }
      }
    }
    return curve(
        "loss-for-link",
        "Bytes that a disaster costs, by line",
        "At the worst moment. "
            + (points.size() < all.size() ? "Lines that never drain are left out. " : ""),
        x(points, "Line", Unit.BIT_RATES),
        points,
        band,
        "Largest backlog",
        Unit.BYTES);
  }

  private Chart linkForSeconds() {
    List<double[]> points = limits(plan.whatIf().linkForSeconds(), NANOS);
    return curve(
        "link-for-seconds",
        "The slowest line for a limit on lost time",
        "A line that keeps the lag within the limit always. ",
        x(points, "Limit", PlanCharts.LAGS),
        points,
        band(bands == null ? List.of() : bands.linkForSeconds(), NANOS),
        "Line",
        Unit.BIT_RATES);
  }

  private Chart linkForBytes() {
    List<double[]> points = limits(plan.whatIf().linkForBytes(), 1);
    return curve(
        "link-for-bytes",
        "The slowest line for a limit on lost bytes",
        "A line that keeps the backlog within the limit always. ",
        x(points, "Limit", Unit.BYTES),
        points,
        band(bands == null ? List.of() : bands.linkForBytes(), 1),
        "Line",
        Unit.BIT_RATES);
  }

  /** Limits that no line keeps have no point. */
  private static List<double[]> limits(List<WhatIf.ForLimit> all, double factor) {
    List<double[]> points = new ArrayList<>();
    for (WhatIf.ForLimit each : all) {
      if (each.linkBitsPerSecond() > 0) {
        points.add(new double[] {each.limit() * factor, each.linkBitsPerSecond()});
      }
    }
    return points;
  }

  private static Band band(List<BandsDocument.Link> links, double factor) {
    Band band = new Band();
    for (BandsDocument.Link each : links) {
      Long low = each.lowBitsPerSecond();
      Long high = each.highBitsPerSecond();
      if (low != null && high != null) {
        band.add(each.limit() * factor, low, high);
      }
    }
    return band;
  }

  private static Scale x(List<double[]> points, String what, List<Unit> units) {
    double most = points.stream().mapToDouble(point -> point[0]).max().orElse(0);
    return AmountScale.of(what, units, most);
  }

  private Chart curve(
      String id,
      String title,
      String caption,
      Scale x,
      List<double[]> points,
      Band band,
      String what,
      List<Unit> units) {
    Line line = PlanCharts.line("as measured", points);
    return new Chart(
        id,
        title,
        caption + PlanBands.sentence(plan),
        Chart.STANDARD_WIDTH_PIXELS,
        PlanCharts.HEIGHT,
        new TimeChart(
            title,
            x,
            Panels.of(what, units, List.of(line), band.edges(), List.of()),
            List.of(),
            "95 % of profiles of other days"));
  }

  /** Both edges of a band, from left to right. */
  private static final class Band {
    private final List<double[]> low = new ArrayList<>();
    private final List<double[]> high = new ArrayList<>();

    void add(double x, double least, double most) {
      low.add(new double[] {x, least});
      high.add(new double[] {x, most});
    }

    List<Line> edges() {
      return low.size() < 2
          ? List.of()
          : List.of(PlanCharts.line("band", low), PlanCharts.line("band", high));
    }
  }
}
