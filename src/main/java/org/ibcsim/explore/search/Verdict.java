package org.ibcsim.explore.search;

/** What a search has proved. */
public enum Verdict {
  /** Every reachable state was explored, and no invariant is broken. */
  HELD,
  /** An invariant is broken, and there is a path that shows it. */
  BROKEN,
  /** Nothing is broken as far as the search went, but it did not go everywhere. */
  INCONCLUSIVE
}
