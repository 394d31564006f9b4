package org.ibcsim.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Chooses unit and labels for an axis of amounts that starts at 0. */
public final class AmountScale {
  private static final int MAXIMUM_TICKS = 6;
  private static final double HEADROOM = 1.06;

  private AmountScale() {}

  /**
   * An axis from 0 to a little more than the largest value.
   *
   * @param what the title, without unit
   * @param units multiples to choose from, small to large
   * @param largest in the base unit; 0 where there is nothing to show
   */
  public static Scale of(String what, List<Unit> units, double largest) {
    double top = largest > 0 ? largest : units.get(0).size();
    Unit unit = Unit.fitting(units, top);
    double step = decimalStep(top / unit.size(), MAXIMUM_TICKS, 0);
    double upper = top * HEADROOM;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step * unit.size() <= upper; i++) {
      ticks.add(new Tick(i * step * unit.size(), Quantity.decimal(i * step, 6)));
    }
    return new Scale(what + " (" + unit.symbol() + ")", 0, upper, ticks);
  }

  /**
   * The smallest of 1, 2 and 5 times a power of ten with which a span needs no more than so many
   * labels.
   */
  static double decimalStep(double span, int labels, double smallest) {
    double power = 1;
    while (power * labels < span) {
      power *= 10;
    }
    while (power / 10 * labels >= span) {
      power /= 10;
    }
    // Now a step of power is enough, a tenth of it is not.
    for (double factor : new double[] {0.2, 0.5}) {
      if (power * factor * labels >= span) {
        return Math.max(smallest, power * factor);
      }
    }
    return Math.max(smallest, power);
  }
}
