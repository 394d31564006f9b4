package org.ibcsim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ibcsim.kernel.PortableMath;
import org.ibcsim.plan.DayBands;
import org.ibcsim.plan.HeaderRule;
import org.ibcsim.plan.PlanCurves;
import org.ibcsim.plan.PlanDocument;
import org.ibcsim.plan.WhatIf;
import org.ibcsim.report.chart.AmountScale;
import org.ibcsim.report.chart.Chart;
import org.ibcsim.report.chart.Line;
import org.ibcsim.report.chart.Panel;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.report.chart.Scale;
import org.ibcsim.report.chart.SeriesStyle;
import org.ibcsim.report.chart.Shade;
import org.ibcsim.report.chart.Tick;
import org.ibcsim.report.chart.TimeChart;
import org.ibcsim.report.chart.TimeScale;
import org.ibcsim.report.chart.Unit;

/** The charts of a plan. */
final class PlanCharts {
  private static final int HEIGHT = 340;
  private static final double NANOS = 1e9;

  /** So many times the planned line's backlog is still shown. */
  private static final double TALLEST = 4;

  private static final List<Unit> LAGS = Unit.DURATIONS.subList(0, 6);

  /** From this share of time on the axis of percentiles ends: one in ten thousand. */
  private static final double NINES = 4;

  private final PlanDocument plan;
  private final PlanCurves curves;

  PlanCharts(PlanDocument plan, PlanCurves curves) {
    this.plan = plan;
    this.curves = curves;
  }

  List<Chart> all() {
    List<Chart> charts = new ArrayList<>();
    charts.add(rate());
    charts.add(fill());
    charts.add(lag());
    charts.add(percentiles());
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
    if (!curves.sampling().isEmpty()) {
      charts.add(sampling());
    }
    return charts;
  }

  private Scale time() {
    Scale scale = TimeScale.of(0, curves.endNanos());
    return named(scale, scale.label().replace("Virtual time", "Time since the profile begins"));
  }

  private static Scale named(Scale scale, String label) {
    return new Scale(label, scale.lower(), scale.upper(), scale.ticks());
  }

