package org.ibcsim.model.ibc;

import java.util.List;
import java.util.TreeMap;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;

/** Copies of messages that stand directly behind their originals in the stream (ibc 4.2). */
final class Copies implements Stateful {
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

  /** The messages up to a position that copies stand behind, oldest first. */
  List<Long> through(long position) {
    return counts.isEmpty() ? List.of() : List.copyOf(counts.headMap(position, true).keySet());
  }

  void clear() {
    counts.clear();
  }

  @Override
  public void write(StateWriter writer) {
    writer.rare(counts.size());
    if (!counts.isEmpty()) {
      counts.forEach(
          (position, count) -> {
            writer.count(position);
            writer.count(count);
          });
    }
  }

  @Override
  public void read(StateReader reader) {
    counts.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      counts.put(reader.count(), (int) reader.count());
    }
  }
}
