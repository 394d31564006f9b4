package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** A {@link Shade} behind the lines of a plot. */
final class ShadeAnnotation extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  private final transient Shade shade;

  ShadeAnnotation(Shade shade) {
    this.shade = shade;
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
    double left = domainAxis.valueToJava2D(shade.fromNanos(), area, plot.getDomainAxisEdge());
    double right = domainAxis.valueToJava2D(shade.toNanos(), area, plot.getDomainAxisEdge());
    ShadePainter.paint(
        graphics,
        shade.kind(),
        new Rectangle2D.Double(left, area.getY(), right - left, area.getHeight()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShadeAnnotation annotation && annotation.shade.equals(shade);
  }

  @Override
  public int hashCode() {
    return shade.hashCode();
  }
}
