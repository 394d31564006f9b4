package org.ibcsim.model.ibc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.ArrivalMeans;
import org.ibcsim.model.ArrivalSwitches.DropCountScope;
import org.ibcsim.model.ArrivalSwitches.LateRegistrationTimer;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fact.Fate;
import org.ibcsim.model.Fact.Release;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeStart;
import org.ibcsim.model.FreezeSwitches.FreezeTimerStart;
import org.ibcsim.model.FreezeSwitches.NofreezeMode;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.RegistrationSwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * What happens to control messages at one Secondary: the states WAIT_REG, WAIT_RECV and FROZEN (ibc
 * 11.3).
 *
 * <p>A message arrives when everything before it is on the data volumes [D S18]. From then on the
 * volumes stand still (inferred from S1, S3, S5) until one of: UNFREEZE, the freeze time-out, the
 * deliver time-out if nobody received it [D S5], or the end of the hold if its name is not
 * registered [D S17]. While one message holds the stream no other can arrive, so there is one at
 * most, besides those that hold nothing while they wait: sent with -N under the switch {@code
 * nofreeze_mode=never_hold}, or any under {@code freeze_start=receive}.
 *
 * <p>Time is not known here: every time-out is a timer of the agenda. A deliver time-out that runs
 * out before the name is registered is remembered and takes effect at the registration.
 */
public final class ArrivalDesk implements Stateful {
  private static final Comparator<Arrival> IN_STREAM_ORDER =
      Comparator.comparingLong(arrival -> arrival.message.position());

  private final int host;
  private final int rlink;
  private final Surroundings surroundings;
  private final Registrations registrations;
  private final Messages messages;
  private final StreamGate gate;
  private final ArrivalTimers timers;
  private final StoredArrivals stored;
  private final Copies copies = new Copies();
  private final Delivered delivered = new Delivered();
  private final List<Arrival> loose = new ArrayList<>();
  private @Nullable Arrival head;
  private long newestArrival;

  public ArrivalDesk(
      int host,
      int rlink,
      Surroundings surroundings,
      Registrations registrations,
      Messages messages,
      StreamGate gate) {
    this.host = host;
    this.rlink = rlink;
    this.surroundings = surroundings;
    this.registrations = registrations;
    this.messages = messages;
    this.gate = gate;
    timers = new ArrivalTimers(host, surroundings);
    stored = new StoredArrivals(surroundings, timers);
  }

  /** The message that holds the stream, or 0. */
  public long holder() {
    return head == null ? 0 : head.message.position();
  }

  /** The message that has held the stream since its arrival, or null. */
  public @Nullable Message heldFromArrival() {
    return head == null || !holdsFromArrival(head.message) ? null : head.message;
  }

  /** Whether the message that holds the stream was received and waits for UNFREEZE. */
  public boolean awaitsUnfreeze() {
    return head != null && head.awaits == Arrival.Awaits.UNFREEZE;
  }

  /** A message is in the Secondary's SRL; by a switch it has arrived with that (ibc 4.6). */
  public void stored(Message message) {
    if (semantics().get(ArrivalSwitches.ARRIVAL_MEANS) == ArrivalMeans.STORED_IN_SECONDARY_SRL
        && message.position() > newestArrival
        && !stored.has(message.position())) {
      Registration registration = registrations.named(message.application());
      boolean discarded = registration == null && discardsAtOnce(message);
      if (discarded) {
        countUnregisteredDrop(message);
      }
      stored.add(message, registration, discarded);
    }
  }

  /**
   * Everything before the message is on the data volumes; answers whether it holds the stream.
   * Copies of it arrive directly behind it.
   */
  public boolean arrive(Message message) {
    boolean holds = arriveOnce(message);
    while (!holds && arrival(message.position()) == null && copies.take(message.position())) {
      holds = arriveOnce(message);
    }
    return holds;
  }

