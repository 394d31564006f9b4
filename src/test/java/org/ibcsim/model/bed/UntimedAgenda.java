package org.ibcsim.model.bed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;

/**
 * No time at all: anything that may come next can come next, at random. Channels keep their order;
 * a timer may run out at any moment, but work is chosen far more often.
 */
public final class UntimedAgenda implements Clockwork {
  private static final long NANOS_PER_EVENT = 1_000_000;
  private static final int TIMER_ONE_IN = 60;

  private final Map<Channel, ArrayDeque<Event>> channels = new TreeMap<>();
  private final List<Event> timers = new ArrayList<>();
  private Dice dice;
  private long events;

  public UntimedAgenda(long seed) {
    dice = new Dice(seed);
  }

  private void inOrder(Channel channel, Event event) {
    channels.computeIfAbsent(channel, any -> new ArrayDeque<>()).add(event);
  }

  @Override
  public void diskWrite(int host, Disk disk, long bytes, Event done) {
    inOrder(Channel.of(host, disk), done);
  }

  @Override
  public void readSrl(int host, long bytes, Event done) {
    inOrder(Channel.of(host, Disk.SRL), done);
  }

  @Override
  public void transmit(int rlink, long bytes, Event sent) {
    inOrder(new Channel(Channel.Kind.TRANSMIT, rlink), sent);
  }

  @Override
  public void propagate(int rlink, Event arrives) {
    inOrder(new Channel(Channel.Kind.PROPAGATE, rlink), arrives);
  }

  @Override
  public void acknowledge(int rlink, Event arrives) {
    inOrder(new Channel(Channel.Kind.ACKNOWLEDGE, rlink), arrives);
  }

  @Override
  public void expectDataAcknowledgement(int rlink, long withinNanos, Event late) {
    timers.add(late);
  }

  @Override
  public void dataAcknowledgementCame(int rlink) {
    removeLate(rlink);
  }

  @Override
  public void expectNoDataAcknowledgement(int rlink) {
    while (removeLate(rlink)) {}
  }

  private boolean removeLate(int rlink) {
    for (int index = 0; index < timers.size(); index++) {
      if (timers.get(index) instanceof Event.DataAcknowledgementLate late
          && late.rlink() == rlink) {
        timers.remove(index);
        return true;
      }
    }
    return false;
  }

  @Override
  public void mayRepeat(int rlink, Event repeated) {
    if (dice.below(2) == 0) {
      propagate(rlink, repeated);
    }
  }

  @Override
  public void disksStopped(int host) {
    for (Disk disk : Disk.values()) {
      channels.remove(Channel.of(host, disk));
    }
  }

  @Override
  public void startTimer(long delayNanos, Event expired) {
    timers.remove(expired);
    timers.add(expired);
  }

  @Override
  public void stopTimer(Event expired) {
    timers.remove(expired);
  }

  @Override
  public Event next() {
    boolean noWork = channels.isEmpty();
    if (!timers.isEmpty() && (noWork || dice.below(TIMER_ONE_IN) == 0)) {
      events++;
      return timers.remove((int) dice.below(timers.size()));
    }
    return nextWork();
  }

  @Override
  public Event nextWork() {
    if (channels.isEmpty()) {
      return null;
    }
    events++;
    List<Channel> busy = new ArrayList<>(channels.keySet());
    Channel channel = busy.get((int) dice.below(busy.size()));
    ArrayDeque<Event> queue = channels.get(channel);
    Event event = queue.remove();
    if (queue.isEmpty()) {
      channels.remove(channel);
    }
    return event;
  }

  @Override
  public Event nextBefore(long endNanos) {
    if (nowNanos() >= endNanos) {
      return null;
    }
    Event event = next();
    if (event == null) {
      events = Math.max(events, endNanos / NANOS_PER_EVENT);
    }
    return event;
  }

  @Override
  public long nowNanos() {
    return events * NANOS_PER_EVENT;
  }

  @Override
  public Clockwork copy() {
    UntimedAgenda copy = new UntimedAgenda(0);
    channels.forEach((channel, queue) -> copy.channels.put(channel, new ArrayDeque<>(queue)));
    copy.timers.addAll(timers);
    copy.dice = dice.copy();
    copy.events = events;
    return copy;
  }
}
