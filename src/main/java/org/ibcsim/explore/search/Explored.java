package org.ibcsim.explore.search;

import java.util.List;
import java.util.SortedMap;

/**
 * What came of exploring a model, by search or by random walks; equal for any number of threads.
 */
public sealed interface Explored permits SearchResult, WalkResult {
  /** What is proved. */
  Verdict verdict();

  /** Bounds that ended it, in words; empty if it went everywhere or was ended by a breach. */
  List<String> reachedBounds();

  /** Broken invariants with their counterexamples, the shortest first. */
  List<Reported> broken();

  /** Bounds of the model that were hit: for those, too, nothing is proved to hold. */
  List<Reported> modelBounds();

  /** The outcomes of final states, in the order of their bytes. */
  List<Outcome> outcomes();

  /** Marks that were seen, each with the shortest path by which it was. */
  SortedMap<Integer, Path> covered();
}
