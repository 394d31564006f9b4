package org.ibcsim.explore.search;

/**
 * How to walk at random.
 *
 * @param seed any number; each walk has a stream of random numbers of its own, named after its
 *     number
 * @param walks how many, 1 or more
 * @param depth steps of a walk, at most
 * @param threads 1 or more; the result does not depend on it
 */
public record WalkOptions(long seed, int walks, int depth, int threads) {
  public WalkOptions {
    if (walks < 1 || depth < 0 || threads < 1) {
      throw new IllegalArgumentException(
          walks
              + " walks of "
              + depth
              + " steps on "
              + threads
              + " threads, expected 1, 0 and 1 or more. Maybe a thousand walks of a thousand"
              + " steps?");
    }
  }
}
