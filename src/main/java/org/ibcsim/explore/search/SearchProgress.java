package org.ibcsim.explore.search;

/**
 * How far a search has come.
 *
 * @param depth of the level that is being expanded
 * @param generated states generated, initial ones and one for each transition
 * @param distinct states met
 * @param queue states met and not yet explored
 * @param memoryBytes taken by what grows with the number of states
 * @param fileBytes of the temporary file of the frontier
 */
public record SearchProgress(
    int depth, long generated, long distinct, long queue, long memoryBytes, long fileBytes) {}
