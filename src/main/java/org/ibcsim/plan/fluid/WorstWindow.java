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
    Window beginning = new Window(written, lengthNanos);
    Window ending = new Window(written, lengthNanos);
    double most = 0;
    long from = 0;
    for (int i = 0; i < written.size(); i++) {
      long begin = written.singleWrites() || i == 0 ? written.atNanos(i) : written.atNanos(i - 1);
      long end = written.atNanos(i);
      double fromBend = beginning.from(begin);
      if (fromBend > most) {
        most = fromBend;
        from = begin;
      }
      if (end >= lengthNanos) {
        double toBend = ending.from(end - lengthNanos);
        if (toBend > most) {
          most = toBend;
          from = end - lengthNanos;
        }
      }
    }
    double first = new Window(written, lengthNanos).from(0);
    return first >= most
        ? new WorstOutage.Placement(0, Math.round(first))
        : new WorstOutage.Placement(from, Math.round(most));
  }

  /** A window that is moved along. */
  private static final class Window {
    private final boolean singleWrites;
    private final long lengthNanos;
    private final WrittenBytes.Finger begin;
    private final WrittenBytes.Finger end;

    Window(WrittenBytes written, long lengthNanos) {
      this.lengthNanos = lengthNanos;
      singleWrites = written.singleWrites();
      begin = written.new Finger();
      end = written.new Finger();
    }

    /** From a moment, a write at it included, to the end, one at it included too. */
    double from(long nanos) {
      double before = begin.until(singleWrites ? nanos - 1 : nanos);
      return end.until((double) nanos + lengthNanos) - before;
    }
  }
}
