package org.ibcsim.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses unit and labels for an axis of virtual time; positions are nanoseconds.
 *
 * <p>A window deep inside a run is labelled with the time since its start where whole numbers of
 * the run's time would be too long to read ({@code 300.0182 s}).
 */
public final class TimeScale {
  private static final int MAXIMUM_TICKS = 11;
  private static final double[] DECIMAL_STEPS = {1, 2, 5};
  private static final double[] MINUTE_STEPS = {0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120};
  private static final double[] HOUR_STEPS = {0.5, 1, 2, 3, 6, 12, 24, 48};

  private TimeScale() {}

  /** An axis over a part of a run; an empty part is shown as one nanosecond. */
  public static Scale of(long fromNanos, long toNanos) {
    long span = Math.max(1, toNanos - fromNanos);
    Unit unit = Unit.fitting(Unit.DURATIONS, span);
    double step = step(unit, span / unit.size());
    boolean sinceStart = fromNanos > 0 && fromNanos / unit.size() >= 1000 * step;
    double origin = sinceStart ? fromNanos : 0;
    boolean clock = !sinceStart && unit.symbol().equals("s") && toNanos >= 600e9;
    List<Tick> ticks = new ArrayList<>();
    double first = Math.ceil((fromNanos - origin) / unit.size() / step - 1e-9);
    for (double i = first; ; i++) {
      double inUnit = i * step;
      double position = origin + inUnit * unit.size();
      double end = fromNanos + (double) span;
      // Rounding may put a label a hair beside the end that it belongs to.
      if (position > end + span * 1e-12) {
        break;
      }
      double within = Math.max(fromNanos, Math.min(end, position));
      ticks.add(new Tick(within, clock ? clock(inUnit) : Quantity.decimal(inUnit, 3)));
    }
    String label;
    if (sinceStart) {
      label = "Virtual time since " + Quantity.instant(fromNanos) + " (" + unit.symbol() + ")";
    } else {
      label = "Virtual time (" + (clock ? "min:s" : unit.symbol()) + ")";
    }
    return new Scale(label, fromNanos, fromNanos + (double) span, ticks);
  }

  private static String clock(double seconds) {
    long whole = (long) Math.floor(seconds);
    String fraction = Quantity.decimal(seconds - whole, 3);
    return whole / 60
        + ":"
        + (whole % 60 < 10 ? "0" : "")
        + whole % 60
        + (fraction.equals("0") ? "" : fraction.substring(1));
  }

  private static double step(Unit unit, double span) {
    double[] steps =
        switch (unit.symbol()) {
          case "min" -> MINUTE_STEPS;
          case "h" -> HOUR_STEPS;
          default -> DECIMAL_STEPS;
        };
    if (steps == DECIMAL_STEPS) {
      double smallest = unit.symbol().equals("ns") ? 1 : 0.1;
      return AmountScale.decimalStep(span, MAXIMUM_TICKS, smallest);
    }
    for (double step : steps) {
      if (span / step <= MAXIMUM_TICKS) {
        return step;
      }
    }
    return steps[steps.length - 1];
  }
}
