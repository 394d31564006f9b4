package org.ibcsim.model.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fingerprint;

/** Snapshots by host and prefix: those under way, and which names are no longer free. */
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
  private final TreeSet<Key> taken = new TreeSet<>();

  /** Answers false if the prefix is taken on this host. */
  boolean begin(int host, String prefix, long image, long message) {
    Key key = new Key(host, prefix);
    if (!taken.add(key)) {
      return false;
    }
    begun.put(key, new Begun(image, message));
    return true;
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
    taken.clear();
    taken.addAll(other.taken);
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(begun.size());
    for (Map.Entry<Key, Begun> entry : begun.entrySet()) {
      fingerprint.add(entry.getKey().host()).add(entry.getKey().prefix());
      fingerprint.add(entry.getValue().image()).add(entry.getValue().message());
    }
    fingerprint.add(taken.size());
    for (Key key : taken) {
      fingerprint.add(key.host()).add(key.prefix());
    }
  }
}
