package org.ibcsim.explore.search;

/**
 * The sliding window of spec/exploration.md as a contest: by fingerprints and by full states, and
 * against a search that is written by hand for it alone.
 */
public final class WindowContest {
  private WindowContest() {}

  /** The largest of the windows that are counted there. */
  public static Contest largest() {
    SlidingWindow window = new SlidingWindow(14, 10, 5);
    Contest contest = new Contest(2, 7);
    contest.add(
        "sliding window, by hand", () -> new Contest.Searched(new PackedSearch(window).run(), 0));
    contest.add("sliding window", window, Storage.FINGERPRINTS);
    contest.add("sliding window", window, Storage.FULL_STATES);
    return contest;
  }
}
