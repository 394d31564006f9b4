package org.ibcsim.report.chart;

import java.util.Arrays;

/**
 * A series of a chart: points in the order of their x.
 *
 * <p>A value that is not a number leaves a gap.
 */
public final class Line {
  private final String name;
  private final SeriesStyle style;
  private final double[] x;
  private final double[] y;

  /**
   * Copies the points.
   *
   * @throws IllegalArgumentException if there are not as many x as y
   */
  public Line(String name, SeriesStyle style, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "series " + name + " has " + x.length + " x and " + y.length + " y, expected as many");
    }
    this.name = name;
    this.style = style;
    this.x = x.clone();
    this.y = y.clone();
  }

  /** What the legend calls it. */
  public String name() {
    return name;
  }

  /** How it is drawn. */
  public SeriesStyle style() {
    return style;
  }

  public int size() {
    return x.length;
  }

  public double x(int point) {
    return x[point];
  }

  public double y(int point) {
    return y[point];
  }

  /** The largest value, 0 for an empty series. */
  public double largest() {
    return Arrays.stream(y).filter(Double::isFinite).max().orElse(0);
  }

  /** The points between two x, both included, and the nearest on either side. */
  public Line between(double from, double to) {
    int first = 0;
    while (first + 1 < x.length && x[first + 1] <= from) {
      first++;
    }
    int last = x.length;
    while (last - 2 >= first && x[last - 2] >= to) {
      last--;
    }
    return new Line(
        name, style, Arrays.copyOfRange(x, first, last), Arrays.copyOfRange(y, first, last));
  }
}
