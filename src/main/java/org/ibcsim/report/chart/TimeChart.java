package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Amounts over virtual time, in one plot or several that share the time axis.
 *
 * @param time the axis of all panels
 * @param shades freezes and outages, behind all panels
 * @param bandName what the legend calls the bands
 */
public record TimeChart(
    String title, Scale time, List<Panel> panels, List<Shade> shades, String bandName)
    implements Chart.Painter {

  /** Marked stretches nearer than this are drawn as one. */
  private static final double MERGE_PIXELS = 1;

  public TimeChart {
    panels = List.copyOf(panels);
    double plotPixels =
        Chart.STANDARD_WIDTH_PIXELS - ChartTheme.LEFT_PIXELS - ChartTheme.RIGHT_PIXELS;
    long gap = (long) ((time.upper() - time.lower()) / plotPixels * MERGE_PIXELS);
    shades = Shade.merged(Shade.within(shades, (long) time.lower(), (long) time.upper()), gap);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    Rectangle2D body = new ChartFrame(title, legend()).paint(graphics, width, height);
    PanelPlots.chart(time, panels, shades).draw(graphics, body);
  }

  private List<LegendEntry> legend() {
    // A name that stands in several panels stands once in the legend.
    Map<String, LegendEntry> entries = new LinkedHashMap<>();
    for (Panel panel : panels) {
      for (Line line : panel.lines()) {
        // Two RLINKs may have one name; their styles differ.
        entries.putIfAbsent(
            "line " + line.style() + line.name(), LegendEntry.series(line.name(), line.style()));
      }
    }
    for (Panel panel : panels) {
      if (!panel.band().isEmpty()) {
        entries.putIfAbsent("band", LegendEntry.fill(bandName, ChartTheme.OTHERS));
      }
      for (Panel.Level level : panel.levels()) {
        entries.putIfAbsent(
            "level " + level.name(),
            LegendEntry.rule(level.name(), PanelPlots.stroke(level), level.color()));
      }
    }
    List<LegendEntry> legend = new ArrayList<>(entries.values());
    Set<Shade.Kind> kinds = EnumSet.noneOf(Shade.Kind.class);
    shades.forEach(shade -> kinds.add(shade.kind()));
    kinds.forEach(kind -> legend.add(LegendEntry.shade(kind)));
    return legend;
  }
}
