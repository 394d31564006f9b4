package org.ibcsim.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The look that all charts share: white ground, thin grey grid, one typeface, plots that begin at
 * the same x.
 */
public final class ChartTheme {
  static final Color GROUND = Color.WHITE;

  /** Of texts, and of lines that belong to no series. */
  public static final Color INK = new Color(0x222222);

  static final Color SOFT_INK = new Color(0x5A5A5A);
  static final Color GRID = new Color(0xDDDDDD);
  static final Color OTHERS = new Color(0xC9C9C9);

  static final Font TITLE = ChartFont.ofSize(16f);
  static final Font TEXT = ChartFont.ofSize(12f);
  static final Font SMALL = ChartFont.ofSize(11f);

  /** Left of every plot, so that charts that stand below one another line up in time. */
  static final double LEFT_PIXELS = 104;

  static final double RIGHT_PIXELS = 22;

  static final BasicStroke HAIRLINE = new BasicStroke(0.8f);

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private ChartTheme() {}

  /** Width of a text in pixels; the same whatever it will be drawn on. */
  static double width(Font font, String text) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  /** The text, or as much of its beginning as fits with an ellipsis. */
  static String fitted(Font font, String text, double widthPixels) {
    if (width(font, text) <= widthPixels) {
      return text;
    }
    int[] codePoints = text.codePoints().toArray();
    for (int length = Math.min(codePoints.length, 200); length > 0; length--) {
      String shorter = new String(codePoints, 0, length).stripTrailing() + "…";
      if (width(font, shorter) <= widthPixels) {
        return shorter;
      }
    }
    return "…";
  }

  /** Draws a text that ends at x. */
  static void drawRight(Graphics2D graphics, Font font, String text, double x, double y) {
    draw(graphics, font, text, x - width(font, text), y);
  }

  /** Draws a text that begins at x, on the base line y. */
  static void draw(Graphics2D graphics, Font font, String text, double x, double y) {
    graphics.setFont(font);
    graphics.drawString(text, (float) x, (float) y);
  }

  static void dress(JFreeChart chart) {
    chart.setBackgroundPaint(GROUND);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.setBorderVisible(false);
  }

  static void dress(XYPlot plot) {
    plot.setBackgroundPaint(GROUND);
    plot.setOutlineStroke(HAIRLINE);
    plot.setOutlinePaint(SOFT_INK);
    plot.setDomainGridlinePaint(GRID);
    plot.setDomainGridlineStroke(HAIRLINE);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(HAIRLINE);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  static void dress(ValueAxis axis) {
    axis.setLabelFont(TEXT);
    axis.setLabelPaint(INK);
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(SOFT_INK);
    axis.setAxisLineStroke(HAIRLINE);
    axis.setTickMarkPaint(SOFT_INK);
    axis.setTickMarkStroke(HAIRLINE);
    axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
  }

  /** A pen for a dashed line that is not a series. */
  static BasicStroke dashed(float width) {
    return SeriesStyle.pen(width, List.of(5f, 4f));
  }
}
