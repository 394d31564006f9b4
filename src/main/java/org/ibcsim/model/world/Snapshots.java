package org.ibcsim.model.world;

import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Fact;

/** Snapshots by host and prefix: those under way, and which names are no longer free. */
final class Snapshots implements Stateful {
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

  @Override
  public void write(StateWriter writer) {
    writer.rare(taken.size());
    if (taken.isEmpty()) {
      return;
    }
    for (Key key : taken) {
      writer.count(key.host());
      writer.text(key.prefix());
      Begun start = begun.get(key);
      writer.flag(start != null);
      if (start != null) {
        writer.digest(start.image());
        writer.count(start.message());
      }
    }
  }

  @Override
  public void read(StateReader reader) {
    taken.clear();
    begun.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      Key key = new Key((int) reader.count(), reader.text());
      taken.add(key);
      if (reader.flag()) {
        begun.put(key, new Begun(reader.digest(), reader.count()));
      }
    }
  }
}
