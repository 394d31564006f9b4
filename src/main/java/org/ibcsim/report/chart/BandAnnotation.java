package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Objects;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * The ground between two lines with the same x: what the series do that have no line of their own.
 */
final class BandAnnotation extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  private final transient Line lower;
  private final transient Line upper;

  BandAnnotation(Line lower, Line upper) {
    this.lower = lower;
    this.upper = upper;
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    if (lower.size() == 0) {
      return;
    }
    Path2D.Double path = new Path2D.Double();
    for (int i = 0; i < 2 * lower.size(); i++) {
      boolean out = i < lower.size();
      Line line = out ? upper : lower;
      int point = out ? i : 2 * lower.size() - 1 - i;
      double x = domainAxis.valueToJava2D(line.x(point), area, plot.getDomainAxisEdge());
      double y = rangeAxis.valueToJava2D(line.y(point), area, plot.getRangeAxisEdge());
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    graphics.setPaint(ChartTheme.OTHERS);
    graphics.fill(path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BandAnnotation band && band.lower == lower && band.upper == upper;
  }

  @Override
  public int hashCode() {
    return Objects.hash(lower, upper);
  }
}
