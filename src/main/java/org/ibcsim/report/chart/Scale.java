package org.ibcsim.report.chart;

import java.util.List;

/**
 * What an axis shows: its range, its labelled positions and its title.
 *
 * @param label title with the unit, for instance {@code Lag (s)}
 */
public record Scale(String label, double lower, double upper, List<Tick> ticks) {
  public Scale {
    ticks = List.copyOf(ticks);
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "an axis from " + lower + " to " + upper + ", expected a lower and an upper end");
    }
  }
}
