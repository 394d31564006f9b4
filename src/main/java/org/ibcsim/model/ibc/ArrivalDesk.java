package org.ibcsim.model.ibc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.DropCountScope;
import org.ibcsim.model.ArrivalSwitches.LateRegistrationTimer;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fact.Fate;
import org.ibcsim.model.Fact.Release;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeTimerStart;
import org.ibcsim.model.FreezeSwitches.NofreezeMode;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.RegistrationSwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.UnfreezeSwitches;
import org.jspecify.annotations.Nullable;

/**
 * What happens to control messages at one Secondary: the states WAIT_REG, WAIT_RECV and FROZEN (ibc
 * 11.3).
 *
 * <p>A message arrives when everything before it is on the data volumes [D S18]. From then on the
 * volumes stand still (inferred from S1, S3, S5) until one of: UNFREEZE, the freeze time-out, the
 * deliver time-out if nobody received it [D S5], or the end of the hold if its name is not
 * registered [D S17]. While one message holds the stream no other can arrive, so there is one at
 * most, besides those sent with -N under the switch {@code nofreeze_mode=never_hold}, which wait
 * without holding anything.
 *
 * <p>Time is not known here: every time-out is a timer of the agenda. A deliver time-out that runs
 * out before the name is registered is remembered and takes effect at the registration.
 */
public final class ArrivalDesk {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int host;
  private final int rlink;
  private final Surroundings surroundings;
  private final Registrations registrations;
  private final Messages messages;
  private final StreamGate gate;
  private @Nullable Arrival head;
  private final List<Arrival> loose = new ArrayList<>();

