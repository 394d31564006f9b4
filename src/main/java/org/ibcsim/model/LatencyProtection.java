package org.ibcsim.model;

/**
 * The RLINK attributes {@code latencyprot}, {@code latency_high_mark} and {@code latency_low_mark}:
 * how many updates may wait for the RLINK [D 62-ch04s04s01].
 *
 * @param mode what happens at the high mark
 * @param highMark when so many updates wait, writes are stalled or fail; 2 or more
 * @param lowMark stalled writes go on when no more than so many wait, or fewer, see {@link
 *     LatencySwitches#LAT_RELEASE}; at least 1 and below the high mark (the least is inferred: with
 *     0, the wording "below the low mark" would stall for ever)
 */
public record LatencyProtection(Mode mode, int highMark, int lowMark) {
  /** The attribute {@code latencyprot}. */
  public enum Mode {
    /** No protection. */
    OFF,
    /** Stall writes while connected; while not, let any number of updates wait. */
    OVERRIDE,
    /** Stall writes while connected; while not, fail them. */
    FAIL
  }

  /** The high mark where none is given [K]. */
  public static final int STANDARD_HIGH_MARK = 10_000;

  /** The low mark where none is given [K]. */
  public static final int STANDARD_LOW_MARK = 9_950;

  /** No protection, as by default [D 62-ch04s04s01]. */
  public static final LatencyProtection OFF =
      new LatencyProtection(Mode.OFF, STANDARD_HIGH_MARK, STANDARD_LOW_MARK);

  public LatencyProtection {
    if (lowMark < 1 || lowMark >= highMark) {
      throw new IllegalArgumentException(
          "latency_low_mark "
              + lowMark
              + " with latency_high_mark "
              + highMark
              + ", expected at least 1 and below the high mark");
    }
  }

  /** Whether it does anything. */
  public boolean on() {
    return mode != Mode.OFF;
  }
}
