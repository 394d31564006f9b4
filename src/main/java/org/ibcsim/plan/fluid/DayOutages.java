package org.ibcsim.plan.fluid;

/**
 * Where an outage does the most harm in any row of days, as {@link WorstOutage} finds it, for
 * outages that begin or end at one of the points of an even grid over each day.
 *
 * <p>An outage from s to s + D makes a backlog of
 *
 * <pre>
 *   A(s)  +  W(s + D) - W(s)  +  B(s + D)
 * </pre>
 *
 * where W(t) is what was written up to t, A(s) what waits at s, and B(e) by how much the backlog
 * still grows after e. A and B of a moment follow from its own day and one number of the days
 * before or behind it, so that each day is looked into only once for all rows. The link is the same
 * every day. Sums are in floating point.
 */
public final class DayOutages {
  private static final double SAME_MOMENT = 1e-6;

  private final DayPoints.Source source;
  private final DayPoints onGrid;

  /** The last outage that was asked for: its points of another phase are used for many rows. */
  private long lengthNanos = -1;

  private DayPoints ends;
  private DayPoints begins;
  private long steps;
  private boolean shifted;

  /**
   * @param points of the grid, in each day: more than that are not tried as moments
   */
  public DayOutages(WholeDays days, LinkRate link, int points) {
    source = new DayPoints.Source(days, new DayRate(link), points);
    onGrid = DayPoints.of(source, 0);
    ends = onGrid;
    begins = onGrid;
  }

  private void prepare(long nanos) {
    if (nanos == lengthNanos) {
      return;
    }
    lengthNanos = nanos;
    double step = source.stepSeconds();
    double length = nanos / 1e9;
    steps = (long) Math.floor(length / step + SAME_MOMENT);
    double rest = length - steps * step;
    shifted = rest > SAME_MOMENT * step;
    ends = shifted ? DayPoints.of(source, step - rest) : onGrid;
    begins = shifted ? DayPoints.of(source, rest) : onGrid;
  }

  /** The largest backlog of a row of days with an outage, in bytes. */
  public double backlogBytes(int[] row, boolean again, long outageNanos) {
    return worst(new Row(row, again, true), outageNanos);
  }

  /** The most that was written in a time of a row of days, in bytes. */
  public double writtenBytes(int[] row, boolean again, long windowNanos) {
    return worst(new Row(row, again, false), windowNanos);
  }

  private double worst(Row row, long nanos) {
    prepare(nanos);
    // An outage that ends between two points of the grid is looked for from either end.
    double worst = worst(row, onGrid, ends, shifted ? steps + 1 : steps);
    return shifted ? Math.max(worst, worst(row, begins, onGrid, steps)) : worst;
  }

  /** Over all beginnings at the points of one phase, with the end so many points later. */
  private double worst(Row row, DayPoints from, DayPoints to, long later) {
    int points = source.points();
    int days = row.days.length;
    // The first moment of all is no point of a day; where days begin again it is the last one.
    double worst = from == onGrid ? row.value(0, 0, to, later - 1) : 0;
    for (int slot = 0; slot < days; slot++) {
      int first = row.days[slot] * points;
      double before = row.before[slot];
      double sofar = row.written[slot];
      long end = (long) slot * points + later;
      int endSlot = (int) (end / points);
      int endPoint = (int) (end % points);
      for (int point = 0; point < points; point++) {
        double waits =
            row.links
                ? Math.max(before + from.surplus[first + point], from.alone[first + point])
                : 0;
        double begun = waits - sofar - from.written[first + point];
        if (!row.again && endSlot >= days) {
          worst = Math.max(worst, begun + row.written[days]);
        } else {
          worst = Math.max(worst, begun + row.ended(to, endSlot, endPoint));
        }
        if (++endPoint == points) {
          endPoint = 0;
          endSlot++;
        }
      }
    }
    return worst;
  }

  /** A row of days, with what is known of each without looking into it. */
  private final class Row {
    final int[] days;
    final boolean again;

    /** Whether there is a link: without one nothing waits but what the time itself brings. */
    final boolean links;

    /** What waits when each day begins. */
    final double[] before;

    /** By how much the backlog still grows behind each day. */
    final double[] behind;

    /** What was written before each day, and in all. */
    final double[] written;

    Row(int[] days, boolean again, boolean links) {
      this.days = days;
      this.again = again;
      this.links = links;
      before = new double[days.length];
      behind = new double[days.length];
      written = new double[days.length + 1];
      double waits = 0;
      double grows = 0;
      // A second time from where the first one ended: what is at the joint of a row that begins
      // again.
      for (int time = 0; time < (again ? 2 : 1); time++) {
        for (int slot = 0; slot < days.length; slot++) {
          int day = days[slot];
          before[slot] = waits;
          written[slot + 1] = written[slot] + source.bytes(day);
          waits = Math.max(waits + onGrid.change[day], onGrid.waiting[day]);
        }
        for (int slot = days.length - 1; slot >= 0; slot--) {
          int day = days[slot];
          behind[slot] = grows;
          grows = Math.max(onGrid.highest[day], onGrid.change[day] + grows);
        }
      }
    }

    /** Of an outage from the very first moment on. */
    double value(double waits, double sofar, DayPoints to, long end) {
      double begun = waits - sofar;
      if (end < 0) {
        return begun;
      }
      long slot = end / source.points();
      return !again && slot >= days.length
          ? begun + written[days.length]
          : begun + ended(to, (int) slot, (int) (end % source.points()));
    }

    /** What was written up to the end of an outage, and what still comes on top of it. */
    double ended(DayPoints to, int endSlot, int endPoint) {
      int slot = endSlot % days.length;
      double before = written[slot] + (double) (endSlot / days.length) * written[days.length];
      int at = days[slot] * source.points() + endPoint;
      double grows =
          links
              ? Math.max(to.still[at], onGrid.change[days[slot]] - to.surplus[at] + behind[slot])
              : 0;
      return before + to.written[at] + grows;
    }
  }
}
