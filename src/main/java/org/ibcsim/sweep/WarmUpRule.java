package org.ibcsim.sweep;

/**
 * What of a series is left out as its beginning.
 *
 * @param detected whether the place is found in the series itself
 * @param nanos how much is left out otherwise
 */
public record WarmUpRule(boolean detected, long nanos) {
  /** Found by MSER-5. */
  public static final WarmUpRule AUTO = new WarmUpRule(true, 0);
}
