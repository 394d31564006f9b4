package org.ibcsim.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis whose range and labels were decided beforehand by a {@link Scale}.
 *
 * <p>JFreeChart's own choice of labels formats numbers by locale and knows neither minutes nor
 * binary multiples.
 */
final class TickedAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  private final transient List<Tick> ticks;

  TickedAxis(Scale scale) {
    super(scale.label());
    this.ticks = scale.ticks();
    setAutoRange(false);
    setRange(scale.lower(), scale.upper());
    setLowerMargin(0);
    setUpperMargin(0);
  }

  // The supertype's raw List is JFreeChart's.
  @SuppressWarnings("rawtypes")
  @Override
  public List refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = horizontal ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<ValueTick> answer = new ArrayList<>();
    for (Tick tick : ticks) {
      if (getRange().contains(tick.value())) {
        answer.add(new NumberTick(tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0));
      }
    }
    return answer;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && other instanceof TickedAxis axis && axis.ticks.equals(ticks);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + ticks.hashCode();
  }
}
