package org.ibcsim.kernel;

/** What may be scheduled: nanoseconds of virtual time, from now to {@link Long#MAX_VALUE} - 1. */
final class VirtualTime {
  private VirtualTime() {}

  static void requireSchedulable(long timeNanos, long nowNanos) {
    if (timeNanos < nowNanos || timeNanos == Long.MAX_VALUE) {
      throw notSchedulable(timeNanos, nowNanos);
    }
  }

  private static IllegalArgumentException notSchedulable(long timeNanos, long nowNanos) {
    String advice =
        timeNanos < nowNanos
            ? "Maybe a negative delay was added to the time, or the sum overflowed?"
            : "Long.MAX_VALUE means never: maybe the event should not be scheduled at all?";
    return new IllegalArgumentException(
        "Event at "
            + timeNanos
            + " ns, expected "
            + nowNanos
            + " ns (now) to "
            + (Long.MAX_VALUE - 1)
            + " ns. "
            + advice);
  }
}
