package org.ibcsim.explore.search;

import java.util.List;
import java.util.SortedMap;

/**
 * What random walks found; equal for any number of threads. They never prove that anything holds.
 *
 * @param broken invariants with their counterexamples, which are walks without the choices that are
 *     not needed: short ones, and not always the shortest
 * @param outcomes of final states; the paths to those that are not wanted are walks without the
 *     choices that are not needed, too
 * @param failedWalk the number of the walk behind the first of these, from 0; -1 if there is none
 * @param walks done: all, or some up to one that failed
 * @param steps of all walks
 */
public record WalkResult(
    Verdict verdict,
    List<String> reachedBounds,
    List<Reported> broken,
    List<Reported> modelBounds,
    List<Outcome> outcomes,
    SortedMap<Integer, Path> covered,
    long failedWalk,
    long walks,
    long steps)
    implements Explored {}
