package org.ibcsim.explore.search;

/**
 * How to search.
 *
 * @param threads 1 or more; the result does not depend on it
 * @param storage what is kept of each state
 * @param bounds how far to go
 * @param reducing whether a model may leave out steps (partial-order reduction)
 * @param keepGoing whether to go on after an invariant was found broken, so as to find what else is
 */
public record SearchOptions(
    int threads, Storage storage, Bounds bounds, boolean reducing, boolean keepGoing) {
  public SearchOptions {
    if (threads < 1) {
      throw new IllegalArgumentException(
          threads + " threads, expected 1 or more. Maybe as many as there are processors?");
    }
  }

  /** Fingerprints, six tenths of the heap, no reduction, an end after the first broken level. */
  public static SearchOptions withThreads(int threads) {
    return new SearchOptions(threads, Storage.FINGERPRINTS, Bounds.ofHeap(0.6), false, false);
  }

  /** The same, with other bounds. */
  public SearchOptions within(Bounds other) {
    return new SearchOptions(threads, storage, other, reducing, keepGoing);
  }

  /** The same, with other storage. */
  public SearchOptions storing(Storage other) {
    return new SearchOptions(threads, other, bounds, reducing, keepGoing);
  }

  /** The same, letting the model leave out steps. */
  public SearchOptions reducingSteps() {
    return new SearchOptions(threads, storage, bounds, true, keepGoing);
  }

  /** The same, going on after a broken invariant. */
  public SearchOptions goingOn() {
    return new SearchOptions(threads, storage, bounds, reducing, true);
  }
}
