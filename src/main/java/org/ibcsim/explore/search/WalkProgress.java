package org.ibcsim.explore.search;

/**
 * How far random walks have come.
 *
 * @param walks done
 * @param steps of these walks
 */
public record WalkProgress(long walks, long steps) {}
