package org.ibcsim.check.hazard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;

/** The data set as the facts of a run tell it, up to the fact that is looked at. */
final class Scene {
  /** A message that SEND put into the stream. */
  record Sent(Fact.MessageSubmitted fact, long timeNanos) {}

  /** A name on a host. */
  record Name(long sinceNanos, int deliverTimeoutSeconds) {}

  /** The volumes of a host stand still. */
  record Held(long message, long sinceNanos) {}

  /** One host. */
  static final class Host {
    /** What is registered now. */
    final TreeMap<String, Name> registered = new TreeMap<>();

    /** What was unregistered since the host is up, registered again or not; with the last time. */
    final TreeMap<String, Long> lastUnregistered = new TreeMap<>();

    /** What was ever registered, with the first time. */
    final TreeMap<String, Long> known = new TreeMap<>();

    /** When it booted last, or null. */
    @Nullable Long bootedNanos;

    @Nullable Held held;
  }

  final RunRecord run;
  private final List<Host> hosts = new ArrayList<>();
  private final Map<Long, Sent> messages = new HashMap<>();
  private final TreeMap<Integer, Long> detached = new TreeMap<>();
  private @Nullable Long quiescedNanos;
  private int primary;

  Scene(RunRecord run) {
    this.run = run;
    run.header().hosts().forEach(host -> hosts.add(new Host()));
  }

  Host host(int number) {
    return hosts.get(number);
  }

  /** A message that was submitted before; a journal has no other. */
  Sent message(long position) {
    Sent sent = messages.get(position);
    if (sent == null) {
      throw new IllegalStateException("message " + position + " is told of before its SEND");
    }
    return sent;
  }

  /** RLINKs that are detached now, with the time. */
  TreeMap<Integer, Long> detached() {
    return detached;
  }

  /** Since when the application is quiesced; null if it is not. */
  @Nullable Long quiescedNanos() {
    return quiescedNanos;
  }

  String name(int host) {
    return run.header().hostName(host);
  }

  boolean isPrimary(int host) {
    return host == primary;
  }

  String primary() {
    return name(primary);
  }

  /** How the scenario answers an open question. */
  boolean answers(String question, String answer) {
    return answer.equals(run.header().semantics().get(question));
  }

  /** {@code nightly's message of 120.02 s}. */
  String words(long message) {
    Sent sent = message(message);
    return sent.fact().application() + "'s message of " + Seconds.of(sent.timeNanos());
  }

  /** The fact has been looked at; what follows comes after it. */
  void after(TimedFact timed) {
    long time = timed.timeNanos();
    if (timed.fact() instanceof Fact.Registered of) {
      Host host = host(of.host());
      host.registered.put(of.application(), new Name(time, of.deliverTimeoutSeconds()));
      host.known.putIfAbsent(of.application(), time);
    } else if (timed.fact() instanceof Fact.Unregistered of) {
      host(of.host()).registered.remove(of.application());
      host(of.host()).lastUnregistered.put(of.application(), time);
    } else if (timed.fact() instanceof Fact.HostCrashed of) {
      crashed(of.host());
    } else if (timed.fact() instanceof Fact.LogownerLost of && of.crashed()) {
      logownerCrashed(of.host());
    } else if (timed.fact() instanceof Fact.LogownerTookOver of) {
      host(of.host()).bootedNanos = time;
    } else if (timed.fact() instanceof Fact.HostBooted of) {
      host(of.host()).bootedNanos = time;
    } else if (timed.fact() instanceof Fact.MessageSubmitted of) {
      messages.put(of.message(), new Sent(of, time));
    } else if (timed.fact() instanceof Fact.Frozen of) {
      host(of.host()).held = new Held(of.message(), time);
    } else if (timed.fact() instanceof Fact.Unfrozen of) {
      host(of.host()).held = null;
    } else if (timed.fact() instanceof Fact.Detached of) {
      detached.putIfAbsent(of.rlink(), time);
    } else if (timed.fact() instanceof Fact.Attached of) {
      detached.remove(of.rlink());
    } else if (timed.fact() instanceof Fact.SrlOverflow of) {
      detached.putIfAbsent(of.rlink(), time);
    } else if (timed.fact() instanceof Fact.RoleChanged of) {
      primary = of.primary();
      quiescedNanos = of.planned() ? quiescedNanos : null;
    } else if (timed.fact() instanceof Fact.Quiesced) {
      quiescedNanos = time;
    } else if (timed.fact() instanceof Fact.Unquiesced) {
      quiescedNanos = null;
    }
  }

  private void crashed(int number) {
    logownerCrashed(number);
    if (number == primary) {
      // An application that starts anew knows of no quiesce.
      quiescedNanos = null;
    }
  }

  private void logownerCrashed(int number) {
    Host host = host(number);
    host.registered.clear();
    host.held = null;
    if (!answers("reboot_remembers_unregister", "yes")) {
      host.lastUnregistered.clear();
    }
  }
}
