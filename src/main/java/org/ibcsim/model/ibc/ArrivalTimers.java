package org.ibcsim.model.ibc;

import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.DeliverTimeoutSource;
import org.ibcsim.model.ArrivalSwitches.LateRegistrationTimer;
import org.ibcsim.model.Event;
import org.ibcsim.model.FreezeSwitches;
import org.ibcsim.model.FreezeSwitches.FreezeTimeoutZero;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;

/**
 * The timers of the messages that have arrived at one Secondary: deliver time-out [D S3], hold of a
 * message for an unregistered name [D S17], freeze time-out [D S5], and the waking of a receiver.
 */
final class ArrivalTimers {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int host;
  private final Surroundings surroundings;

  ArrivalTimers(int host, Surroundings surroundings) {
    this.host = host;
    this.surroundings = surroundings;
  }

  /** A message waits for its name to be registered; its deliver time-out may run meanwhile. */
  void awaitRegistration(Message message) {
    start(
        surroundings.semantics().unregisteredHoldSeconds(),
        new Event.HoldTimeout(host, message.position()));
    if (runsUnregistered(message)) {
      startDeliver(message, message.deliverTimeoutSeconds());
    }
  }

  /** Whether the deliver time-out of a message runs before its name is registered (ibc 14). */
  boolean runsUnregistered(Message message) {
    Semantics semantics = surroundings.semantics();
    return message.deliverTimeoutSeconds() > 0
        && semantics.get(ArrivalSwitches.LATE_REGISTRATION_TIMER)
            != LateRegistrationTimer.FROM_REGISTRATION
        && semantics.get(ArrivalSwitches.DELIVER_TIMEOUT_SOURCE)
            != DeliverTimeoutSource.SECONDARY_REGISTRATION;
  }

  /** The deliver time-out of a message that a registration is to receive; 0 means none. */
  int deliverTimeoutSeconds(Message message, Registration registration) {
    int primary = message.deliverTimeoutSeconds();
    int secondary = registration.deliverTimeoutSeconds;
    return switch (surroundings.semantics().get(ArrivalSwitches.DELIVER_TIMEOUT_SOURCE)) {
      case PRIMARY_REGISTRATION -> primary;
      case SECONDARY_REGISTRATION -> secondary;
      case MIN ->
          primary == 0 ? secondary : secondary == 0 ? primary : Math.min(primary, secondary);
    };
  }

  /** Starts a deliver time-out of some seconds; 0 means none. */
  void startDeliver(Message message, int seconds) {
    if (seconds > 0) {
      start(seconds, new Event.DeliverTimeout(host, message.position()));
    }
  }

  void startFreeze(Message message) {
    if (!message.freeze()) {
      return;
    }
    boolean none =
        message.freezeTimeoutSeconds() == 0
            && surroundings.semantics().get(FreezeSwitches.FREEZE_TIMEOUT_ZERO)
                == FreezeTimeoutZero.INFINITE;
    if (!none) {
      start(message.freezeTimeoutSeconds(), new Event.FreezeTimeout(host, message.position()));
    }
  }

  void wakeReceiver(Message message) {
    start(0, new Event.ReceiverWakes(host, message.position()));
  }

  void stopHold(Message message) {
    surroundings.agenda().stopTimer(new Event.HoldTimeout(host, message.position()));
  }

  void stopDeliver(Message message) {
    surroundings.agenda().stopTimer(new Event.DeliverTimeout(host, message.position()));
  }

  /** Stops whatever runs for a message. */
  void stopAll(Message message) {
    stopHold(message);
    stopDeliver(message);
    surroundings.agenda().stopTimer(new Event.FreezeTimeout(host, message.position()));
    surroundings.agenda().stopTimer(new Event.ReceiverWakes(host, message.position()));
  }

  private void start(long seconds, Event expired) {
    surroundings.agenda().startTimer(seconds * NANOS_PER_SECOND, expired);
  }
}
