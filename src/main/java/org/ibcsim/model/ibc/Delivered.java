package org.ibcsim.model.ibc;

import java.util.TreeMap;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;

/**
 * Messages that were delivered at a Secondary and are not finished there, for each whether a newer
 * one has been delivered since: no copy of such a one may be delivered any more (ibc 4.2, 10.48).
 */
final class Delivered implements Stateful {
  private final TreeMap<Long, Boolean> overtaken = new TreeMap<>();

  /** A message is delivered, be it once more. */
  void add(long position) {
    if (!overtaken.isEmpty()) {
      overtaken.headMap(position).replaceAll((older, before) -> true);
    }
    overtaken.putIfAbsent(position, false);
  }

  /** Whether the message at a position was delivered and is not finished, and a newer one since. */
  boolean isOvertaken(long position) {
    return overtaken.getOrDefault(position, false);
  }

  /** A message is finished: nothing of it comes any more. */
  void finished(long position) {
    overtaken.remove(position);
  }

  void clear() {
    overtaken.clear();
  }

  @Override
  public void write(StateWriter writer) {
    writer.rare(overtaken.size());
    if (!overtaken.isEmpty()) {
      overtaken.forEach(
          (position, newer) -> {
            writer.count(position);
            writer.flag(newer);
          });
    }
  }

  @Override
  public void read(StateReader reader) {
    overtaken.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      overtaken.put(reader.count(), reader.flag());
    }
  }
}
