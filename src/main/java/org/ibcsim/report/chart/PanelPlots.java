package org.ibcsim.report.chart;

import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Makes JFreeChart plots of panels. */
final class PanelPlots {
  private static final double PANEL_GAP_PIXELS = 12;

  /** Half of a label that stands at the very top of an axis. */
  private static final double TOP_PIXELS = 5;

  private static final double BOTTOM_PIXELS = 44;

  private PanelPlots() {}

  static JFreeChart chart(Scale time, List<Panel> panels, List<Shade> shades) {
    TickedAxis timeAxis = new TickedAxis(time);
    ChartTheme.dress(timeAxis);
    CombinedDomainXYPlot combined = new CombinedDomainXYPlot(timeAxis);
    ChartTheme.dress(combined);
    combined.setInsets(new RectangleInsets(TOP_PIXELS, 0, 0, ChartTheme.RIGHT_PIXELS));
    combined.setGap(PANEL_GAP_PIXELS);
    for (Panel panel : panels) {
      combined.add(plot(panel, shades), panel.weight());
    }
    AxisSpace below = new AxisSpace();
    below.setBottom(BOTTOM_PIXELS);
    combined.setFixedDomainAxisSpace(below);
    JFreeChart chart = new JFreeChart(null, ChartTheme.TITLE, combined, false);
    ChartTheme.dress(chart);
    return chart;
  }

  static BasicStroke stroke(Panel.Level level) {
    // In a series' colour it must not hide the series that runs along it.
    boolean ofSeries = !level.color().equals(ChartTheme.INK);
    return level.solid() ? new BasicStroke(ofSeries ? 1f : 1.6f) : ChartTheme.dashed(1.2f);
  }

  private static XYPlot plot(Panel panel, List<Shade> shades) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (int i = 0; i < panel.lines().size(); i++) {
      data.addSeries(series(i, panel.lines().get(i)));
    }
    SparseMarkerRenderer renderer = new SparseMarkerRenderer(panel.lines());
    shades.forEach(shade -> renderer.addAnnotation(new ShadeAnnotation(shade), Layer.BACKGROUND));
    if (!panel.band().isEmpty()) {
      renderer.addAnnotation(
          new BandAnnotation(panel.band().get(0), panel.band().get(1)), Layer.BACKGROUND);
    }
    TickedAxis axis = new TickedAxis(panel.scale());
    ChartTheme.dress(axis);
    axis.setFixedDimension(ChartTheme.LEFT_PIXELS);
    XYPlot plot = new XYPlot(data, null, axis, renderer);
    ChartTheme.dress(plot);
    // The solid line first: dashes of later ones show on top of it where lines coincide.
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    for (Panel.Level level : panel.levels()) {
      plot.addRangeMarker(
          new ValueMarker(level.value(), level.color(), stroke(level)), Layer.FOREGROUND);
    }
    plot.addAnnotation(new LevelLabels(panel.levels()));
    return plot;
  }

  private static XYSeries series(int number, Line line) {
    // The key is the number: two RLINKs of the same name must not collide. Points keep their order;
    // equal x are steps.
    XYSeries series = new XYSeries(Integer.valueOf(number), false, true);
    for (int i = 0; i < line.size(); i++) {
      series.add(line.x(i), line.y(i), false);
    }
    return series;
  }
}
