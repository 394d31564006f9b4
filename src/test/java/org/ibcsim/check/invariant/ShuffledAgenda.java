package org.ibcsim.check.invariant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * Lets events happen in any order that the model must bear: FIFO for each disk and wire, else at
 * random.
 */
final class ShuffledAgenda implements Agenda {
  private final Random random;
  private final Map<String, ArrayDeque<Event>> queues = new TreeMap<>();
  private final List<Event> timers = new ArrayList<>();

  ShuffledAgenda(Random random) {
    this.random = random;
  }

  /** The next event; a timer only rarely, or when nothing else is left. Null if there is none. */
  @Nullable Event next() {
    List<ArrayDeque<Event>> waiting =
        queues.values().stream().filter(queue -> !queue.isEmpty()).toList();
    if (!timers.isEmpty() && (waiting.isEmpty() || random.nextInt(100) == 0)) {
      return timers.remove(random.nextInt(timers.size()));
    }
    return waiting.isEmpty() ? null : waiting.get(random.nextInt(waiting.size())).remove();
  }

  private void add(String queue, Event event) {
    queues.computeIfAbsent(queue, name -> new ArrayDeque<>()).add(event);
  }

  @Override
  public void diskWrite(int host, Disk disk, long bytes, Event done) {
    add("disk " + host + " " + disk, done);
  }

  @Override
  public void readSrl(int host, long bytes, Event done) {
    throw new AssertionError("nothing is read back here");
  }

  @Override
  public void transmit(int rlink, long bytes, Event sent) {
    add("transmit " + rlink, sent);
  }

  @Override
  public void propagate(int rlink, Event arrives) {
    add("wire " + rlink, arrives);
  }

  @Override
  public void acknowledge(int rlink, Event arrives) {
    add("back " + rlink, arrives);
  }

  @Override
  public void expectDataAcknowledgement(int rlink, long withinNanos, Event late) {
    throw new AssertionError("no data acknowledgement is ever late here");
  }

  @Override
  public void dataAcknowledgementCame(int rlink) {
    throw new AssertionError("no data acknowledgement is ever late here");
  }

  @Override
  public void expectNoDataAcknowledgement(int rlink) {
    throw new AssertionError("no data acknowledgement is ever late here");
  }

  @Override
  public void mayRepeat(int rlink, Event repeated) {
    if (random.nextBoolean()) {
      propagate(rlink, repeated);
    }
  }

  @Override
  public void disksStopped(int host) {
    for (Disk disk : Disk.values()) {
      queues.remove("disk " + host + " " + disk);
    }
  }

  @Override
  public void startTimer(long delayNanos, Event expired) {
    timers.add(expired);
  }

  @Override
  public void stopTimer(Event expired) {
    timers.remove(expired);
  }
}