  private boolean arriveOnce(Message message) {
    Registration registration = registrations.named(message.application());
    Arrival before = stored.take(message.position());
    boolean repeated = message.position() <= newestArrival;
    newestArrival = Math.max(newestArrival, message.position());
    tell(
        new Fact.MessageArrived(
            host, message.position(), registration != null, repeated, gate.image()));
    if (before != null && before.spent != null) {
      finish(message, before.spent);
      return false;
    }
    if (delivered.isOvertaken(message.position())) {
      finish(message, Fate.DISCARDED);
      return false;
    }
    if (registration == null && discardsAtOnce(message)) {
      timers.stopAll(message);
      countUnregisteredDrop(message);
      finish(message, Fate.DISCARDED);
      return false;
    }
    boolean timed =
        before != null && (before.awaits == Arrival.Awaits.RECEIVE) == (registration != null);
    Arrival arrival =
        before != null && timed ? before : new Arrival(message, Arrival.Awaits.REGISTRATION);
    boolean holds = holdsFromArrival(message);
    if (holds) {
      head = arrival;
      tell(new Fact.Frozen(host, message.position()));
    } else {
      addLoose(arrival);
    }
    if (semantics().get(FreezeSwitches.FREEZE_TIMER_START) == FreezeTimerStart.ARRIVAL) {
      timers.startFreeze(message);
    }
    if (registration != null) {
      int seconds = timed ? 0 : timers.deliverTimeoutSeconds(message, registration);
      awaitReceive(arrival, registration, seconds);
    } else if (!timed) {
      timers.stopDeliver(message);
      timers.awaitRegistration(message);
    }
    return holds && head == arrival;
  }

  private boolean discardsAtOnce(Message message) {
    return registrations.wasUnregistered(message.application())
        && semantics().get(RegistrationSwitches.DISCARD_AFTER_UNREGISTER)
            == RegistrationSwitches.DiscardAfterUnregister.IMMEDIATE;
  }

  private boolean holdsFromArrival(Message message) {
    return message.freeze()
        ? semantics().get(FreezeSwitches.FREEZE_START) == FreezeStart.ARRIVAL
        : semantics().get(FreezeSwitches.NOFREEZE_MODE) != NofreezeMode.NEVER_HOLD;
  }

  private void awaitReceive(Arrival arrival, Registration registration, int timeoutSeconds) {
    arrival.awaits = Arrival.Awaits.RECEIVE;
    timers.startDeliver(arrival.message, timeoutSeconds);
    if (registration.receivers.isEmpty()) {
      return;
    }
    if (semantics().get(ReceiveSwitches.RECEIVE_PICKUP) == ReceiveSwitches.ReceivePickup.DELAYED) {
      timers.wakeReceiver(arrival.message);
    } else {
      handOver(arrival, registration);
    }
  }

  /** A blocked RECEIVE looks for the message that it was woken for. */
  public void receiverWakes(long position) {
    Arrival arrival = arrival(position);
    if (arrival != null) {
      handOver(arrival);
    }
  }

  private void handOver(Arrival arrival) {
    Registration registration = registrations.named(arrival.message.application());
    if (registration != null && arrival.awaits == Arrival.Awaits.RECEIVE) {
      handOver(arrival, registration);
    }
  }

  private void handOver(Arrival arrival, Registration registration) {
    while (arrival.awaits == Arrival.Awaits.RECEIVE
        && mayFreeze(arrival)
        && !registration.receivers.isEmpty()) {
      Registration.BlockedReceive receiver = registration.receivers.remove();
      Outcome outcome = deliver(arrival, receiver.bufferBytes());
      if (outcome == Outcome.BLOCKED) {
        registration.receivers.addFirst(receiver);
        return;
      }
      registrations.stopTimer(receiver);
      surroundings.observer().returned(receiver.call(), outcome);
      if (!(outcome instanceof Outcome.Failed)) {
        return;
      }
    }
  }

  /** A name is registered now: messages that waited for it wait to be received. */
  public void registered(String application) {
    Registration registration = registrations.named(application);
    if (registration == null) {
      return;
    }
    stored.registered(registration);
    for (Arrival arrival : arrivals()) {
      if (arrival.message.application().equals(application)
          && arrival.awaits == Arrival.Awaits.REGISTRATION) {
        timers.stopHold(arrival.message);
        resumeDeliverTimer(arrival, registration);
      }
    }
  }

  /** The rule for a registration after the arrival (ibc 14, late_registration_timer). */
  private void resumeDeliverTimer(Arrival arrival, Registration registration) {
    if (arrival.late) {
      if (semantics().get(ArrivalSwitches.LATE_REGISTRATION_TIMER)
          == LateRegistrationTimer.FROM_ARRIVAL) {
        registration.drops++;
      }
      release(arrival, Fate.DROPPED, Release.LATE_REGISTRATION);
      return;
    }
    boolean running = timers.runsUnregistered(arrival.message);
    awaitReceive(
        arrival,
        registration,
        running ? 0 : timers.deliverTimeoutSeconds(arrival.message, registration));
  }

