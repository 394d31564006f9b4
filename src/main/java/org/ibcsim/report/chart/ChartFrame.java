package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Title, legend and the room that is left for the plot.
 *
 * <p>The legend is ours, not JFreeChart's, because its samples are hatched and dashed as the plot
 * is.
 */
record ChartFrame(String title, List<LegendEntry> legend) {
  private static final double MARGIN_PIXELS = 12;
  private static final double TITLE_PIXELS = 30;
  private static final double ROW_PIXELS = 20;
  private static final double GAP_PIXELS = 20;
  private static final double LONGEST_NAME_PIXELS = 420;

  ChartFrame {
    legend = List.copyOf(legend);
  }

  /** Height that title and legend take in a chart of a width. */
  double headPixels(int width) {
    return TITLE_PIXELS + rows(width) * ROW_PIXELS + 6;
  }

  /** Draws ground, title and legend; answers what is left. */
  Rectangle2D paint(Graphics2D graphics, int width, int height) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setPaint(ChartTheme.GROUND);
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    graphics.setPaint(ChartTheme.INK);
    String fitted = ChartTheme.fitted(ChartTheme.TITLE, title, width - 2 * MARGIN_PIXELS);
    ChartTheme.draw(graphics, ChartTheme.TITLE, fitted, MARGIN_PIXELS, 22);
    double x = MARGIN_PIXELS;
    double y = TITLE_PIXELS;
    for (LegendEntry entry : legend) {
      String name = shortName(entry);
      double entryWidth = entryWidth(name);
      if (x > MARGIN_PIXELS && x + entryWidth > width - MARGIN_PIXELS) {
        x = MARGIN_PIXELS;
        y += ROW_PIXELS;
      }
      entry
          .sample()
          .paint(
              graphics,
              new Rectangle2D.Double(x, y + 3, LegendEntry.SAMPLE_WIDTH_PIXELS, ROW_PIXELS - 8));
      graphics.setPaint(ChartTheme.INK);
      double textX = x + LegendEntry.SAMPLE_WIDTH_PIXELS + 6;
      ChartTheme.draw(graphics, ChartTheme.TEXT, name, textX, y + 13.5);
      x += entryWidth + GAP_PIXELS;
    }
    double head = headPixels(width);
    return new Rectangle2D.Double(0, head, width, height - head);
  }

  private int rows(int width) {
    int rows = legend.isEmpty() ? 0 : 1;
    double x = MARGIN_PIXELS;
    for (LegendEntry entry : legend) {
      double entryWidth = entryWidth(shortName(entry));
      if (x > MARGIN_PIXELS && x + entryWidth > width - MARGIN_PIXELS) {
        x = MARGIN_PIXELS;
        rows++;
      }
      x += entryWidth + GAP_PIXELS;
    }
    return rows;
  }

  private static String shortName(LegendEntry entry) {
    return ChartTheme.fitted(ChartTheme.TEXT, entry.name(), LONGEST_NAME_PIXELS);
  }

  private static double entryWidth(String name) {
    return LegendEntry.SAMPLE_WIDTH_PIXELS + 6 + ChartTheme.width(ChartTheme.TEXT, name);
  }
}