  private Line overTime(String name, int style, double[] values, double factor) {
    // A staircase: what stands at a time holds until the next.
    double[] x = new double[2 * values.length];
    double[] y = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      x[2 * i] = i * curves.bucketNanos();
      x[2 * i + 1] = (i + 1) * curves.bucketNanos();
      y[2 * i] = values[i] * factor;
      y[2 * i + 1] = y[2 * i];
    }
    return new Line(name, SeriesStyle.of(style), x, y);
  }

  private List<Shade> outage() {
    return curves.outageFromNanos() < 0
        ? List.of()
        : List.of(
            new Shade(Shade.Kind.OUTAGE, curves.outageFromNanos(), curves.outageUntilNanos()));
  }

  private String resolution() {
    return "Each step is " + Quantity.duration(Math.round(curves.bucketNanos())) + " long.";
  }

  private Chart rate() {
    Line written = overTime("written", 0, curves.writtenBitsPerSecond(), 1);
    double[] link = curves.linkBitsPerSecond();
    boolean even = Arrays.stream(link).distinct().count() == 1;
    List<Line> lines =
        even ? List.of(written) : List.of(written, overTime("the link carries", 1, link, 1));
    List<Panel.Level> levels =
        even
            ? List.of(
                new Panel.Level("the link carries " + Quantity.bitRate(link[0]), link[0], true))
            : List.of();
    return time(
        "rate",
        "Write rate, and what the link carries",
        (plan.assumptions().header().equals(HeaderRule.NONE.word())
                ? "What goes into the SRL, growth included. "
                : "What goes into the SRL, growth and headers included. ")
            + resolution(),
        Panels.of("Rate", Unit.BIT_RATES, lines, List.of(), levels),
        List.of());
  }

  private Chart fill() {
    Long recommended = plan.srlBytes();
    List<Line> lines = new ArrayList<>();
    lines.add(overTime("without an outage", 0, curves.fillBytes(), 1));
    if (curves.outageFillBytes().length > 0) {
      lines.add(overTime("with the outage at the worst moment", 1, curves.outageFillBytes(), 1));
    }
    return time(
        "srl-fill",
        "How full the SRL is",
        "The largest amount in each step. " + resolution(),
        Panels.of(
            "In the SRL",
            Unit.BYTES,
            lines,
            List.of(),
            recommended == null
                ? List.of()
                : List.of(
                    new Panel.Level(
                        "recommended SRL " + Quantity.bytes(recommended), recommended, true))),
        outage());
  }

  private Chart lag() {
    Double limit = plan.assumptions().lossLimitSeconds();
    List<Panel.Level> levels =
        limit == null
            ? List.of()
            : List.of(new Panel.Level("limit " + PlanTables.duration(limit), limit * NANOS, false));
    return time(
        "violations",
        "Lag of the Secondary (RPO), and where it breaks the limit",
        "How old the oldest data is that has not left, without an outage; what is above the"
            + " limit is a violation. "
            + resolution(),
        Panels.of(
            "Lag",
            LAGS,
            List.of(overTime("lag", 0, curves.lagSeconds(), NANOS)),
            List.of(),
            levels),
        List.of());
  }

  private Chart time(
      String id, String title, String caption, List<Panel> panels, List<Shade> shades) {
    int height = panels.size() > 1 ? HEIGHT + 120 : HEIGHT;
    return new Chart(
        id,
        title,
        caption,
        Chart.STANDARD_WIDTH_PIXELS,
        height,
        new TimeChart(title, time(), panels, shades, ""));
  }

  private Chart percentiles() {
    double[] shares = curves.sharesWithin();
    List<double[]> points = new ArrayList<>();
    double width = curves.mostLagSeconds() / (shares.length - 1);
    for (int i = 0; i < shares.length; i++) {
      double x = shares[i] >= 1 ? NINES : Math.min(NINES, -PortableMath.log10(1 - shares[i]));
      points.add(new double[] {x, i * width * NANOS});
      if (x >= NINES) {
        points.add(new double[] {NINES, curves.mostLagSeconds() * NANOS});
        points.add(new double[] {NINES + 0.2, curves.mostLagSeconds() * NANOS});
        break;
      }
    }
    if (points.size() < 2 || points.get(0)[0] > 0) {
      points.add(0, new double[] {0, 0});
    }
    Line line = line("lag", points);
    Double limit = plan.assumptions().lossLimitSeconds();
    List<Panel.Level> levels =
        limit == null
            ? List.of()
            : List.of(new Panel.Level("limit " + PlanTables.duration(limit), limit * NANOS, false));
    Scale x =
        new Scale(
            "Share of the time (to the right: ever rarer)",
            0,
            NINES + 0.2,
            List.of(
                new Tick(0, "0 %"),
                new Tick(PortableMath.log10(2), "50 %"),
                new Tick(1, "90 %"),
                new Tick(2, "99 %"),
                new Tick(3, "99.9 %"),
                new Tick(4, "99.99 %")));
    return curve(
        "rpo-percentiles",
        "RPO by percentile of the time",
        "For so much of the time a disaster costs no more than the lag shown.",
        x,
        Panels.of("Lag", LAGS, List.of(line), List.of(), levels));
  }

  private Chart srlForOutage() {
    List<double[]> points = new ArrayList<>();
    for (WhatIf.ForOutage each : plan.whatIf().srlForOutage()) {
      points.add(new double[] {each.outageSeconds() * NANOS, each.srlBytes()});
    }
    return curve(
        "srl-for-outage",
        "SRL for an outage of any length",
        "The outage at its worst moment, with the peaks around it.",
        x(points, "Outage", LAGS),
        points,
        "SRL",
        Unit.BYTES);
  }

  private Chart bytesForLink() {
    List<double[]> points = new ArrayList<>();
    // A line that never catches up would press all others to the rim.
    double most = TALLEST * Math.max(plan.fluid().backlogBytesMax(), 1);
    for (PlanDocument.Loss each : plan.whatIf().lossForLink()) {
      if (each.mostBytes() > most) {
        continue;
      }
      points.add(new double[] {each.linkBitsPerSecond(), each.mostBytes()});
    }
    List<Line> band = new ArrayList<>();
    DayBands bands = curves.bands();
    if (bands != null && !points.isEmpty()) {
      band.add(edge(bands, points.get(0)[0], DayBands.Band::lowBytes));
      band.add(edge(bands, points.get(0)[0], DayBands.Band::highBytes));
    }
    Scale x = x(points, "Line", Unit.BIT_RATES);
    List<Panel> panels =
        Panels.of("Largest backlog", Unit.BYTES, List.of(line("backlog", points)), band, List.of());
    String title = "Bytes that a disaster costs, by line";
    return new Chart(
        "loss-for-link",
        title,
        bands == null
            ? "At the worst moment. No band of confidence: it needs intervals of 7 whole days or"
                + " more."
            : "At the worst moment. The band holds the middle 95 % of "
                + bands.replicates()
                + " profiles of days drawn with replacement.",
        Chart.STANDARD_WIDTH_PIXELS,
        HEIGHT,
        new TimeChart(title, x, panels, List.of(), "95 % of profiles of other days"));
  }

  private static Line edge(
      DayBands bands, double fromBitsPerSecond, ToDoubleFunction<DayBands.Band> value) {
    List<double[]> points = new ArrayList<>();
    for (DayBands.Band each : bands.backlogs()) {
      if (each.linkBitsPerSecond() >= fromBitsPerSecond) {
        points.add(new double[] {each.linkBitsPerSecond(), value.applyAsDouble(each)});
      }
    }
    return line("band", points);
  }

  private Chart linkForSeconds() {
    List<double[]> points = limits(plan.whatIf().linkForSeconds(), NANOS);
    return curve(
        "link-for-seconds",
        "The slowest line for a limit on lost time",
        "A line that keeps the lag within the limit always.",
        x(points, "Limit", LAGS),
        points,
        "Line",
        Unit.BIT_RATES);
  }

  private Chart linkForBytes() {
    List<double[]> points = limits(plan.whatIf().linkForBytes(), 1);
    return curve(
        "link-for-bytes",
        "The slowest line for a limit on lost bytes",
        "A line that keeps the backlog within the limit always.",
        x(points, "Limit", Unit.BYTES),
        points,
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

  private Chart sampling() {
    List<double[]> points = new ArrayList<>();
    List<Tick> ticks = new ArrayList<>();
    for (PlanDocument.Sample row : plan.sampling()) {
      ticks.add(new Tick(points.size(), PlanTables.duration(row.intervalSeconds())));
      points.add(new double[] {points.size(), row.backlogBytesMax()});
    }
    ticks.add(new Tick(points.size(), "as measured"));
    points.add(new double[] {points.size(), plan.fluid().backlogBytesMax()});
    return curve(
        "sampling",
        "The need that coarser measurements would have seen",
        "The same writes, averaged over longer intervals before the largest backlog is looked for.",
        new Scale("Interval of the measurement", -0.3, points.size() - 0.7, ticks),
        points,
        "Largest backlog",
        Unit.BYTES);
  }

  private static Scale x(List<double[]> points, String what, List<Unit> units) {
    double most = points.stream().mapToDouble(point -> point[0]).max().orElse(0);
    return AmountScale.of(what, units, most);
  }

  private static Line line(String name, List<double[]> points) {
    return new Line(
        name,
        SeriesStyle.of(0),
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }

  private static Chart curve(
      String id,
      String title,
      String caption,
      Scale x,
      List<double[]> points,
      String what,
      List<Unit> units) {
    return curve(
        id,
        title,
        caption,
        x,
        Panels.of(what, units, List.of(line(what, points)), List.of(), List.of()));
  }

  private static Chart curve(String id, String title, String caption, Scale x, List<Panel> panels) {
    return new Chart(
        id,
        title,
        caption,
        Chart.STANDARD_WIDTH_PIXELS,
        HEIGHT,
        new TimeChart(title, x, panels, List.of(), ""));
  }
}