  /** Copies of messages that stand behind their originals; how many, by position. */
  private final TreeMap<Long, Integer> copies = new TreeMap<>();

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
  }

  /** The message that holds the stream, or 0. */
  public long holder() {
    return head == null ? 0 : head.message.position();
  }

  /** Whether the message that holds the stream was received and waits for UNFREEZE. */
  public boolean awaitsUnfreeze() {
    return head != null && head.awaits == Arrival.Awaits.UNFREEZE;
  }

  /**
   * Everything before the message is on the data volumes; answers whether it holds the stream.
   * Copies of it arrive directly behind it.
   */
  public boolean arrive(Message message) {
    boolean holds = arriveOnce(message);
    while (!holds && takeCopy(message)) {
      holds = arriveOnce(message);
    }
    return holds;
  }

  private boolean arriveOnce(Message message) {
    Registration registration = registrations.named(message.application());
    boolean repeated = message.position() <= newestArrival;
    newestArrival = Math.max(newestArrival, message.position());
    tell(
        new Fact.MessageArrived(
            host, message.position(), registration != null, repeated, gate.image()));
    if (registration == null
        && registrations.wasUnregistered(message.application())
        && surroundings.semantics().get(RegistrationSwitches.DISCARD_AFTER_UNREGISTER)
            == RegistrationSwitches.DiscardAfterUnregister.IMMEDIATE) {
      countUnregisteredDrop(message);
      finish(message, Fate.DISCARDED);
      return false;
    }
    boolean holds =
        message.freeze()
            || surroundings.semantics().get(FreezeSwitches.NOFREEZE_MODE)
                != NofreezeMode.NEVER_HOLD;
    Arrival arrival = new Arrival(message, Arrival.Awaits.REGISTRATION);
    if (holds) {
      head = arrival;
      tell(new Fact.Frozen(host, message.position()));
    } else {
      loose.add(arrival);
    }
    if (surroundings.semantics().get(FreezeSwitches.FREEZE_TIMER_START)
        == FreezeTimerStart.ARRIVAL) {
      startFreezeTimer(message);
    }
    if (registration == null) {
      awaitRegistration(arrival);
    } else {
      awaitReceive(arrival, registration, deliverTimeoutSeconds(message, registration));
    }
    return holds && head == arrival;
  }

  private void awaitRegistration(Arrival arrival) {
    Message message = arrival.message;
    startTimer(
        surroundings.semantics().unregisteredHoldSeconds(),
        new Event.HoldTimeout(host, message.position()));
    if (message.deliverTimeoutSeconds() > 0
        && surroundings.semantics().get(ArrivalSwitches.LATE_REGISTRATION_TIMER)
            != LateRegistrationTimer.FROM_REGISTRATION
        && surroundings.semantics().get(ArrivalSwitches.DELIVER_TIMEOUT_SOURCE)
            != ArrivalSwitches.DeliverTimeoutSource.SECONDARY_REGISTRATION) {
      startTimer(
          message.deliverTimeoutSeconds(), new Event.DeliverTimeout(host, message.position()));
    }
  }

  private void awaitReceive(Arrival arrival, Registration registration, int timeoutSeconds) {
    arrival.awaits = Arrival.Awaits.RECEIVE;
    if (timeoutSeconds > 0) {
      startTimer(timeoutSeconds, new Event.DeliverTimeout(host, arrival.message.position()));
    }
    boolean waits = true;
    while (waits && !registration.receivers.isEmpty()) {
      Registration.BlockedReceive receiver = registration.receivers.remove();
      if (receiver.timed()) {
        surroundings.agenda().stopTimer(new Event.ReceiveTimeout(host, receiver.call()));
      }
      Outcome outcome = deliver(arrival, receiver.bufferBytes());
      surroundings.observer().returned(receiver.call(), outcome);
      waits = outcome instanceof Outcome.Failed;
    }
  }

  /** A name is registered now: messages that waited for it wait to be received. */
  public void registered(String application) {
    Registration registration = registrations.named(application);
    if (registration == null) {
      return;
    }
    for (Arrival arrival : arrivals()) {
      if (arrival.message.application().equals(application)
          && arrival.awaits == Arrival.Awaits.REGISTRATION) {
        surroundings.agenda().stopTimer(new Event.HoldTimeout(host, arrival.message.position()));
        resumeDeliverTimer(arrival, registration);
      }
    }
  }

  /** The rule for a registration after the arrival (ibc 14, late_registration_timer). */
  private void resumeDeliverTimer(Arrival arrival, Registration registration) {
    LateRegistrationTimer rule =
        surroundings.semantics().get(ArrivalSwitches.LATE_REGISTRATION_TIMER);
    if (arrival.late) {
      if (rule == LateRegistrationTimer.FROM_ARRIVAL) {
        registration.drops++;
      }
      release(arrival, Fate.DROPPED, Release.LATE_REGISTRATION);
      return;
    }
    boolean running =
        rule != LateRegistrationTimer.FROM_REGISTRATION
            && arrival.message.deliverTimeoutSeconds() > 0
            && surroundings.semantics().get(ArrivalSwitches.DELIVER_TIMEOUT_SOURCE)
                != ArrivalSwitches.DeliverTimeoutSource.SECONDARY_REGISTRATION;
    int timeout = running ? 0 : deliverTimeoutSeconds(arrival.message, registration);
    awaitReceive(arrival, registration, timeout);
  }

  private int deliverTimeoutSeconds(Message message, Registration registration) {
    int primary = message.deliverTimeoutSeconds();
    int secondary = registration.deliverTimeoutSeconds;
    return switch (surroundings.semantics().get(ArrivalSwitches.DELIVER_TIMEOUT_SOURCE)) {
      case PRIMARY_REGISTRATION -> primary;
      case SECONDARY_REGISTRATION -> secondary;
      case MIN ->
          primary == 0 ? secondary : secondary == 0 ? primary : Math.min(primary, secondary);
    };
  }

  /** RECEIVE for an application whose message may wait; null when none does. */
  @Nullable Outcome tryReceive(Registration registration, int bufferBytes) {
    for (Arrival arrival : arrivals()) {
      if (arrival.awaits == Arrival.Awaits.RECEIVE
          && arrival.message.application().equals(registration.application)) {
        return deliver(arrival, bufferBytes);
      }
    }
    return null;
  }

  private Outcome deliver(Arrival arrival, int bufferBytes) {
    Message message = arrival.message;
    boolean truncated = message.lengthBytes() > bufferBytes;
    if (truncated
        && surroundings.semantics().get(ReceiveSwitches.RECV_SHORT_BUFFER)
            == ReceiveSwitches.RecvShortBuffer.ERROR_KEEP_MESSAGE) {
      return new Outcome.Failed(IbcError.IBC_SHORT_BUFFER);
    }
    surroundings.agenda().stopTimer(new Event.DeliverTimeout(host, message.position()));
    tell(new Fact.MessageReceived(host, message.position(), gate.image()));
    if (!message.freeze()) {
      release(arrival, Fate.RECEIVED, Release.NO_FREEZE);
    } else {
      arrival.awaits = Arrival.Awaits.UNFREEZE;
      if (surroundings.semantics().get(FreezeSwitches.FREEZE_TIMER_START)
          == FreezeTimerStart.DELIVERY) {
        startFreezeTimer(message);
      }
    }
    gate.delivered();
    String payload = truncated ? message.payload().substring(0, bufferBytes) : message.payload();
    return new Outcome.Received(
        message.position(), payload, message.lengthBytes(), message.freeze());
  }

  private void startFreezeTimer(Message message) {
    if (!message.freeze()) {
      return;
    }
    boolean none =
        message.freezeTimeoutSeconds() == 0
            && surroundings.semantics().get(FreezeSwitches.FREEZE_TIMEOUT_ZERO)
                == FreezeSwitches.FreezeTimeoutZero.INFINITE;
    if (!none) {
      startTimer(message.freezeTimeoutSeconds(), new Event.FreezeTimeout(host, message.position()));
    }
  }

  /** RV_IBC_UNFREEZE by an application that has no other call under way. */
  Outcome unfreeze(Registration registration) {
    Semantics semantics = surroundings.semantics();
    Arrival held = head;
    if (held == null) {
      return semantics.get(UnfreezeSwitches.UNFREEZE_NOT_FROZEN)
              == UnfreezeSwitches.UnfreezeNotFrozen.ERROR
          ? new Outcome.Failed(IbcError.IBC_NOT_FROZEN)
          : Outcome.DONE;
    }
    boolean own = held.message.application().equals(registration.application);
    if (held.awaits == Arrival.Awaits.UNFREEZE) {
      if (own) {
        release(held, Fate.RECEIVED, Release.UNFREEZE);
        return Outcome.DONE;
      }
      return switch (semantics.get(UnfreezeSwitches.UNFREEZE_BY_OTHER_APP)) {
        case ERROR -> new Outcome.Failed(IbcError.IBC_NOT_OWNER);
        case IGNORED -> Outcome.DONE;
        case ALLOWED -> {
          release(held, Fate.RECEIVED, Release.UNFREEZE);
          yield Outcome.DONE;
        }
      };
    }
    if (!own) {
      return semantics.get(UnfreezeSwitches.UNFREEZE_FOREIGN_UNDELIVERED)
              == UnfreezeSwitches.UnfreezeForeignUndelivered.ERROR
          ? new Outcome.Failed(IbcError.IBC_NOT_OWNER)
          : Outcome.DONE;
    }
    return switch (semantics.get(UnfreezeSwitches.UNFREEZE_BEFORE_RECEIVE)) {
      case ERROR -> new Outcome.Failed(IbcError.IBC_NOT_FROZEN);
      case NOOP -> Outcome.DONE;
      case DISCARD_MESSAGE -> {
        release(held, Fate.DISCARDED, Release.UNFREEZE_BEFORE_RECEIVE);
        yield Outcome.DONE;
      }
    };
  }

  /** Whether a message of an application is pending for UNREGISTER [D S6]. */
  boolean pending(String application) {
    for (Arrival arrival : arrivals()) {
      if (arrival.message.application().equals(application)) {
        return true;
      }
    }
    return surroundings.semantics().get(RegistrationSwitches.PENDING_SCOPE)
            == RegistrationSwitches.PendingScope.BACKLOG
        && gate.stored(application);
  }

  public void deliverTimeout(long position) {
    Arrival arrival = arrival(position);
    if (arrival == null) {
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
    }
  }

  public void freezeTimeout(long position) {
    Arrival arrival = arrival(position);
    if (arrival == null) {
      return;
    }
    release(arrival, fateAtFreezeTimeout(arrival), Release.FREEZE_TIMEOUT);
  }

  /** With {@code freeze_timer_start=arrival} a freeze may end before anybody has the message. */
  private Fate fateAtFreezeTimeout(Arrival arrival) {
    Registration registration = registrations.named(arrival.message.application());
    return switch (arrival.awaits) {
      case UNFREEZE -> Fate.FREEZE_TIMED_OUT;
      case RECEIVE -> {
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
    if (surroundings.semantics().get(ArrivalSwitches.DROP_COUNT_SCOPE)
        == DropCountScope.INCLUDE_UNREGISTERED_HOLD) {
      registrations.addKeptDrops(message.application(), 1);
    }
  }

  private void release(Arrival arrival, Fate fate, Release release) {
    long position = arrival.message.position();
    stopTimers(position);
    boolean held = head == arrival;
    if (held) {
      head = null;
    } else {
      loose.remove(arrival);
    }
    finish(arrival.message, fate);
    if (held) {
      tell(new Fact.Unfrozen(host, position, release));
      gate.released(arrival.message);
    }
  }

  private void finish(Message message, Fate fate) {
    tell(new Fact.MessageEnded(host, message.position(), fate));
    if (!copied(message)) {
      messages.finished(rlink, message.position());
    }
  }

  /** Whether a copy of a message stands behind it. */
  public boolean copied(Message message) {
    return copies.containsKey(message.position());
  }

  private boolean takeCopy(Message message) {
    Integer count = copies.get(message.position());
    if (count == null) {
      return false;
    }
    if (count == 1) {
      copies.remove(message.position());
    } else {
      copies.put(message.position(), count - 1);
    }
    return true;
  }

  /** A copy of a message that is not finished here has come; it stands directly behind it. */
  public void addCopy(long position) {
    copies.merge(position, 1, Integer::sum);
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
      stopTimers(arrival.message.position());
    }
    registrations.crash();
    copies.clear();
    Arrival held = head;
    head = null;
    boolean consumed = false;
    if (held != null) {
      tell(new Fact.Unfrozen(host, held.message.position(), Release.CRASH));
      consumed =
          held.awaits == Arrival.Awaits.UNFREEZE
              && surroundings.semantics().get(FailureSwitches.CRASH_WHILE_FROZEN)
                  == FailureSwitches.CrashWhileFrozen.TREAT_AS_CONSUMED;
      if (consumed) {
        finish(held.message, Fate.ENDED_BY_CRASH);
      }
    }
    return consumed;
  }

  /** The host is up again: messages that wait without holding the stream arrive again. */
  public void boot() {
    List<Arrival> waiting = List.copyOf(loose);
    loose.clear();
    for (Arrival arrival : waiting) {
      arrive(arrival.message);
    }
  }

  private void stopTimers(long position) {
    surroundings.agenda().stopTimer(new Event.DeliverTimeout(host, position));
    surroundings.agenda().stopTimer(new Event.HoldTimeout(host, position));
    surroundings.agenda().stopTimer(new Event.FreezeTimeout(host, position));
  }

  private List<Arrival> arrivals() {
    if (head == null && loose.isEmpty()) {
      return List.of();
    }
    List<Arrival> all = new ArrayList<>(loose.size() + 1);
    if (head != null) {
      all.add(head);
    }
    all.addAll(loose);
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

  private void startTimer(long seconds, Event expired) {
    surroundings.agenda().startTimer(seconds * NANOS_PER_SECOND, expired);
  }

  private void tell(Fact fact) {
    surroundings.observer().fact(fact);
  }

  public void set(ArrivalDesk other) {
    head = other.head == null ? null : other.head.copy();
    loose.clear();
    for (Arrival arrival : other.loose) {
      loose.add(arrival.copy());
    }
    copies.clear();
    copies.putAll(other.copies);
    newestArrival = other.newestArrival;
  }

  public void addTo(Fingerprint fingerprint) {
    fingerprint.add(head != null);
    if (head != null) {
      head.addTo(fingerprint);
    }
    fingerprint.add(newestArrival).add(copies.size());
    for (Map.Entry<Long, Integer> entry : copies.entrySet()) {
      fingerprint.add(entry.getKey()).add(entry.getValue());
    }
    fingerprint.add(loose.size());
    for (Arrival arrival : loose) {
      arrival.addTo(fingerprint);
    }
  }
}
