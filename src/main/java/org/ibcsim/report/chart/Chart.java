package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.util.regex.Pattern;

/**
 * A picture that can be drawn on anything: SVG, pixels, PDF.
 *
 * @param id names its files and the anchors in its SVG: lower-case letters, digits, hyphens
 * @param title what it shows, with the unit
 * @param caption one or two sentences for a reader who meets it the first time
 * @param width in pixels
 * @param height in pixels
 */
public record Chart(
    String id, String title, String caption, int width, int height, Painter painter) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  /** Width of every chart of a report. */
  public static final int STANDARD_WIDTH_PIXELS = 960;

  /**
   * Draws into the rectangle from 0, 0 to width, height; must depend on nothing but its own data.
   */
  @FunctionalInterface
  public interface Painter {
    void paint(Graphics2D graphics, int width, int height);
  }

  public Chart {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "chart id '" + id + "', expected lower-case letters, digits and hyphens");
    }
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "chart " + id + " of " + width + " x " + height + " pixels, expected 1 or more");
    }
  }

  /** Draws it, white background included. */
  public void paint(Graphics2D graphics) {
    painter.paint(graphics, width, height);
  }
}
