package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.Distribution;
import org.ibcsim.kernel.PortableMath;

/**
 * Durations by percentile, with the rare ones drawn apart: x is the logarithm of 1 / (1 - p).
 *
 * <p>The line is the distribution itself, a staircase, not a curve through a few quantiles.
 */
public record SpectrumChart(
    String title, String seriesName, String amountLabel, Distribution values)
    implements Chart.Painter {
  private static final int MAXIMUM_STEPS = 700;

  /** From this ratio of largest to median on, a linear axis would show nothing but the largest. */
  private static final double LOGARITHMIC_FROM = 30;

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    Line line = line();
    List<LegendEntry> legend =
        values.count() == 0
            ? List.of()
            : List.of(LegendEntry.series(seriesName, SeriesStyle.of(0)));
    Rectangle2D body = new ChartFrame(title, legend).paint(graphics, width, height);
    List<Line> lines = values.count() == 0 ? List.of() : List.of(line);
    Panel panel = new Panel(amountScale(), lines, List.of(), List.of(), 1);
    PanelPlots.chart(percentScale(), List.of(panel), List.of()).draw(graphics, body);
  }

  private boolean logarithmic() {
    return values.maxNanos() > LOGARITHMIC_FROM * Math.max(1, values.p50Nanos());
  }

  private double amount(long nanos) {
    return logarithmic() ? PortableMath.log10(Math.max(1, nanos)) : nanos;
  }

  private double right() {
    // The largest value stands alone at n; a little more room, and its step can be seen.
    return PortableMath.log10(2.0 * Math.max(5, values.count()));
  }

  private Line line() {
    double right = right();
    double leastStep = right / MAXIMUM_STEPS;
    List<double[]> points = new ArrayList<>();
    long below = 0;
    double from = 0;
    for (Distribution.Bin bin : values.bins()) {
      below += bin.count();
      boolean last = below >= values.count();
      double to =
          last ? right : PortableMath.log10((double) values.count() / (values.count() - below));
      if (last || to - from >= leastStep) {
        double height = amount(Math.min(bin.uptoNanos(), values.maxNanos()));
        points.add(new double[] {from, height});
        points.add(new double[] {to, height});
        from = to;
      }
    }
    double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
    return new Line(seriesName, SeriesStyle.of(0), x, y);
  }

  private Scale percentScale() {
    double right = right();
    List<Tick> ticks = new ArrayList<>();
    ticks.add(new Tick(0, "0 %"));
    ticks.add(new Tick(PortableMath.log10(2), "50 %"));
    String label = "90";
    for (int nines = 1; nines <= right; nines++) {
      ticks.add(new Tick(nines, label + " %"));
      label += nines == 1 ? "" : "9";
      label = nines == 1 ? "99" : nines == 2 ? "99.9" : label;
    }
    return new Scale("Percentile of writes (to the right: ever rarer)", 0, right, ticks);
  }

  private Scale amountScale() {
    if (!logarithmic()) {
      return AmountScale.of(amountLabel, Unit.DURATIONS.subList(0, 4), values.maxNanos());
    }
    double lower = PortableMath.log10(Math.max(1, values.minNanos())) - 0.15;
    double upper = PortableMath.log10(values.maxNanos()) + 0.1;
    long[] factors = upper - lower < 2.5 ? new long[] {1, 2, 5} : new long[] {1};
    List<Tick> ticks = new ArrayList<>();
    long decade = 1;
    for (int power = 0; power <= upper; power++) {
      for (long factor : factors) {
        double position = PortableMath.log10((double) factor * decade);
        if (position >= lower && position <= upper) {
          ticks.add(new Tick(position, Quantity.duration(factor * decade)));
        }
      }
      decade *= 10;
    }
    return new Scale(amountLabel + " (log scale)", lower, upper, ticks);
  }
}
