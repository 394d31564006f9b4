package org.ibcsim.explore.search;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What walks found, by name: how often, and by which walk with the fewest steps; of several the one
 * with the least number. So it does not matter in which order walks come in.
 */
final class WalkTable<K extends Comparable<K>> {
  /** The walk that is kept for a name, and how often the name was told. */
  record Row(Path path, long walk, boolean byStep, String reason, long times) {
    private boolean isBetterThan(int length, long otherWalk) {
      return path.length() < length || (path.length() == length && walk <= otherWalk);
    }
  }

  private final SortedMap<K, Row> rows = new TreeMap<>();

  void count(K name, Walk walk, Walk.Told<?> told, String reason) {
    Row known = rows.get(name);
    if (known != null && known.isBetterThan(told.length(), walk.number)) {
      rows.put(name, new Row(known.path, known.walk, known.byStep, known.reason, known.times + 1));
    } else {
      boolean byStep = told.lastChoice() != Finding.STATE;
      long times = known == null ? 1 : known.times + 1;
      rows.put(name, new Row(walk.path(told), walk.number, byStep, reason, times));
    }
  }

  SortedMap<K, Row> rows() {
    return rows;
  }
}
