package org.ibcsim.report.chart;

import java.awt.Color;
import java.util.List;

/**
 * One plot of a time chart.
 *
 * @param scale of the amounts
 * @param lines at most {@link SeriesStyle#MAXIMUM}
 * @param levels horizontal lines
 * @param band lowest and highest of the series that have no line of their own: empty, or two
 * @param weight share of the chart's height
 */
public record Panel(
    Scale scale, List<Line> lines, List<Level> levels, List<Line> band, int weight) {

  /**
   * A horizontal line: a capacity (solid) or a threshold (dashed).
   *
   * @param name what the legend calls it
   * @param label what stands at the line itself; empty where the legend is enough
   */
  public record Level(String name, String label, double value, boolean solid, Color color) {
    /** The only line of its kind in a plot. */
    public Level(String name, double value, boolean solid) {
      this(name, "", value, solid, ChartTheme.INK);
    }

    /** The same line in a plot that has no room for its label. */
    public Level unlabelled() {
      return new Level(name, "", value, solid, color);
    }
  }

  public Panel {
    lines = List.copyOf(lines);
    levels = List.copyOf(levels);
    band = List.copyOf(band);
    if (lines.size() > SeriesStyle.MAXIMUM) {
      throw new IllegalArgumentException(
          lines.size() + " lines in a plot, expected at most " + SeriesStyle.MAXIMUM);
    }
    if (!band.isEmpty() && band.size() != 2) {
      throw new IllegalArgumentException(
          band.size() + " edges of a band, expected none, or the lower and the upper one");
    }
  }
}
