package org.ibcsim.workload.trace;

/**
 * Which part of a trace is replayed, when, and how fast.
 *
 * @param fromNanos trace time at which the replay begins; earlier records are skipped
 * @param forNanos length of trace time that is replayed; {@link Long#MAX_VALUE} for the rest
 * @param startNanos time of the run at which the replay begins
 * @param speed 2 plays the trace in half its time; above 0. At 1 times are exact, otherwise they
 *     are rounded down to the nanosecond after a division of doubles
 */
public record TraceReplay(long fromNanos, long forNanos, long startNanos, double speed) {
  /** The whole trace from the start of the run, as fast as it was recorded. */
  public static final TraceReplay WHOLE = new TraceReplay(0, Long.MAX_VALUE, 0, 1);

  public TraceReplay {
    if (fromNanos < 0 || forNanos < 0 || startNanos < 0) {
      throw new IllegalArgumentException(
          "found a replay from "
              + fromNanos
              + " ns, for "
              + forNanos
              + " ns, starting at "
              + startNanos
              + " ns; expected 0 or more of each");
    }
    if (!(speed > 0 && speed < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("found a speed of " + speed + "; expected more than 0");
    }
  }

  boolean isAfterEnd(long traceNanos) {
    return traceNanos - fromNanos >= forNanos;
  }

  /** The time of the run for a time of the trace, or a negative number where it would not fit. */
  long runNanos(long traceNanos) {
    long since = traceNanos - fromNanos;
    long scaled = speed == 1 ? since : (long) (since / speed);
    return scaled >= Long.MAX_VALUE - startNanos ? -1 : startNanos + scaled;
  }
}
