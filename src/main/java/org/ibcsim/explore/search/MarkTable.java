package org.ibcsim.explore.search;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Marks seen so far, with the place of a shortest path to each. */
final class MarkTable {
  private final SortedMap<Integer, Place> places = new TreeMap<>();
  private long[] ofStates = new long[0];
  private long[] ofSteps = new long[0];

  /** Notes a mark; of two places with equally long paths, the first one is kept. */
  void note(int mark, long state, int choice, int depth) {
    Place place = Place.of(state, choice, depth);
    Place before = places.putIfAbsent(mark, place);
    if (before != null && place.length() < before.length()) {
      places.put(mark, place);
    }
    ofSteps = with(ofSteps, mark);
    if (choice == Finding.STATE) {
      ofStates = with(ofStates, mark);
    }
  }

  private static long[] with(long[] marks, int mark) {
    if (mark >> 6 < marks.length && (marks[mark >> 6] >> mark & 1) != 0) {
      return marks;
    }
    // A copy, for others read the array.
    long[] more = Arrays.copyOf(marks, Math.max(marks.length, (mark >> 6) + 1));
    more[mark >> 6] |= 1L << mark;
    return more;
  }

  /** No later place has a shorter path than those known. */
  void beginLevel() {
    ofStates = ofSteps;
  }

  /** Tells a log what need not be told again. */
  void tell(MarkLog log) {
    log.know(ofStates, ofSteps);
  }

  SortedMap<Integer, Path> covered(Function<Place, Path> paths) {
    SortedMap<Integer, Path> covered = new TreeMap<>();
    places.forEach((mark, place) -> covered.put(mark, paths.apply(place)));
    return covered;
  }
}
