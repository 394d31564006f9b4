package org.ibcsim.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/** The oracle: the contract written down with the JDK's sorted map, sharing no code with others. */
final class TreeQueue<E> implements EventQueue<E> {
  private record Key(long time, long ticket) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(ticket, other.ticket);
    }
  }

  private final TreeMap<Key, E> events;
  private final Map<Long, Key> keys;
  private long tickets;
  private long now;

  TreeQueue() {
    events = new TreeMap<>();
    keys = new HashMap<>();
  }

  private TreeQueue(TreeQueue<E> original) {
    events = new TreeMap<>(original.events);
    keys = new HashMap<>(original.keys);
    tickets = original.tickets;
    now = original.now;
  }

  @Override
  public long schedule(long timeNanos, E event) {
    if (timeNanos < now || timeNanos == Long.MAX_VALUE) {
      throw new IllegalArgumentException("Event at " + timeNanos + ", now is " + now);
    }
    Key key = new Key(timeNanos, tickets++);
    events.put(key, event);
    keys.put(key.ticket(), key);
    return key.ticket();
  }

  @Override
  public boolean cancel(long ticket) {
    Key key = keys.remove(ticket);
    return key != null && events.remove(key) != null;
  }

  @Override
  public E poll() {
    Entry<Key, E> first = events.pollFirstEntry();
    if (first == null) {
      return null;
    }
    keys.remove(first.getKey().ticket());
    now = first.getKey().time();
    return first.getValue();
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long nextTime() {
    return events.isEmpty() ? Long.MAX_VALUE : events.firstKey().time();
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public TreeQueue<E> copy() {
    return new TreeQueue<>(this);
  }
}
