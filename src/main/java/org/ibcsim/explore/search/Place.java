package org.ibcsim.explore.search;

/**
 * Where a search met something: in a state, or at a step from it.
 *
 * @param state its number, in the order of discovery
 * @param choice of the step, or {@link Finding#STATE}
 * @param length of the shortest path there, in steps
 */
record Place(long state, int choice, int length) {
  /** The place of something in or at a state at a depth. */
  static Place of(long state, int choice, int depth) {
    return new Place(state, choice, choice == Finding.STATE ? depth : depth + 1);
  }

  Path path(Links links) {
    return links.pathTo(state, choice);
  }
}
