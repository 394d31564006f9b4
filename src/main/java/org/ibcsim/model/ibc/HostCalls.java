package org.ibcsim.model.ibc;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.CommandSwitches;
import org.ibcsim.model.Event;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.RegistrationSwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * The control-message calls on one host that concern its registrations and its arrivals; SEND is
 * the Primary's.
 *
 * <p>Order of refusals: role, key, then what the call itself can object to (ibc 14 where the
 * documentation is silent).
 */
public final class HostCalls {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int host;
  private final Surroundings surroundings;
  private final Registrations registrations;
  private final @Nullable ArrivalDesk arrivals;

  /**
   * @param arrivals the arrivals of a Secondary; null on the Primary, where none arrive
   */
  public HostCalls(
      int host,
      Surroundings surroundings,
      Registrations registrations,
      @Nullable ArrivalDesk arrivals) {
    this.host = host;
    this.surroundings = surroundings;
    this.registrations = registrations;
    this.arrivals = arrivals;
  }

  public Outcome register(String application, int deliverTimeoutSeconds) {
    Outcome outcome = registrations.register(application, deliverTimeoutSeconds);
    if (outcome instanceof Outcome.Registered && arrivals != null) {
      arrivals.registered(application);
    }
    return outcome;
  }

  public Outcome unregister(long key) {
    Registration registration = registrations.withKey(key);
    if (registration == null) {
      return failed(IbcError.EIBC_NO_APPLICATION);
    }
    Semantics semantics = surroundings.semantics();
    boolean pending = arrivals != null && arrivals.pending(registration.application);
    if (pending
        && semantics.get(RegistrationSwitches.UNREGISTER_REFUSAL_ORDER)
            == RegistrationSwitches.UnregisterRefusalOrder.PENDING_FIRST) {
      return failed(IbcError.EIBC_IBC_PENDING);
    }
    if (registration.active()) {
      return failed(
          arrivals != null
                  && semantics.get(RegistrationSwitches.UNREGISTER_ACTIVE_IOCTL_ERRNO)
                      == RegistrationSwitches.UnregisterActiveIoctlErrno.EIBC_IBC_PENDING
              ? IbcError.EIBC_IBC_PENDING
              : IbcError.EBUSY);
    }
    if (pending) {
      return failed(IbcError.EIBC_IBC_PENDING);
    }
    registrations.remove(registration);
    return Outcome.DONE;
  }

  public Outcome receive(long key, boolean block, int timeoutSeconds, int bufferBytes, int call) {
    if (arrivals == null) {
      return failed(IbcError.IBC_WRONG_ROLE);
    }
    Registration registration = registrations.withKey(key);
    if (registration == null) {
      return failed(IbcError.EIBC_NO_APPLICATION);
    }
    Semantics semantics = surroundings.semantics();
    if (registration.drops > 0) {
      int drops = registration.drops;
      if (semantics.get(ReceiveSwitches.DROP_REPORT_RESETS)
          == ReceiveSwitches.DropReportResets.TRUE) {
        registration.drops = 0;
      }
      return new Outcome.Failed(IbcError.IBC_DROPPED, drops);
    }
    boolean second = !registration.receivers.isEmpty();
    if (second
        && semantics.get(ReceiveSwitches.SECOND_RECEIVE) == ReceiveSwitches.SecondReceive.EBUSY) {
      return failed(IbcError.EBUSY);
    }
    // A message that is there already is for the receiver that was first.
    Outcome received = second ? null : arrivals.tryReceive(registration, bufferBytes);
    if (received != null && received != Outcome.BLOCKED) {
      return received;
    }
    if (!block && received == null) {
      return failed(IbcError.IBC_NO_MESSAGE);
    }
    boolean timed = block && timeoutSeconds > 0;
    registration.receivers.add(new Registration.BlockedReceive(call, bufferBytes, timed));
    if (timed) {
      surroundings
          .agenda()
          .startTimer(timeoutSeconds * NANOS_PER_SECOND, new Event.ReceiveTimeout(host, call));
    }
    return Outcome.BLOCKED;
  }