  /**
   * RECEIVE for an application whose message may wait; null when none does, blocked when one does
   * and the volumes do not stand still yet.
   */
  @Nullable Outcome tryReceive(Registration registration, int bufferBytes) {
    for (Arrival arrival : arrivals()) {
      if (arrival.awaits == Arrival.Awaits.RECEIVE
          && arrival.message.application().equals(registration.application)
          && mayFreeze(arrival)) {
        return deliver(arrival, bufferBytes);
      }
    }
    return null;
  }

  private Outcome deliver(Arrival arrival, int bufferBytes) {
    Message message = arrival.message;
    boolean truncated = message.lengthBytes() > bufferBytes;
    if (truncated
        && semantics().get(ReceiveSwitches.RECV_SHORT_BUFFER)
            == ReceiveSwitches.RecvShortBuffer.ERROR_KEEP_MESSAGE) {
      return new Outcome.Failed(IbcError.IBC_SHORT_BUFFER);
    }
    if (message.freeze() && arrival != head && !freezeNow(arrival)) {
      return Outcome.BLOCKED;
    }
    timers.stopDeliver(message);
    tell(new Fact.MessageReceived(host, message.position(), gate.image()));
    delivered.add(message.position());
    if (!message.freeze()) {
      release(arrival, Fate.RECEIVED, Release.NO_FREEZE);
    } else {
      arrival.awaits = Arrival.Awaits.UNFREEZE;
      if (semantics().get(FreezeSwitches.FREEZE_TIMER_START) == FreezeTimerStart.DELIVERY) {
        timers.startFreeze(message);
      }
    }
    dropOvertaken();
    gate.delivered();
    String payload = truncated ? message.payload().substring(0, bufferBytes) : message.payload();
    return new Outcome.Received(
        message.position(), payload, message.lengthBytes(), message.freeze());
  }

  /** A message that holds nothing yet finds no receiver while another one freezes. */
  private boolean mayFreeze(Arrival arrival) {
    return !arrival.message.freeze() || arrival == head || head == null && flushing() == null;
  }

  /**
   * Copies that wait without holding the stream end when a newer message is delivered; while one
   * holds it, no newer message has arrived.
   */
  private void dropOvertaken() {
    for (Arrival arrival : List.copyOf(loose)) {
      if (delivered.isOvertaken(arrival.message.position())) {
        release(arrival, Fate.DISCARDED, Release.NO_FREEZE);
      }
    }
  }

  /**
   * A message that holds nothing is received and freezes from now on; answers false if its receiver
   * must wait for the data volumes to stand still.
   */
  private boolean freezeNow(Arrival arrival) {
    if (!gate.hold()) {
      arrival.awaits = Arrival.Awaits.FLUSH;
      return false;
    }
    loose.remove(arrival);
    head = arrival;
    tell(new Fact.Frozen(host, arrival.message.position()));
    return true;
  }

  private @Nullable Arrival flushing() {
    for (Arrival arrival : loose) {
      if (arrival.awaits == Arrival.Awaits.FLUSH) {
        return arrival;
      }
    }
    return null;
  }

  /** The data volumes stand still, as {@link StreamGate#hold} was asked for. */
  public void flushed() {
    Arrival arrival = flushing();
    if (arrival != null) {
      arrival.awaits = Arrival.Awaits.RECEIVE;
      handOver(arrival);
    }
    if (head == null) {
      gate.letGo();
    }
  }

  /** RV_IBC_UNFREEZE by an application that has no other call under way. */
  Outcome unfreeze(Registration registration) {
    Arrival held = head;
    Unfreezing what = Unfreezing.by(registration, held, semantics());
    if (held != null && what == Unfreezing.RELEASE) {
      release(held, Fate.RECEIVED, Release.UNFREEZE);
    } else if (held != null && what == Unfreezing.DISCARD) {
      release(held, Fate.DISCARDED, Release.UNFREEZE_BEFORE_RECEIVE);
    }
    return what.outcome();
  }

  /** Whether a message of an application is pending for UNREGISTER [D S6]. */
  boolean pending(String application) {
    for (Arrival arrival : arrivals()) {
      if (arrival.message.application().equals(application)) {
        return true;
      }
    }
    return semantics().get(RegistrationSwitches.PENDING_SCOPE)
            == RegistrationSwitches.PendingScope.BACKLOG
        && gate.stored(application);
  }

