package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.RdsLayout;

/**
 * Virtual time: each thing takes its delay, in the order of its channel; ties in order of asking.
 */
public final class TimedAgenda implements Clockwork {
  private record Entry(long nanos, long order, Event event) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Delays delays;
  private final PriorityQueue<Entry> queue = new PriorityQueue<>();
  private final Map<String, Entry> timers = new TreeMap<>();
  private final Map<Channel, Long> lastNanos = new TreeMap<>();
  private Dice dice;
  private long now;
  private long orders;
  private int couldRepeat;
  private int repeats;

  public TimedAgenda(Delays delays, long seed) {
    this.delays = delays;
    dice = new Dice(seed);
  }

  Delays delays() {
    return delays;
  }

  /** How many messages a reconnection could have sent again. */
  int couldRepeat() {
    return couldRepeat;
  }

  /** How many of them it has sent again. */
  int repeats() {
    return repeats;
  }

  private void inOrder(Channel channel, boolean oneAtATime, long delay, Event event) {
    long spread = delays.spread() == 0 ? 0 : dice.below(delays.spread() + 1);
    long last = lastNanos.getOrDefault(channel, 0L);
    long at =
        oneAtATime ? Math.max(now, last) + delay + spread : Math.max(last, now + delay + spread);
    lastNanos.put(channel, at);
    queue.add(new Entry(at, orders++, event));
  }

  @Override
  public void diskWrite(int host, Disk disk, long bytes, Event done) {
    long delay =
        host == RdsLayout.FIRST_PRIMARY
            ? disk == Disk.SRL ? delays.srl() : delays.volume()
            : disk == Disk.SRL ? delays.secondarySrl() : delays.secondaryVolume();
    inOrder(Channel.of(host, disk), true, delay, done);
  }

  @Override
  public void readSrl(int host, long bytes, Event done) {
    inOrder(Channel.of(host, Disk.SRL), true, delays.srl(), done);
  }

  @Override
  public void transmit(int rlink, long bytes, Event sent) {
    queue.add(new Entry(now + delays.wire(), orders++, sent));
  }

  @Override
  public void propagate(int rlink, Event arrives) {
    inOrder(new Channel(Channel.Kind.PROPAGATE, rlink), false, delays.latency(), arrives);
  }

  @Override
  public void acknowledge(int rlink, Event arrives) {
    inOrder(new Channel(Channel.Kind.ACKNOWLEDGE, rlink), false, delays.latency(), arrives);
  }

  private final Map<Integer, List<Entry>> awaited = new TreeMap<>();

  @Override
  public void expectDataAcknowledgement(int rlink, long withinNanos, Event late) {
    Entry entry = new Entry(now + withinNanos, orders++, late);
    awaited.computeIfAbsent(rlink, any -> new ArrayList<>()).add(entry);
    queue.add(entry);
  }

  @Override
  public void dataAcknowledgementCame(int rlink) {
    queue.remove(awaited.get(rlink).remove(0));
  }

  @Override
  public void expectNoDataAcknowledgement(int rlink) {
    List<Entry> entries = awaited.getOrDefault(rlink, List.of());
    queue.removeAll(entries);
    awaited.remove(rlink);
  }

  @Override
  public void mayRepeat(int rlink, Event repeated) {
    couldRepeat++;
    if (dice.below(2) == 0) {
      repeats++;
      propagate(rlink, repeated);
    }
  }

  @Override
  public void disksStopped(int host) {
    for (Disk disk : Disk.values()) {
      lastNanos.remove(Channel.of(host, disk));
    }
    queue.removeIf(
        entry ->
            entry.event() instanceof Event.SrlWritten srl && srl.host() == host
                || entry.event() instanceof Event.VolumeWritten volume && volume.host() == host
                || entry.event() instanceof Event.RegionsWritten regions && regions.host() == host
                || entry.event() instanceof Event.PendingWritten pending && pending.host() == host
                || entry.event() instanceof Event.DcmWritten && host == RdsLayout.FIRST_PRIMARY);
  }

  @Override
  public void startTimer(long delayNanos, Event expired) {
    stopTimer(expired);
    Entry entry = new Entry(now + delayNanos, orders++, expired);
    timers.put(expired.toString(), entry);
    queue.add(entry);
  }

  @Override
  public void stopTimer(Event expired) {
    Entry entry = timers.remove(expired.toString());
    if (entry != null) {
      queue.remove(entry);
    }
  }

  private Event take(Entry entry) {
    queue.remove(entry);
    if (Clockwork.isTimer(entry.event())) {
      timers.remove(entry.event().toString());
    }
    now = Math.max(now, entry.nanos());
    return entry.event();
  }

  @Override
  public Event next() {
    Entry entry = queue.peek();
    return entry == null ? null : take(entry);
  }

  @Override
  public Event nextWork() {
    return queue.stream()
        .filter(entry -> !Clockwork.isTimer(entry.event()))
        .min(Entry::compareTo)
        .map(this::take)
        .orElse(null);
  }

  @Override
  public Event nextBefore(long endNanos) {
    Entry entry = queue.peek();
    if (entry == null || entry.nanos() > endNanos) {
      now = Math.max(now, endNanos);
      return null;
    }
    return take(entry);
  }

  @Override
  public long nowNanos() {
    return now;
  }

  @Override
  public Clockwork copy() {
    TimedAgenda copy = new TimedAgenda(delays, 0);
    copy.queue.addAll(queue);
    copy.timers.putAll(timers);
    awaited.forEach((rlink, entries) -> copy.awaited.put(rlink, new ArrayList<>(entries)));
    copy.lastNanos.putAll(lastNanos);
    copy.dice = dice.copy();
    copy.now = now;
    copy.orders = orders;
    return copy;
  }
}
