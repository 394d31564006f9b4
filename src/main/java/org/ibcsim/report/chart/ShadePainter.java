package org.ibcsim.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws freezes and outages: a bar at the top for the one, hatching for the other, so that grey
 * tells them apart.
 */
final class ShadePainter {
  private static final double LEAST_WIDTH_PIXELS = 1.5;
  private static final double BAR_PIXELS = 4;
  private static final double HATCH_PIXELS = 9;

  private ShadePainter() {}

  /** Fills one stretch of a plot. */
  static void paint(Graphics2D graphics, Shade.Kind kind, Rectangle2D stretch) {
    double width = Math.max(LEAST_WIDTH_PIXELS, stretch.getWidth());
    Rectangle2D area =
        new Rectangle2D.Double(stretch.getX(), stretch.getY(), width, stretch.getHeight());
    graphics.setPaint(kind.fill());
    graphics.fill(area);
    graphics.setPaint(kind.ink());
    if (kind == Shade.Kind.FREEZE) {
      graphics.fill(
          new Rectangle2D.Double(
              area.getX(), area.getY(), width, Math.min(BAR_PIXELS, area.getHeight())));
    } else if (kind == Shade.Kind.DOWN) {
      double bar = Math.min(BAR_PIXELS, area.getHeight());
      graphics.fill(new Rectangle2D.Double(area.getX(), area.getMaxY() - bar, width, bar));
    } else {
      hatch(graphics, area);
    }
  }

  /** Thin lines from bottom left to top right, cut to a shape. */
  static void hatch(Graphics2D graphics, Shape shape) {
    Shape before = graphics.getClip();
    graphics.clip(shape);
    graphics.setStroke(new BasicStroke(0.7f));
    Rectangle2D area = shape.getBounds2D();
    double height = area.getHeight();
    // The lines hang on the drawing, not on the shape, so that neighbours continue one another.
    double first = Math.floor((area.getX() - height) / HATCH_PIXELS) * HATCH_PIXELS;
    Path2D.Double lines = new Path2D.Double();
    for (double x = first; x < area.getMaxX(); x += HATCH_PIXELS) {
      lines.moveTo(x, area.getMaxY());
      lines.lineTo(x + height, area.getY());
    }
    graphics.draw(lines);
    graphics.setClip(before);
  }
}
