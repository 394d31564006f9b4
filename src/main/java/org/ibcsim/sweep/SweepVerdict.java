package org.ibcsim.sweep;

/** How a sweep came out. */
public enum SweepVerdict {
  /** Every point was run as often as was asked, and every interval is narrow enough. */
  HELD,
  /** An invariant was broken in some run. */
  BROKEN,
  /** Some interval is still too wide after the most runs. */
  INCONCLUSIVE;

  public static SweepVerdict of(SweepResult result) {
    if (result.brokenInvariant() != null) {
      return BROKEN;
    }
    return result.narrow() ? HELD : INCONCLUSIVE;
  }

  /** Why, in words. */
  String reason(SweepResult result) {
    return SweepWords.reason(this, result);
  }
}
