package org.ibcsim.plan.fluid;

import java.util.Arrays;

/**
 * What stands at the points of an even grid over each day, all of them moved back by as much: of
 * what was written less what the link carried since the day began (the surplus), its lowest value
 * before and its highest behind.
 */
final class DayPoints {
  /**
   * What is looked into.
   *
   * @param points in each day
   */
  record Source(WholeDays days, DayRate rate, int points) {
    double stepSeconds() {
      return DayRate.DAY_SECONDS / points;
    }

    double bytes(int day) {
      return days.bytes(day);
    }
  }

  /** Of each point: what was written since its day began. */
  final double[] written;

  /** The surplus. */
  final double[] surplus;

  /** What waits if nothing did when the day began. */
  final double[] alone;

  /** By how much the surplus still rises within the day. */
  final double[] still;

  /** Of each day: the change of the surplus over it. */
  final double[] change;

  /** What waits at its end if nothing did at its beginning. */
  final double[] waiting;

  /** The highest surplus, at least that of its beginning. */
  final double[] highest;

  private final Source source;
  private final double backSeconds;

  /** The bends and points of one day: moments, surplus, and which point it is, or -1. */
  private double[] heights = new double[16];

  private int[] numbers = new int[16];
  private int size;

  private DayPoints(Source source, double backSeconds) {
    int days = source.days().size();
    this.source = source;
    this.backSeconds = backSeconds;
    written = new double[days * source.points()];
    surplus = new double[days * source.points()];
    alone = new double[days * source.points()];
    still = new double[days * source.points()];
    change = new double[days];
    waiting = new double[days];
    highest = new double[days];
  }

  /** The points that lie so many seconds, less than a step, before those of the grid. */
  static DayPoints of(Source source, double backSeconds) {
    DayPoints points = new DayPoints(source, backSeconds);
    double[] bends = source.rate().bends();
    for (int day = 0; day < source.days().size(); day++) {
      points.forward(day, bends);
      points.backward(day);
    }
    return points;
  }

  private double pointSeconds(int point) {
    if (point >= source.points()) {
      return Double.POSITIVE_INFINITY;
    }
    // The last one is the very end of the day, whatever a step is rounded to.
    double onGrid =
        point + 1 == source.points() ? DayRate.DAY_SECONDS : (point + 1) * source.stepSeconds();
    return onGrid - backSeconds;
  }

  /** Through the intervals, the bends of the link and the points of a day, in order. */
  private void forward(int day, double[] bends) {
    WholeDays days = source.days();
    int first = day * source.points();
    int bend = 0;
    int point = 0;
    double from = 0;
    double base = 0;
    double least = 0;
    double here = 0;
    size = 0;
    for (int i = days.firstInterval(day); i < days.firstInterval(day + 1); i++) {
      double until = days.endSeconds(day, i);
      double amount = days.written.amountBytes(i);
      double at;
      do {
        double next = bend < bends.length ? bends[bend] : Double.POSITIVE_INFINITY;
        at = Math.min(until, Math.min(next, pointSeconds(point)));
        double sofar = base + amount * (at - from) / (until - from);
        here = sofar - source.rate().carriedBytes(at);
        least = Math.min(least, here);
        boolean isPoint = pointSeconds(point) <= at;
        if (isPoint) {
          written[first + point] = sofar;
          surplus[first + point] = here;
          alone[first + point] = here - least;
        }
        keep(here, isPoint ? first + point : -1);
        if (isPoint) {
          point++;
        }
        if (next <= at) {
          bend++;
        }
      } while (at < until);
      base += amount;
      from = until;
    }
    change[day] = here;
    waiting[day] = here - least;
  }

  private void keep(double height, int number) {
    if (size == heights.length) {
      heights = Arrays.copyOf(heights, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    heights[size] = height;
    numbers[size++] = number;
  }

  private void backward(int day) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = size - 1; i >= 0; i--) {
      most = Math.max(most, heights[i]);
      if (numbers[i] >= 0) {
        still[numbers[i]] = most - heights[i];
      }
    }
    highest[day] = Math.max(0, most);
  }
}
