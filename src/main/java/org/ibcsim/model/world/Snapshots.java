package org.ibcsim.model.world;

import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fingerprint;

/** Snapshots that have begun and are not finished, by host and prefix. */
final class Snapshots {
  private record Key(int host, String prefix) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byHost = Integer.compare(host, other.host);
      return byHost != 0 ? byHost : prefix.compareTo(other.prefix);
    }
  }

  private record Begun(long image, long message) {}

  private final TreeMap<Key, Begun> begun = new TreeMap<>();

  void begin(int host, String prefix, long image, long message) {
    begun.put(new Key(host, prefix), new Begun(image, message));
  }

  Fact finish(int host, String prefix, long image, long position, long message) {
    Begun start = begun.remove(new Key(host, prefix));
    if (start == null) {
      throw new IllegalStateException(
          "snapshot " + prefix + " of host " + host + " is finished but was never begun");
    }
    long throughout = start.message() == message ? message : 0;
    return new Fact.SnapshotTaken(host, prefix, start.image(), image, position, throughout);
  }

  void set(Snapshots other) {
    begun.clear();
    begun.putAll(other.begun);
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(begun.size());
    for (Map.Entry<Key, Begun> entry : begun.entrySet()) {
      fingerprint.add(entry.getKey().host()).add(entry.getKey().prefix());
      fingerprint.add(entry.getValue().image()).add(entry.getValue().message());
    }
  }
}
