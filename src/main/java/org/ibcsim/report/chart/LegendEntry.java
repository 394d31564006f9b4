package org.ibcsim.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A name in a legend and the sample that stands before it. */
record LegendEntry(String name, Sample sample) {
  static final double SAMPLE_WIDTH_PIXELS = 42;

  /** Draws into the given rectangle. */
  @FunctionalInterface
  interface Sample {
    void paint(Graphics2D graphics, Rectangle2D area);
  }

  static LegendEntry series(String name, SeriesStyle style) {
    return new LegendEntry(
        name,
        (graphics, area) -> {
          graphics.setPaint(style.color());
          graphics.setStroke(style.stroke());
          graphics.draw(middle(area));
          graphics.fill(
              AffineTransform.getTranslateInstance(area.getCenterX(), area.getCenterY())
                  .createTransformedShape(style.marker()));
        });
  }

  static LegendEntry rule(String name, BasicStroke stroke, Color color) {
    return new LegendEntry(
        name,
        (graphics, area) -> {
          graphics.setPaint(color);
          graphics.setStroke(stroke);
          graphics.draw(middle(area));
        });
  }

  static LegendEntry fill(String name, Color color) {
    return new LegendEntry(
        name,
        (graphics, area) -> {
          graphics.setPaint(color);
          graphics.fill(area);
        });
  }

  static LegendEntry shade(Shade.Kind kind) {
    return new LegendEntry(
        kind.words(), (graphics, area) -> ShadePainter.paint(graphics, kind, area));
  }

  private static Line2D middle(Rectangle2D area) {
    return new Line2D.Double(area.getX(), area.getCenterY(), area.getMaxX(), area.getCenterY());
  }
}
