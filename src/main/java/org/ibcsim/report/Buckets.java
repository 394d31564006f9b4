package org.ibcsim.report;

import org.ibcsim.journal.Measure;
import org.ibcsim.journal.Series;
import org.ibcsim.report.chart.Line;
import org.ibcsim.report.chart.SeriesStyle;

/**
 * The time series of a run, in no more points than a chart has pixels.
 *
 * <p>Buckets are joined, never skipped: the largest of several maxima, the sum of several sums. A
 * last bucket that is shorter than half of the others joins its neighbour, or its rate would be a
 * spike that never was.
 */
final class Buckets {
  /** More than the pixels of a plot's width. */
  static final int MAXIMUM_POINTS = 1000;

  private final Series series;
  private final int joined;
  private final int points;

  private Buckets(Series series, int joined, int points) {
    this.series = series;
    this.joined = joined;
    this.points = points;
  }

  static Buckets of(Series series) {
    return of(series, series.bucketNanos() * series.buckets());
  }

  /** As fine as a chart of a window of that length can show. */
  static Buckets of(Series series, long windowNanos) {
    long inWindow = Math.min(series.buckets(), windowNanos / series.bucketNanos());
    int joined = (int) Math.max(1, (inWindow + MAXIMUM_POINTS - 1) / MAXIMUM_POINTS);
    int points = (series.buckets() + joined - 1) / joined;
    if (points > 1) {
      int first = (points - 1) * joined;
      long rest = series.endNanos(series.buckets() - 1) - series.startNanos(first);
      if (2 * rest < joined * series.bucketNanos()) {
        points--;
      }
    }
    return new Buckets(series, joined, points);
  }

  /** Width of a point in nanoseconds. */
  long widthNanos() {
    return joined * series.bucketNanos();
  }

  /** The largest value of each point; a line from the run's start. */
  Line largest(String name, SeriesStyle style, Measure measure, int rlink) {
    long[] values = values(measure, rlink);
    double[] y = new double[points];
    for (int bucket = 0; bucket < values.length; bucket++) {
      int point = Math.min(points - 1, bucket / joined);
      y[point] = Math.max(y[point], values[bucket]);
    }
    return line(name, style, y);
  }

  /** Bits a second of each point, from a measure of bytes. */
  Line bitRate(String name, SeriesStyle style, Measure measure, int rlink) {
    long[] values = values(measure, rlink);
    double[] y = new double[points];
    for (int bucket = 0; bucket < values.length; bucket++) {
      y[Math.min(points - 1, bucket / joined)] += values[bucket];
    }
    for (int point = 0; point < points; point++) {
      double seconds = Math.max(1, endNanos(point) - startNanos(point)) / 1e9;
      y[point] = 8 * y[point] / seconds;
    }
    return line(name, style, y);
  }

  private long[] values(Measure measure, int rlink) {
    return measure.perRlink() ? series.values(measure, rlink) : series.values(measure);
  }

  private long startNanos(int point) {
    return series.startNanos(point * joined);
  }

  private long endNanos(int point) {
    return point == points - 1
        ? series.endNanos(series.buckets() - 1)
        : series.endNanos((point + 1) * joined - 1);
  }

  /** One point at the end of each bucket, and one at the start of the run. */
  private Line line(String name, SeriesStyle style, double[] y) {
    if (points == 0) {
      return new Line(name, style, new double[0], new double[0]);
    }
    double[] x = new double[points + 1];
    double[] withStart = new double[points + 1];
    withStart[0] = y[0];
    for (int point = 0; point < points; point++) {
      x[point + 1] = endNanos(point);
      withStart[point + 1] = y[point];
    }
    return new Line(name, style, x, withStart);
  }
}
