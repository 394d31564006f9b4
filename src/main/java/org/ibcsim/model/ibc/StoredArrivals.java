package org.ibcsim.model.ibc;

import java.util.TreeMap;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.ArrivalSwitches;
import org.ibcsim.model.ArrivalSwitches.LateRegistrationTimer;
import org.ibcsim.model.Fact.Fate;
import org.ibcsim.model.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait in the Secondary's SRL behind the head of the stream and whose timers run
 * already (switch {@code arrival_means=stored_in_secondary_srl}, ibc 4.6).
 *
 * <p>None of them can be received yet. One whose time runs out is marked, and ends when the stream
 * comes to it.
 */
final class StoredArrivals {
  private final Surroundings surroundings;
  private final ArrivalTimers timers;
  private final TreeMap<Long, Arrival> byPosition = new TreeMap<>();

  StoredArrivals(Surroundings surroundings, ArrivalTimers timers) {
    this.surroundings = surroundings;
    this.timers = timers;
  }

  /**
   * A message is stored.
   *
   * @param discarded whether its name was unregistered and it is discarded for that at once
   */
  void add(Message message, @Nullable Registration registration, boolean discarded) {
    Arrival arrival =
        new Arrival(
            message, registration == null ? Arrival.Awaits.REGISTRATION : Arrival.Awaits.RECEIVE);
    byPosition.put(message.position(), arrival);
    if (discarded) {
      arrival.spent = Fate.DISCARDED;
    } else if (registration == null) {
      timers.awaitRegistration(message);
    } else {
      timers.startDeliver(message, timers.deliverTimeoutSeconds(message, registration));
    }
  }

  boolean has(long position) {
    return byPosition.containsKey(position);
  }

  /** The stream comes to a message: it is stored no more. Null if it was not. */
  @Nullable Arrival take(long position) {
    return byPosition.remove(position);
  }

  /** Its deliver time-out has run out. */
  void deliverTimeout(long position, @Nullable Registration registration) {
    Arrival arrival = byPosition.get(position);
    if (arrival == null || arrival.spent != null) {
      return;
    }
    if (arrival.awaits == Arrival.Awaits.REGISTRATION || registration == null) {
      arrival.late = true;
    } else {
      registration.drops++;
      spend(arrival, Fate.DROPPED);
    }
  }

  /** Its hold has run out; answers whether it is discarded for that. */
  boolean holdTimeout(long position) {
    Arrival arrival = byPosition.get(position);
    if (arrival == null || arrival.spent != null) {
      return false;
    }
    spend(arrival, Fate.DISCARDED);
    return true;
  }

  /** A name is registered now. */
  void registered(Registration registration) {
    LateRegistrationTimer rule =
        surroundings.semantics().get(ArrivalSwitches.LATE_REGISTRATION_TIMER);
    for (Arrival arrival : byPosition.values()) {
      // Registered, unregistered and registered again: late is one whose time ran out in between.
      if (arrival.spent != null
          || !(arrival.late || arrival.awaits == Arrival.Awaits.REGISTRATION)
          || !arrival.message.application().equals(registration.application)) {
        continue;
      }
      boolean ran = timers.runsUnregistered(arrival.message);
      timers.stopHold(arrival.message);
      arrival.awaits = Arrival.Awaits.RECEIVE;
      if (arrival.late && ran) {
        registration.drops += rule == LateRegistrationTimer.FROM_ARRIVAL ? 1 : 0;
        spend(arrival, Fate.DROPPED);
      } else if (!ran) {
        arrival.late = false;
        timers.startDeliver(
            arrival.message, timers.deliverTimeoutSeconds(arrival.message, registration));
      }
    }
  }

  private void spend(Arrival arrival, Fate fate) {
    arrival.spent = fate;
    timers.stopAll(arrival.message);
  }

  /** The host stops dead. */
  void clear() {
    for (Arrival arrival : byPosition.values()) {
      timers.stopAll(arrival.message);
    }
    byPosition.clear();
  }

  void write(StateWriter writer, Messages messages) {
    writer.rare(byPosition.size());
    if (!byPosition.isEmpty()) {
      byPosition.values().forEach(arrival -> arrival.write(writer, messages));
    }
  }

  void read(StateReader reader, Messages messages) {
    byPosition.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      Arrival arrival = Arrival.read(reader, messages, null);
      byPosition.put(arrival.message.position(), arrival);
    }
  }
}
