package org.ibcsim.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.report.chart.ChartTheme;
import org.ibcsim.report.chart.Panel;
import org.ibcsim.report.chart.SeriesStyle;

/**
 * The limits that the lines of a chart are held against: one horizontal line for each capacity that
 * differs, the smallest few.
 *
 * <p>A capacity of one Secondary has the colour of that Secondary's line; where there are several,
 * each is labelled in the plot.
 *
 * @param what it is a capacity of, for the legend
 * @param worded a capacity as a reader meets it
 */
record Capacities(RunRecord run, RlinkChoice choice, String what, DoubleFunction<String> worded) {
  private static final int MAXIMUM_LEVELS = 3;

  /**
   * The lines; {@code ofRlink} answers in the unit of the chart, nothing where there is no limit.
   */
  List<Panel.Level> levels(IntFunction<OptionalLong> ofRlink) {
    Map<Long, List<Integer>> rlinks = new TreeMap<>();
    for (int rlink = 0; rlink < run.header().rlinks().size(); rlink++) {
      OptionalLong capacity = ofRlink.apply(rlink);
      if (capacity.isPresent()) {
        rlinks.computeIfAbsent(capacity.getAsLong(), c -> new ArrayList<>()).add(rlink);
      }
    }
    List<Panel.Level> levels = new ArrayList<>();
    for (Map.Entry<Long, List<Integer>> entry : rlinks.entrySet()) {
      if (levels.size() < MAXIMUM_LEVELS) {
        levels.add(level(entry.getKey(), entry.getValue(), rlinks.size() == 1));
      }
    }
    return levels;
  }

  private Panel.Level level(long capacity, List<Integer> rlinks, boolean only) {
    String amount = worded.apply(capacity);
    if (only) {
      return new Panel.Level(what + " " + amount, capacity, true);
    }
    String whose =
        String.join(", ", rlinks.stream().map(rlink -> RlinkChoice.secondary(run, rlink)).toList());
    return new Panel.Level(
        what + " of " + whose + " " + amount, whose + " " + amount, capacity, true, color(rlinks));
  }

  private Color color(List<Integer> rlinks) {
    int place = choice.own().indexOf(rlinks.get(0));
    return rlinks.size() == 1 && place >= 0 ? SeriesStyle.of(place).color() : ChartTheme.INK;
  }
}
