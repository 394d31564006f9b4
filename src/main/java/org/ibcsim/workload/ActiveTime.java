package org.ibcsim.workload;

/**
 * When a synthetic source writes: from its start until its end, or until it has made so many
 * writes.
 *
 * @param startNanos since the start of the run; nothing is due before it
 * @param endNanos nothing is due at it or after it; {@link Long#MAX_VALUE} for no end
 * @param writes the most writes to make; {@link Long#MAX_VALUE} for no limit
 */
public record ActiveTime(long startNanos, long endNanos, long writes) {
  /** From the start of the run, without an end. */
  public static final ActiveTime ALWAYS = new ActiveTime(0, Long.MAX_VALUE, Long.MAX_VALUE);

  public ActiveTime {
    if (startNanos < 0 || endNanos < startNanos || writes < 0) {
      throw new IllegalArgumentException(
          "found a start of "
              + startNanos
              + " ns, an end of "
              + endNanos
              + " ns and "
              + writes
              + " writes; expected 0 <= start <= end and 0 or more writes");
    }
  }

  /** Between two times. */
  public static ActiveTime between(long startNanos, long endNanos) {
    return new ActiveTime(startNanos, endNanos, Long.MAX_VALUE);
  }

  /** The same, with at most so many writes. */
  public ActiveTime atMost(long writes) {
    return new ActiveTime(startNanos, endNanos, writes);
  }
}
