package org.ibcsim.model.ibc;

import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.model.Fingerprint;

/** Copies of messages that stand directly behind their originals in the stream (ibc 4.2). */
final class Copies {
  private final TreeMap<Long, Integer> counts = new TreeMap<>();

  void add(long position) {
    counts.merge(position, 1, Integer::sum);
  }

  /** Whether a copy of the message at a position stands behind it. */
  boolean any(long position) {
    return counts.containsKey(position);
  }

  /** Takes one of the copies of the message at a position, if there is one. */
  boolean take(long position) {
    if (!any(position)) {
      return false;
    }
    counts.computeIfPresent(position, (same, count) -> count == 1 ? null : count - 1);
    return true;
  }

  void clear() {
    counts.clear();
  }

  void set(Copies other) {
    counts.clear();
    counts.putAll(other.counts);
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(counts.size());
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      fingerprint.add(entry.getKey()).add(entry.getValue());
    }
  }
}
