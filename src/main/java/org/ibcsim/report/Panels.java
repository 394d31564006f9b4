package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.report.chart.AmountScale;
import org.ibcsim.report.chart.Line;
import org.ibcsim.report.chart.Panel;
import org.ibcsim.report.chart.Unit;

/**
 * One plot, or two where one scale would hide either the lines or the limits that they are held
 * against.
 */
final class Panels {
  /** Below this share of the other, lines or limits are no more than the rim of a plot. */
  private static final double HIDDEN_SHARE = 0.2;

  private Panels() {}

  static List<Panel> of(
      String what, List<Unit> units, List<Line> lines, List<Line> band, List<Panel.Level> levels) {
    List<Line> all = new ArrayList<>(lines);
    all.addAll(band);
    double line = all.stream().mapToDouble(Line::largest).max().orElse(0);
    double level = levels.stream().mapToDouble(Panel.Level::value).max().orElse(0);
    double largest = Math.max(line, level);
    Panel whole = new Panel(AmountScale.of(what, units, largest), lines, levels, band, 2);
    if (line > 0 && line < HIDDEN_SHARE * level) {
      List<Panel.Level> within = levels.stream().filter(one -> one.value() <= line).toList();
      // Near the rim they would cover one another; the plot below has room.
      List<Panel.Level> labelled =
          levels.stream().map(one -> within.contains(one) ? one.unlabelled() : one).toList();
      Panel close = new Panel(AmountScale.of(what, units, line), lines, within, band, 3);
      return List.of(new Panel(whole.scale(), lines, labelled, band, 2), close);
    }
    if (level > 0 && level < HIDDEN_SHARE * line) {
      Panel close = new Panel(AmountScale.of(what, units, 1.3 * level), lines, levels, band, 3);
      return List.of(whole, close);
    }
    return List.of(whole);
  }
}
