package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibcsim.journal.HostState;
import org.ibcsim.journal.StateStrip;

/**
 * What every host was doing, a row each, over virtual time; the rows line up with the other time
 * charts.
 */
public record StripChart(String title, Scale time, List<StateStrip> strips, List<Shade> shades)
    implements Chart.Painter {
  private static final double ROW_PIXELS = 26;
  private static final double BAR_PIXELS = 18;
  private static final double AXIS_PIXELS = 46;
  private static final double LEAST_PIXELS = 1.2;

  public StripChart {
    strips = List.copyOf(strips);
    shades = Shade.merged(Shade.within(shades, (long) time.lower(), (long) time.upper()), 0);
  }

  /** Height that all rows need. */
  public int heightPixels() {
    double head = new ChartFrame(title, legend()).headPixels(Chart.STANDARD_WIDTH_PIXELS);
    return (int) Math.ceil(head + strips.size() * ROW_PIXELS + AXIS_PIXELS);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    Rectangle2D body = new ChartFrame(title, legend()).paint(graphics, width, height);
    double left = ChartTheme.LEFT_PIXELS;
    double plotWidth = width - left - ChartTheme.RIGHT_PIXELS;
    Rectangle2D plot =
        new Rectangle2D.Double(left, body.getY(), plotWidth, strips.size() * ROW_PIXELS);
    shades.forEach(shade -> paintShade(graphics, shade, plot));
    paintTicks(graphics, plot);
    // One shape for each state: a drawing of its own for each stretch would make a huge file.
    Map<HostState, Path2D> bars = new EnumMap<>(HostState.class);
    for (int row = 0; row < strips.size(); row++) {
      gatherRow(graphics, strips.get(row), plot, row, bars);
    }
    HostState[] gravestFirst = HostState.values();
    for (int i = gravestFirst.length - 1; i >= 0; i--) {
      Path2D gathered = bars.get(gravestFirst[i]);
      if (gathered != null) {
        StateLook.of(gravestFirst[i]).paintAll(graphics, gathered);
      }
    }
    graphics.setPaint(ChartTheme.SOFT_INK);
    graphics.setStroke(ChartTheme.HAIRLINE);
    graphics.draw(plot);
  }

  private void paintShade(Graphics2D graphics, Shade shade, Rectangle2D plot) {
    double from = x(shade.fromNanos(), plot);
    double to = Math.max(from + LEAST_PIXELS, x(shade.toNanos(), plot));
    graphics.setPaint(shade.kind().fill());
    graphics.fill(new Rectangle2D.Double(from, plot.getY(), to - from, plot.getHeight()));
  }

  private void paintTicks(Graphics2D graphics, Rectangle2D plot) {
    for (Tick tick : time.ticks()) {
      double x = x(tick.value(), plot);
      graphics.setPaint(ChartTheme.GRID);
      graphics.setStroke(ChartTheme.HAIRLINE);
      graphics.draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()));
      graphics.setPaint(ChartTheme.INK);
      double half = ChartTheme.width(ChartTheme.SMALL, tick.label()) / 2;
      ChartTheme.draw(graphics, ChartTheme.SMALL, tick.label(), x - half, plot.getMaxY() + 15);
    }
    double half = ChartTheme.width(ChartTheme.TEXT, time.label()) / 2;
    ChartTheme.draw(
        graphics, ChartTheme.TEXT, time.label(), plot.getCenterX() - half, plot.getMaxY() + 34);
  }

  private void gatherRow(
      Graphics2D graphics,
      StateStrip strip,
      Rectangle2D plot,
      int row,
      Map<HostState, Path2D> bars) {
    double top = plot.getY() + row * ROW_PIXELS;
    graphics.setPaint(ChartTheme.INK);
    String name = ChartTheme.fitted(ChartTheme.TEXT, strip.hostName(), ChartTheme.LEFT_PIXELS - 20);
    ChartTheme.drawRight(
        graphics, ChartTheme.TEXT, name, plot.getX() - 8, top + ROW_PIXELS / 2 + 4);
    // Thousands of stretches may fall on one pixel: one drawing of each state is enough there.
    Map<HostState, Double> drawnTo = new EnumMap<>(HostState.class);
    for (StateStrip.Interval interval : strip.intervals()) {
      double from = x(Math.max(interval.fromNanos(), time.lower()), plot);
      double to = x(Math.min(interval.toNanos(), time.upper()), plot);
      boolean outside = to < plot.getX() || from > plot.getMaxX();
      if (outside || to <= drawnTo.getOrDefault(interval.state(), Double.NEGATIVE_INFINITY)) {
        continue;
      }
      double end = Math.min(plot.getMaxX(), Math.max(to, from + LEAST_PIXELS));
      double barTop = top + (ROW_PIXELS - BAR_PIXELS) / 2;
      Rectangle2D stretch = new Rectangle2D.Double(from, barTop, end - from, BAR_PIXELS);
      bars.computeIfAbsent(interval.state(), state -> new Path2D.Double())
          .append(StateLook.of(interval.state()).bar(stretch), false);
      drawnTo.put(interval.state(), end);
    }
  }

  private double x(double nanos, Rectangle2D plot) {
    double share = (nanos - time.lower()) / (time.upper() - time.lower());
    // Tenths of a pixel: more digits are seen by nobody and double the file.
    return Math.rint(10 * (plot.getX() + share * plot.getWidth())) / 10;
  }

  private List<LegendEntry> legend() {
    Set<HostState> seen = EnumSet.noneOf(HostState.class);
    strips.forEach(strip -> strip.intervals().forEach(interval -> seen.add(interval.state())));
    List<LegendEntry> legend = new ArrayList<>();
    for (HostState state : seen) {
      StateLook look = StateLook.of(state);
      legend.add(new LegendEntry(look.name(), look::paint));
    }
    Set<Shade.Kind> kinds = EnumSet.noneOf(Shade.Kind.class);
    shades.forEach(shade -> kinds.add(shade.kind()));
    for (Shade.Kind kind : kinds) {
      legend.add(LegendEntry.fill(kind.words(), kind.fill()));
    }
    return legend;
  }
}
