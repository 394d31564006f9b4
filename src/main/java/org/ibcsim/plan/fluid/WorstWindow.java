package org.ibcsim.plan.fluid;

/** In which time of a given length the most was written: exact, over every moment. */
public final class WorstWindow {
  private WorstWindow() {}

  /**
   * The window, and what was written in it, in bytes, to the nearest; of equal ones the first. A
   * window longer than the profile is all of it.
   *
   * @param lengthNanos more than 0
   */
  public static WorstOutage.Placement of(WrittenBytes written, long lengthNanos) {
    if (lengthNanos <= 0) {
      throw new IllegalArgumentException(
          "a window of " + lengthNanos + " ns, expected more than 0");
    }
    // What is written in a window changes its growth only where its begin or end meets a bend.
    double most = 0;
    long from = 0;
    for (int i = 0; i < written.size(); i++) {
      long begin = written.singleWrites() || i == 0 ? written.atNanos(i) : written.atNanos(i - 1);
      long end = written.atNanos(i);
      double beginning = inWindow(written, begin, lengthNanos);
      if (beginning > most) {
        most = beginning;
        from = begin;
      }
      if (end >= lengthNanos) {
        double ending = inWindow(written, end - lengthNanos, lengthNanos);
        if (ending > most) {
          most = ending;
          from = end - lengthNanos;
        }
      }
    }
    double first = inWindow(written, 0, lengthNanos);
    return first >= most
        ? new WorstOutage.Placement(0, Math.round(first))
        : new WorstOutage.Placement(from, Math.round(most));
  }

  /** From a moment, a write at it included, to the end of the window, one at it included too. */
  private static double inWindow(WrittenBytes written, long from, long lengthNanos) {
    double before = written.singleWrites() ? written.until(from - 0.5) : written.until(from);
    return written.until((double) from + lengthNanos) - before;
  }
}
