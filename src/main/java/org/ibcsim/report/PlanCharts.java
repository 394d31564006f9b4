package org.ibcsim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.kernel.PortableMath;
import org.ibcsim.plan.HeaderRule;
import org.ibcsim.plan.PlanCurves;
import org.ibcsim.plan.PlanDocument;
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
  static final int HEIGHT = 340;
  private static final double NANOS = 1e9;

  static final List<Unit> LAGS = Unit.DURATIONS.subList(0, 6);

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
    charts.addAll(new CurveCharts(plan).all());
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

  static Line line(String name, List<double[]> points) {
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