  public void deliverTimeout(long position) {
    Arrival arrival = arrival(position);
    if (arrival == null) {
      Message message = messages.find(position);
      if (message != null) {
        stored.deliverTimeout(position, registrations.named(message.application()));
      }
      return;
    }
    Registration registration = registrations.named(arrival.message.application());
    if (arrival.awaits == Arrival.Awaits.REGISTRATION || registration == null) {
      arrival.late = true;
      return;
    }
    registration.drops++;
    release(arrival, Fate.DROPPED, Release.DELIVER_TIMEOUT);
  }

  public void holdTimeout(long position) {
    Arrival arrival = arrival(position);
    if (arrival != null) {
      countUnregisteredDrop(arrival.message);
      release(arrival, Fate.DISCARDED, Release.HOLD_TIMEOUT);
    } else if (stored.holdTimeout(position)) {
      countUnregisteredDrop(messages.at(position));
    }
  }

  public void freezeTimeout(long position) {
    Arrival arrival = arrival(position);
    if (arrival != null) {
      release(arrival, fateAtEnd(arrival, Fate.FREEZE_TIMED_OUT), Release.FREEZE_TIMEOUT);
    }
  }

  /** The SRL is full, and the switch {@code secondary_srl_full} ends the freeze for it. */
  public void breakFreeze() {
    if (head != null) {
      release(head, fateAtEnd(head, Fate.FREEZE_BROKEN), Release.SECONDARY_SRL_FULL);
    }
  }

  /** A freeze may end before anybody has the message. */
  private Fate fateAtEnd(Arrival arrival, Fate ifReceived) {
    Registration registration = registrations.named(arrival.message.application());
    return switch (arrival.awaits) {
      case UNFREEZE -> ifReceived;
      case RECEIVE, FLUSH -> {
        if (registration != null) {
          registration.drops++;
        }
        yield Fate.DROPPED;
      }
      case REGISTRATION -> {
        countUnregisteredDrop(arrival.message);
        yield Fate.DISCARDED;
      }
    };
  }

  private void countUnregisteredDrop(Message message) {
    if (semantics().get(ArrivalSwitches.DROP_COUNT_SCOPE)
        == DropCountScope.INCLUDE_UNREGISTERED_HOLD) {
      registrations.addKeptDrops(message.application(), 1);
    }
  }

  private void release(Arrival arrival, Fate fate, Release release) {
    timers.stopAll(arrival.message);
    boolean held = head == arrival;
    boolean flushed = arrival.awaits == Arrival.Awaits.FLUSH;
    if (held) {
      head = null;
    } else {
      loose.remove(arrival);
    }
    finish(arrival.message, fate);
    if (held) {
      tell(new Fact.Unfrozen(host, arrival.message.position(), release));
      gate.released(arrival.message);
      offerLoose();
      return;
    }
    if (gate.runs() && copies.take(arrival.message.position())) {
      arrive(arrival.message);
    }
    if (flushed) {
      gate.letGo();
    } else {
      gate.delivered();
    }
  }

  /** Receivers that waited for another freeze to end may freeze now. */
  private void offerLoose() {
    for (Arrival arrival : List.copyOf(loose)) {
      if (head == null && arrival.message.freeze()) {
        handOver(arrival);
      }
    }
  }

  private void finish(Message message, Fate fate) {
    tell(new Fact.MessageEnded(host, message.position(), fate));
    if (!copies.any(message.position())) {
      delivered.finished(message.position());
      messages.finished(rlink, message.position());
    }
  }

  /** Takes one of the copies that stand behind a message, if there is one. */
  public boolean takeCopy(Message message) {
    return copies.take(message.position());
  }

  /**
   * Takes a copy of each message that ended here while the RVG was stopped: it arrives when the RVG
   * is started (inferred).
   *
   * @param passed the position that the stream has come to
   * @return the copies that stand at the head of the stream once more; one that does not hold it
   *     has arrived
   */
  public List<Message> takeLateCopies(long passed) {
    List<Message> atHead = new ArrayList<>();
    for (Message message : lateCopies(passed)) {
      copies.take(message.position());
      if (holdsFromArrival(message)) {
        atHead.add(message);
      } else {
        arrive(message);
      }
    }
    return atHead;
  }

