package org.ibcsim.explore.search;

import java.util.List;
import java.util.SortedMap;

/**
 * What a search found; equal for any number of threads.
 *
 * @param verdict what is proved
 * @param reachedBounds of the search, in words; empty if it went everywhere or was ended by a
 *     broken invariant
 * @param broken invariants with their counterexamples, the shortest first
 * @param modelBounds bounds of the model that were hit: for those, too, a search is inconclusive
 * @param outcomes of final states, by their bytes
 * @param covered marks that were seen, each with a shortest path
 * @param counts the size of the search
 * @param missProbability that a state was missed because its fingerprint was that of another one:
 *     at most this; 0 for full states
 */
public record SearchResult(
    Verdict verdict,
    List<String> reachedBounds,
    List<Reported> broken,
    List<Reported> modelBounds,
    List<Outcome> outcomes,
    SortedMap<Integer, Path> covered,
    SearchCounts counts,
    double missProbability)
    implements Explored {
  /**
   * The probability that two of some distinct states share a fingerprint: n (n - 1) / 2 pairs, each
   * with 2^-128. TLC's estimate, distinct states times generated but not distinct ones, counts
   * questions to the set instead of pairs of states; this one is a bound.
   */
  static double missProbability(long distinct) {
    return 0.5 * distinct * Math.max(0, distinct - 1) * 0x1p-128;
  }
}
