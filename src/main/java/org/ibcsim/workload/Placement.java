package org.ibcsim.workload;

/**
 * Where in its range a source writes. Every write begins at a whole block from the start of the
 * range, and fits.
 */
public sealed interface Placement {

  /** Any block with equal probability. */
  record Uniform() implements Placement {}

  /**
   * One write behind the other from the start of the range, and from the start again where the next
   * does not fit.
   */
  record Sequential() implements Placement {}

  /**
   * Most writes to a small part: the hot part is the beginning of the range, uniform inside and
   * outside of it.
   *
   * @param shareOfWrites of the writes go to the hot part, 0 to 1
   * @param shareOfRange of the bytes are the hot part, above 0 and below 1
   */
  record HotSpot(double shareOfWrites, double shareOfRange) implements Placement {
    public HotSpot {
      if (!(shareOfWrites >= 0 && shareOfWrites <= 1 && shareOfRange > 0 && shareOfRange < 1)) {
        throw new IllegalArgumentException(
            "found "
                + shareOfWrites
                + " of the writes to "
                + shareOfRange
                + " of the range; expected a share of the writes from 0 to 1, and a share of the"
                + " range above 0 and below 1");
      }
    }
  }
}