  /** The host of a stopped RVG crashes: copies that were to arrive at its start never do. */
  public void loseLateCopies(long passed) {
    for (Message message : lateCopies(passed)) {
      delivered.finished(message.position());
      messages.finished(rlink, message.position());
    }
  }

  private List<Message> lateCopies(long passed) {
    List<Message> late = new ArrayList<>();
    for (long position : copies.through(passed)) {
      if (arrival(position) == null) {
        late.add(messages.at(position));
      }
    }
    return late;
  }

  /** A copy of a message that is not finished here has come; it stands directly behind it. */
  public void addCopy(long position) {
    copies.add(position);
    tell(new Fact.MessageRepeated(host, position));
  }

  /**
   * The host stops dead. Registrations, blocked calls and copies are forgotten; a message that
   * holds the stream arrives again later, unless a switch ends it now.
   *
   * @return whether a switch has ended it
   */
  public boolean crash() {
    for (Arrival arrival : arrivals()) {
      timers.stopAll(arrival.message);
    }
    stored.clear();
    registrations.crash();
    copies.clear();
    Arrival held = head;
    head = null;
    if (held == null) {
      return false;
    }
    tell(new Fact.Unfrozen(host, held.message.position(), Release.CRASH));
    if (held.awaits == Arrival.Awaits.UNFREEZE
        && semantics().get(FailureSwitches.CRASH_WHILE_FROZEN)
            == FailureSwitches.CrashWhileFrozen.TREAT_AS_CONSUMED) {
      finish(held.message, Fate.ENDED_BY_CRASH);
      return true;
    }
    if (!holdsFromArrival(held.message)) {
      addLoose(held);
    }
    return false;
  }

  /** A copy of a message goes before the newer ones that wait (ibc 10.48). */
  private void addLoose(Arrival arrival) {
    loose.add(arrival);
    loose.sort(IN_STREAM_ORDER);
  }

  /** Roles change: nobody can receive or unfreeze what has arrived or is stored here. */
  public void endStream() {
    List<Arrival> waiting = arrivals();
    Arrival held = head;
    head = null;
    loose.clear();
    stored.clear();
    copies.clear();
    delivered.clear();
    for (Arrival arrival : waiting) {
      timers.stopAll(arrival.message);
      finish(arrival.message, Fate.ENDED_BY_ROLE_CHANGE);
    }
    if (held != null) {
      tell(new Fact.Unfrozen(host, held.message.position(), Release.ROLE_CHANGE));
    }
  }

  /** The stream goes past a message that nobody can receive any more, because roles change. */
  public void passBy(Message message) {
    finish(message, Fate.ENDED_BY_ROLE_CHANGE);
  }

  /** The host is up again: messages that wait without holding the stream arrive again. */
  public void boot() {
    List<Arrival> waiting = List.copyOf(loose);
    loose.clear();
    for (Arrival arrival : waiting) {
      arrive(arrival.message);
    }
  }

  /** All that wait, in the order of the stream, in which they are also received (ibc 10, 21). */
  private List<Arrival> arrivals() {
    if (loose.isEmpty()) {
      return head == null ? List.of() : List.of(head);
    }
    List<Arrival> all = new ArrayList<>(loose);
    if (head != null) {
      all.add(head);
      all.sort(IN_STREAM_ORDER);
    }
    return all;
  }

  private @Nullable Arrival arrival(long position) {
    for (Arrival arrival : arrivals()) {
      if (arrival.message.position() == position) {
        return arrival;
      }
    }
    return null;
  }

  private Semantics semantics() {
    return surroundings.semantics();
  }

  private void tell(Fact fact) {
    surroundings.observer().fact(fact);
  }

  @Override
  public void write(StateWriter writer) {
    writer.count(newestArrival);
    writer.flag(head != null);
    if (head != null) {
      head.write(writer, messages);
    }
    writer.rare(loose.size());
    for (Arrival arrival : loose) {
      arrival.write(writer, messages);
    }
    stored.write(writer, messages);
    copies.write(writer);
    delivered.write(writer);
  }

  @Override
  public void read(StateReader reader) {
    newestArrival = reader.count();
    head = reader.flag() ? Arrival.read(reader, messages, head) : null;
    loose.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      loose.add(Arrival.read(reader, messages, null));
    }
    stored.read(reader, messages);
    copies.read(reader);
    delivered.read(reader);
  }
}
