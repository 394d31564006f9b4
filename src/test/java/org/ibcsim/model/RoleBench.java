package org.ibcsim.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;
import org.ibcsim.model.world.World;

/** A data set whose roles change: seattle with s1 and, where there are two, s2. */
final class RoleBench {
  static final int SEATTLE = 0;
  static final int S1 = 1;
  static final int S2 = 2;
  private static final long SECOND = 1_000_000_000L;

  final List<Fact> facts = new ArrayList<>();
  final List<Long> applied = new ArrayList<>();
  final World world;
  private final TimedAgenda agenda = new TimedAgenda(Delays.STEADY, 0);
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private int calls;

  RoleBench(Semantics semantics, int secondaries) {
    this(Layouts.secondaries(secondaries).semantics(semantics));
  }

  RoleBench(Layouts layouts) {
    this(layouts.build());
  }

  RoleBench(RdsLayout layout) {
    world =
        new World(
            layout,
            agenda,
            new Observer() {
              @Override
              public void applied(int rlink, long position) {
                applied.add(position);
              }

              @Override
              public void fact(Fact fact) {
                facts.add(fact);
              }

              @Override
              public void returned(int call, Outcome outcome) {
                outcomes.put(call, outcome);
              }
            });
  }

  /** The application writes so many regions, each somewhere else. */
  void write(int count) {
    for (int number = 0; number < count; number++) {
      Admission admission =
          world.submit(0, (long) (number % 16) * Layouts.REGION_BYTES, Layouts.REGION_BYTES);
      if (admission != Admission.ADMITTED) {
        throw new IllegalStateException("a write was " + admission);
      }
    }
  }

  /** Everything that comes within some seconds happens. */
  void pass(long seconds) {
    long end = agenda.nowNanos() + seconds * SECOND;
    for (Event event = agenda.nextBefore(end); event != null; event = agenda.nextBefore(end)) {
      world.handle(event);
    }
    agenda.startTimer(end - agenda.nowNanos(), new Event.HeartbeatLost(0, -1));
    while (agenda.nowNanos() < end) {
      world.handle(Objects.requireNonNull(agenda.next()));
    }
  }

  long register(int host, String name) {
    return ((Outcome.Registered) world.register(host, name, 0)).key();
  }

  Outcome send(int host, long key) {
    return world.send(host, key, InBandControl.EVERY_RLINK, true, 0, "payload", ++calls);
  }

  Outcome receive(int host, long key) {
    return world.receive(host, key, false, 0, 100, ++calls);
  }

  /** A RECEIVE that blocks; answers its call. */
  int receiveBlocking(int host, long key) {
    int call = ++calls;
    outcomes.put(call, world.receive(host, key, true, 0, 100, call));
    return call;
  }

  int quiesce() {
    int call = ++calls;
    outcomes.put(call, world.quiesce(call));
    return call;
  }

  /** Migrate, typed on seattle; answers its call. */
  int migrate(int host) {
    int call = ++calls;
    outcomes.put(call, world.migrate(SEATTLE, host, call));
    return call;
  }

  /** Takeover without fast failback; answers its call. */
  int takeover(int host) {
    return takeover(host, Failback.NONE);
  }

  /** Takeover; answers its call. */
  int takeover(int host, Failback failback) {
    int call = ++calls;
    outcomes.put(call, world.takeover(host, failback, call));
    return call;
  }

  Outcome outcome(int call) {
    return Objects.requireNonNull(outcomes.get(call));
  }

  void crash(int host) {
    world.handle(new Event.HostCrashes(host));
  }

  /** The newest change of roles. */
  Fact.RoleChanged change() {
    return facts(Fact.RoleChanged.class).reduce((one, other) -> other).orElseThrow();
  }

  <F extends Fact> Stream<F> facts(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** What became of the message at a host in the end. */
  Object fate(int host) {
    return facts(Fact.MessageEnded.class)
        .filter(ended -> ended.host() == host)
        .reduce((one, other) -> other)
        .<Object>map(Fact.MessageEnded::fate)
        .orElse("open");
  }
}
