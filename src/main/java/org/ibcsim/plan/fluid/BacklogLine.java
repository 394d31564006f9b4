package org.ibcsim.plan.fluid;

/**
 * A picture of a backlog: the largest in each of a number of equal times. In floating point, for
 * charts; the figures beside them are exact.
 */
public final class BacklogLine {
  private static final double NANOS = 1e9;
  private static final double BITS = 8;

  private final double[] most;
  private final double bucketNanos;
  private double bytes;
  private long now;

  private BacklogLine(int buckets, long endNanos) {
    most = new double[buckets];
    bucketNanos = (double) endNanos / buckets;
  }

  /**
   * The largest backlog of each bucket, in bytes.
   *
   * @param endNanos what the buckets divide; more than 0
   */
  public static double[] of(WrittenBytes written, LinkRate link, long endNanos, int buckets) {
    BacklogLine line = new BacklogLine(buckets, endNanos);
    LinkRate.Cursor cursor = link.from(0);
    long begin = 0;
    for (int i = 0; i < written.size() && line.now < endNanos; i++) {
      long at = Math.min(endNanos, written.atNanos(i));
      double arriving =
          written.singleWrites()
              ? 0
              : written.amountBytes(i) / ((written.atNanos(i) - begin) / NANOS);
      begin = written.atNanos(i);
      line.walk(cursor, at, arriving);
      if (written.singleWrites()) {
        line.bytes += written.amountBytes(i);
        line.note();
      }
    }
    line.walk(cursor, endNanos, 0);
    return line.most;
  }

  private void walk(LinkRate.Cursor cursor, long untilNanos, double arriving) {
    while (now < untilNanos) {
      long bucketEnd = (long) Math.ceil((bucket() + 1) * bucketNanos);
      long to = Math.min(Math.min(untilNanos, cursor.untilNanos()), Math.max(now + 1, bucketEnd));
      double surplus = arriving - cursor.bitsPerSecond() / BITS;
      note();
      bytes = Math.max(0, bytes + surplus * ((to - now) / NANOS));
      now = to;
      if (to == cursor.untilNanos()) {
        cursor.next();
      }
      note();
    }
  }

  private int bucket() {
    return Math.min(most.length - 1, (int) (now / bucketNanos));
  }

  private void note() {
    most[bucket()] = Math.max(most[bucket()], bytes);
  }
}
