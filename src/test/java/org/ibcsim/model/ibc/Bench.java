package org.ibcsim.model.ibc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.kernel.Encoding;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.bed.Layouts;

/**
 * The control messages of host 1 alone, on RLINK 0 of two: what they ask of the agenda, the stream
 * and the observer is written down, and a test plays all three.
 */
final class Bench implements Agenda, Observer, StreamGate {
  static final int HOST = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  final Map<Event, Long> runningSeconds = new LinkedHashMap<>();
  final List<Event> started = new ArrayList<>();
  final List<Fact> facts = new ArrayList<>();
  final Map<Integer, Outcome> returned = new TreeMap<>();
  final List<Long> released = new ArrayList<>();
  final Set<String> storedNames = new TreeSet<>();
  int deliveries;
  int holds;
  int letGos;
  boolean volumesStandStill = true;

  final Messages messages = new Messages();
  final Registrations registrations;
  final ArrivalDesk desk;
  final HostCalls calls;
  private final Semantics semantics;

  Bench(Semantics semantics) {
    this.semantics = semantics;
    Surroundings surroundings =
        new Surroundings(Layouts.secondaries(2).semantics(semantics).build(), this, this);
    registrations = new Registrations(HOST, surroundings);
    desk = new ArrivalDesk(HOST, 0, surroundings, registrations, messages, this);
    calls = new HostCalls(HOST, surroundings, registrations, desk);
  }

  Bench() {
    this(Semantics.standard());
  }

  /** The same state on another bench, which had another before. */
  Bench copy() {
    Bench copy = new Bench(semantics);
    copy.register("gone", 9);
    copy.register("unregistered", 9);
    copy.calls.unregister(copy.key("unregistered"));
    copy.registrations.addKeptDrops("gone", 3);
    copy.message(90, "gone", true, 0, 0);
    copy.desk.addCopy(90);
    copy.desk.stored(copy.messages.at(90));
    copy.desk.arrive(copy.message(91, "elsewhere", true, 0, 0));
    copy.desk.arrive(copy.message(92, "elsewhere", false, 0, 0));
    Encoding.copy(messages, copy.messages);
    Encoding.copy(registrations, copy.registrations);
    Encoding.copy(desk, copy.desk);
    return copy;
  }

  Semantics semantics() {
    return semantics;
  }

  /** The bytes of the desk alone. */
  String deskDigest() {
    return Encoding.of(desk);
  }

  /** The bytes of the whole state. */
  String digest() {
    return Encoding.of(messages, registrations, desk);
  }

  /** A message for both RLINKs is in the log. */
  Message message(
      long position, String name, boolean freeze, int freezeSeconds, int deliverSeconds) {
    Message message =
        new Message(position, name, "payload", freeze, freezeSeconds, deliverSeconds, 0b11);
    messages.add(message);
    return message;
  }

  /** A freezing message of "backup" with a deliver time-out of 50 and a freeze of 30 seconds. */
  Message backup(long position) {
    return message(position, "backup", true, 30, 50);
  }

  long register(String name, int deliverSeconds) {
    return ((Outcome.Registered) calls.register(name, deliverSeconds)).key();
  }

  long key(String name) {
    Registration registration = registrations.named(name);
    return registration == null ? 0 : registration.key;
  }

  Outcome receive(String name) {
    return calls.receive(key(name), false, 0, 100, 99);
  }

  Outcome receiveBlocking(String name, int timeoutSeconds, int call) {
    return calls.receive(key(name), true, timeoutSeconds, 100, call);
  }

  Fact.Fate fate(long message) {
    Fact.Fate fate = null;
    for (Fact fact : facts) {
      if (fact instanceof Fact.MessageEnded ended && ended.message() == message) {
        fate = ended.fate();
      }
    }
    return fate;
  }

  // Timers by what they are for.

  Event deliver(long message) {
    return new Event.DeliverTimeout(HOST, message);
  }

  Event hold(long message) {
    return new Event.HoldTimeout(HOST, message);
  }

  Event freeze(long message) {
    return new Event.FreezeTimeout(HOST, message);
  }

  Event wakes(long message) {
    return new Event.ReceiverWakes(HOST, message);
  }

  Event receiveTimeout(int call) {
    return new Event.ReceiveTimeout(HOST, call);
  }

  /** A timer that runs has run out. */
  void expire(Event timer) {
    if (runningSeconds.remove(timer) == null) {
      throw new AssertionError(timer + " does not run");
    }
    if (timer instanceof Event.DeliverTimeout timeout) {
      desk.deliverTimeout(timeout.message());
    } else if (timer instanceof Event.HoldTimeout timeout) {
      desk.holdTimeout(timeout.message());
    } else if (timer instanceof Event.FreezeTimeout timeout) {
      desk.freezeTimeout(timeout.message());
    } else if (timer instanceof Event.ReceiverWakes wakes) {
      desk.receiverWakes(wakes.message());
    } else if (timer instanceof Event.ReceiveTimeout timeout) {
      calls.receiveTimeout(timeout.call());
    } else {
      throw new AssertionError("not a timer of control messages: " + timer);
    }
  }

  @Override
  public void startTimer(long delayNanos, Event expired) {
    started.add(expired);
    runningSeconds.put(expired, delayNanos / NANOS_PER_SECOND);
  }

  @Override
  public void stopTimer(Event expired) {
    runningSeconds.remove(expired);
  }

  @Override
  public void fact(Fact fact) {
    facts.add(fact);
  }

  @Override
  public void returned(int call, Outcome outcome) {
    if (returned.put(call, outcome) != null) {
      throw new AssertionError("call " + call + " returns twice");
    }
  }

  @Override
  public void released(Message message) {
    released.add(message.position());
  }

  @Override
  public boolean runs() {
    return true;
  }

  @Override
  public void delivered() {
    deliveries++;
  }

  @Override
  public boolean hold() {
    holds++;
    return volumesStandStill;
  }

  @Override
  public void letGo() {
    letGos++;
  }

  @Override
  public long image() {
    return 4711;
  }

  @Override
  public boolean stored(String application) {
    return storedNames.contains(application);
  }

  // Control messages give no work to disks and links.

  @Override
  public void diskWrite(int host, Disk disk, long bytes, Event done) {
    throw new AssertionError("a control message writes to a disk");
  }

  @Override
  public void readSrl(int host, long bytes, Event done) {
    throw new AssertionError("nothing is read back here");
  }

  @Override
  public void transmit(int rlink, long bytes, Event sent) {
    throw new AssertionError("a Secondary sends");
  }

  @Override
  public void propagate(int rlink, Event arrives) {
    throw new AssertionError("a Secondary sends");
  }

  @Override
  public void acknowledge(int rlink, Event arrives) {
    throw new AssertionError("a control message acknowledges by itself");
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
    throw new AssertionError("a Secondary sends");
  }

  @Override
  public void disksStopped(int host) {
    throw new AssertionError("a control message stops disks");
  }
}
