package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * The labels of horizontal lines, at their right ends; where lines lie close together each label
 * moves left until it stands clear of those below.
 */
final class LevelLabels extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;
  private static final double HEIGHT_PIXELS = 13;
  private static final double EDGE_PIXELS = 6;
  private static final double LONGEST_PIXELS = 260;

  private final transient List<Panel.Level> levels;

  LevelLabels(List<Panel.Level> levels) {
    this.levels =
        levels.stream()
            .filter(level -> !level.label().isEmpty())
            .sorted(Comparator.comparingDouble(Panel.Level::value))
            .toList();
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
    List<Rectangle2D> taken = new ArrayList<>();
    for (Panel.Level level : levels) {
      double lineY = rangeAxis.valueToJava2D(level.value(), area, plot.getRangeAxisEdge());
      String words = ChartTheme.fitted(ChartTheme.SMALL, level.label(), LONGEST_PIXELS);
      Rectangle2D box = box(area, lineY, ChartTheme.width(ChartTheme.SMALL, words), taken);
      taken.add(box);
      graphics.setPaint(ChartTheme.GROUND);
      graphics.fill(box);
      graphics.setPaint(level.color());
      ChartTheme.draw(graphics, ChartTheme.SMALL, words, box.getX() + 2, box.getMaxY() - 3);
    }
  }

  private static Rectangle2D box(
      Rectangle2D area, double lineY, double textPixels, List<Rectangle2D> taken) {
    boolean roomAbove = lineY - HEIGHT_PIXELS - 2 > area.getMinY();
    double top = roomAbove ? lineY - HEIGHT_PIXELS - 1 : lineY + 1.5;
    double width = textPixels + 4;
    Rectangle2D box =
        new Rectangle2D.Double(area.getMaxX() - EDGE_PIXELS - width, top, width, HEIGHT_PIXELS);
    for (Rectangle2D other : taken) {
      if (box.intersects(other)) {
        box = new Rectangle2D.Double(other.getX() - EDGE_PIXELS - width, top, width, HEIGHT_PIXELS);
      }
    }
    return box;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LevelLabels labels && labels.levels.equals(levels);
  }

  @Override
  public int hashCode() {
    return levels.hashCode();
  }
}
