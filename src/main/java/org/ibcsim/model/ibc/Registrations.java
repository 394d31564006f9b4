package org.ibcsim.model.ibc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReceiveSwitches;
import org.ibcsim.model.RegistrationSwitches;
import org.ibcsim.model.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * The application names registered on one host, at most 32 [D S3], and their keys.
 *
 * <p>A key is a number that only this host knows [D S3]: it counts registrations, and its upper
 * half names the host, so that a key of another host is always unknown here.
 */
public final class Registrations implements Stateful {
  private final int host;
  private final Surroundings surroundings;
  private final List<Registration> registrations = new ArrayList<>();
  private final TreeSet<String> unregistered = new TreeSet<>();
  private final TreeMap<String, Integer> keptDrops = new TreeMap<>();
  private int lastNumber;

  public Registrations(int host, Surroundings surroundings) {
    this.host = host;
    this.surroundings = surroundings;
  }

  /** RV_IBC_REGISTER; the caller tells the stream that the name is known now. */
  public Outcome register(String application, int deliverTimeoutSeconds) {
    int bytes = encodedBytes(application);
    if (bytes == 0 || bytes > InBandControl.MAXIMUM_NAME_BYTES) {
      return new Outcome.Failed(IbcError.IBC_BAD_NAME);
    }
    Registration earlier = named(application);
    if (earlier != null) {
      switch (surroundings.semantics().get(RegistrationSwitches.REGISTER_DUPLICATE)) {
        case ERROR:
          return new Outcome.Failed(IbcError.IBC_DUPLICATE_NAME);
        case SAME_KEY:
          return new Outcome.Registered(earlier.key);
        case REPLACE:
          if (earlier.active()) {
            return new Outcome.Failed(IbcError.EBUSY);
          }
          registrations.remove(earlier);
          keepDrops(earlier);
          break;
      }
    }
    if (registrations.size() == InBandControl.MAXIMUM_APPLICATIONS) {
      return new Outcome.Failed(IbcError.IBC_TOO_MANY_NAMES);
    }
    lastNumber++;
    long key = keysOfHost() | lastNumber;
    Registration registration = new Registration(application, key, deliverTimeoutSeconds);
    Integer kept = keptDrops.remove(application);
    registration.drops = kept == null ? 0 : kept;
    registrations.add(registration);
    unregistered.remove(application);
    surroundings
        .observer()
        .fact(new Fact.Registered(host, application, key, deliverTimeoutSeconds));
    return new Outcome.Registered(key);
  }

  private long keysOfHost() {
    return (long) (host + 1) << 32;
  }

  /**
   * Length in UTF-8; of an unpaired surrogate as of a character beyond the first plane, which it is
   * half of.
   */
  private static int encodedBytes(String name) {
    int bytes = 0;
    for (int i = 0; i < name.length(); i++) {
      char unit = name.charAt(i);
      bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return bytes;
  }

  /** Forgets a registration; whether it may be forgotten is for the caller to know. */
  void remove(Registration registration) {
    registrations.remove(registration);
    unregistered.add(registration.application);
    keepDrops(registration);
    surroundings.observer().fact(new Fact.Unregistered(host, registration.application));
  }

  /** The host stops dead: registrations do not outlive it [D S3, S15, S16], old keys are void. */
  public void crash() {
    for (Registration registration : registrations) {
      for (Registration.BlockedReceive receiver : registration.receivers) {
        stopTimer(receiver);
      }
    }
    registrations.clear();
    keptDrops.clear();
    if (surroundings.semantics().get(RegistrationSwitches.REBOOT_REMEMBERS_UNREGISTER)
        == RegistrationSwitches.RebootRemembersUnregister.NO) {
      unregistered.clear();
    }
  }

  /** Every registration is void, though nobody has unregistered it: roles have changed. */
  void forget() {
    for (Registration registration : registrations) {
      surroundings.observer().fact(new Fact.Unregistered(host, registration.application));
    }
    registrations.clear();
    keptDrops.clear();
  }

  /** A blocked RECEIVE is over before its time-out. */
  void stopTimer(Registration.BlockedReceive receiver) {
    if (receiver.timed()) {
      surroundings.agenda().stopTimer(new Event.ReceiveTimeout(host, receiver.call()));
    }
  }

  private void keepDrops(Registration registration) {
    if (surroundings.semantics().get(ReceiveSwitches.DROPS_OVER_REGISTRATIONS)
        == ReceiveSwitches.DropsOverRegistrations.KEPT) {
      addKeptDrops(registration.application, registration.drops);
    }
  }

  /** Counts drops for a name that is not registered, for its next registration. */
  void addKeptDrops(String application, int drops) {
    if (drops > 0) {
      keptDrops.merge(application, drops, Integer::sum);
    }
  }

  /** RV_IBC_STATUS: none registered is no error [D S8]. */
  public Outcome status() {
    List<Outcome.Status.Registration> rows = new ArrayList<>();
    for (Registration registration : registrations) {
      rows.add(new Outcome.Status.Registration(registration.application, registration.key));
    }
    return new Outcome.Status(List.copyOf(rows));
  }

  /** Every registration, oldest first. */
  List<Registration> all() {
    return List.copyOf(registrations);
  }

  @Nullable Registration named(String application) {
    for (Registration registration : registrations) {
      if (registration.application.equals(application)) {
        return registration;
      }
    }
    return null;
  }

  @Nullable Registration withKey(long key) {
    for (Registration registration : registrations) {
      if (registration.key == key) {
        return registration;
      }
    }
    return null;
  }

  /** The registration in which a call is blocked, if any. */
  @Nullable Registration receivingIn(int call) {
    for (Registration registration : registrations) {
      for (Registration.BlockedReceive receiver : registration.receivers) {
        if (receiver.call() == call) {
          return registration;
        }
      }
    }
    return null;
  }

  /** Whether a name was unregistered since boot and not registered again. */
  boolean wasUnregistered(String application) {
    return unregistered.contains(application);
  }

  @Override
  public void write(StateWriter writer) {
    writer.count(lastNumber);
    writer.rare(registrations.size());
    for (int index = 0; index < registrations.size(); index++) {
      registrations.get(index).write(writer);
    }
    writer.rare(unregistered.size());
    if (!unregistered.isEmpty()) {
      unregistered.forEach(writer::text);
    }
    writer.rare(keptDrops.size());
    if (!keptDrops.isEmpty()) {
      keptDrops.forEach(
          (application, drops) -> {
            writer.text(application);
            writer.count(drops);
          });
    }
  }

  @Override
  public void read(StateReader reader) {
    lastNumber = (int) reader.count();
    int count = (int) reader.rare();
    for (int index = 0; index < count; index++) {
      Registration likely = index < registrations.size() ? registrations.get(index) : null;
      Registration registration = Registration.read(reader, keysOfHost(), likely);
      if (likely == null) {
        registrations.add(registration);
      } else {
        registrations.set(index, registration);
      }
    }
    if (registrations.size() > count) {
      registrations.subList(count, registrations.size()).clear();
    }
    unregistered.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      unregistered.add(reader.text());
    }
    keptDrops.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      keptDrops.put(reader.text(), (int) reader.count());
    }
  }
}