  public Outcome unfreeze(long key) {
    if (arrivals == null) {
      return failed(IbcError.IBC_WRONG_ROLE);
    }
    Registration registration = registrations.withKey(key);
    if (registration == null) {
      return failed(IbcError.EIBC_NO_APPLICATION);
    }
    return registration.active() ? failed(IbcError.EBUSY) : arrivals.unfreeze(registration);
  }

  /** Makes every blocked receive of an application fail. */
  public Outcome stopReceive(long key) {
    if (arrivals == null) {
      return failed(IbcError.IBC_WRONG_ROLE);
    }
    Registration registration = registrations.withKey(key);
    if (registration == null) {
      return failed(IbcError.EIBC_NO_APPLICATION);
    }
    if (registration.receivers.isEmpty()) {
      return surroundings.semantics().get(CommandSwitches.STOPRECV_IDLE)
              == CommandSwitches.StoprecvIdle.ERROR
          ? failed(IbcError.IBC_NOT_RECEIVING)
          : Outcome.DONE;
    }
    endReceives(registration, IbcError.IBC_STOPPED);
    return Outcome.DONE;
  }

  private void endReceives(Registration registration, IbcError error) {
    List<Registration.BlockedReceive> ended = new ArrayList<>(registration.receivers);
    registration.receivers.clear();
    for (Registration.BlockedReceive receiver : ended) {
      registrations.stopTimer(receiver);
      surroundings.observer().returned(receiver.call(), failed(error));
    }
  }

  /** Every RECEIVE that is blocked fails. */
  public void endReceives(IbcError error) {
    for (Registration registration : registrations.all()) {
      endReceives(registration, error);
    }
  }

  /** Roles change, and a switch makes that the end of every registration of the host. */
  public void forget() {
    endReceives(IbcError.EIBC_NO_APPLICATION);
    registrations.forget();
  }

  /** The RVG was stopped: no call on it can succeed [D S2, S9], so none goes on waiting. */
  public void rvgStopped() {
    endReceives(IbcError.IBC_RVG_STOPPED);
  }

  /** The process that made a blocked RECEIVE is dead: nobody waits for a message there any more. */
  public void interrupt(int call) {
    Registration registration = registrations.receivingIn(call);
    if (registration == null) {
      return;
    }
    for (Registration.BlockedReceive receiver : List.copyOf(registration.receivers)) {
      if (receiver.call() == call) {
        registrations.stopTimer(receiver);
        registration.receivers.remove(receiver);
      }
    }
  }

  /** A blocked receive has waited as long as its caller allowed. */
  public void receiveTimeout(int call) {
    Registration registration = registrations.receivingIn(call);
    if (registration != null) {
      registration.receivers.removeIf(receiver -> receiver.call() == call);
      surroundings.observer().returned(call, failed(IbcError.IBC_TIMED_OUT));
    }
  }

  public Outcome status() {
    return registrations.status();
  }

  /** The name that a key stands for, or null. */
  public @Nullable String applicationOf(long key) {
    Registration registration = registrations.withKey(key);
    return registration == null ? null : registration.application;
  }

  /** The deliver time-out that the name of a key was registered with. */
  public int deliverTimeoutSeconds(long key) {
    Registration registration = registrations.withKey(key);
    return registration == null ? 0 : registration.deliverTimeoutSeconds;
  }

  /** A SEND with this key is under way, so the key is in use. */
  public void sendBegan(long key) {
    Registration registration = registrations.withKey(key);
    if (registration != null) {
      registration.activeSends++;
    }
  }

  /** A SEND with this key is over. */
  public void sendEnded(long key) {
    Registration registration = registrations.withKey(key);
    if (registration != null) {
      registration.activeSends--;
    }
  }

  private static Outcome failed(IbcError error) {
    return new Outcome.Failed(error);
  }
}
