package org.ibcsim.explore.search;

import java.util.List;

/**
 * The size of a search.
 *
 * @param generated states generated, initial ones and one for each transition
 * @param distinct states met
 * @param transitions steps taken
 * @param depth the most steps that any state met is away from the initial states
 * @param queue states met and not explored; 0 if the search went everywhere
 * @param deadEnds states explored that allow no step and tell no outcome
 * @param expandedInFull states where the model left out steps and the search asked for all
 * @param widths number of states met at each depth, from 0
 * @param memoryBytes taken in the end by what grows with the number of states: the set, the links
 *     back, and the widest pair of frontiers
 * @param fileBytes of the temporary file of the frontier
 */
public record SearchCounts(
    long generated,
    long distinct,
    long transitions,
    int depth,
    long queue,
    long deadEnds,
    long expandedInFull,
    List<Long> widths,
    long memoryBytes,
    long fileBytes) {
  public SearchCounts {
    widths = List.copyOf(widths);
  }
}
