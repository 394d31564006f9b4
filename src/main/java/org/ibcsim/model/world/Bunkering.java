package org.ibcsim.model.world;

import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.BunkerSwitches;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.HostCalls;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.ibc.Registrations;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;

/**
 * What an administrator does with a bunker once the Primary is lost: it is made active, and sends
 * to the Secondaries what it holds and they lack (admin 7.2, dataflow 11.5).
 *
 * <p>The RLINK of a Secondary is switched to the bunker and connects as after an outage; from there
 * it is sent what follows the last data acknowledgement, in the order of the log, so that a
 * Secondary is consistent at every moment (inferred). The bunker reaches the Secondary by the
 * network of that RLINK (inferred: it stands near the Primary). When it is deactivated, the
 * Secondaries wait for the Primary again, which may have come back.
 */
final class Bunkering implements Rlink.Replay, Stateful {
  private final Surroundings surroundings;
  private final Hosts hosts;
  private final UpdateLog log;
  private final List<Rlink> rlinks;
  private final List<Secondary> secondaries;
  private final Messages messages;
  private final Connections connections;
  private final Registrations registrations;
  final Bunker bunker;
  final HostCalls calls;

  /** RLINKs whose Secondary has on its disks all that the bunker holds for it, as bits. */
  private int finished;

  Bunkering(
      Surroundings surroundings,
      Hosts hosts,
      UpdateLog log,
      Bunker bunker,
      List<Rlink> rlinks,
      List<Secondary> secondaries,
      Messages messages,
      Connections connections) {
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.log = log;
    this.bunker = bunker;
    this.rlinks = rlinks;
    this.secondaries = secondaries;
    this.messages = messages;
    this.connections = connections;
    registrations = hosts.registrations(bunker.host);
    calls = new HostCalls(bunker.host, surroundings, registrations, null);
  }

  /** Roles have changed: nothing that it holds is of use to anybody (dataflow 11.5). */
  void standAt(long position, Bunkering before) {
    bunker.standAt(position, before.bunker.boot() + 1);
  }

  Optional<BunkerRefusal> activate() {
    if (!hosts.running(bunker.host)) {
      return Optional.of(BunkerRefusal.RVG_STOPPED);
    } else if (bunker.active()) {
      return Optional.of(BunkerRefusal.ALREADY_ACTIVE);
    } else if (!bunker.rlink.attached()) {
      return Optional.of(BunkerRefusal.BUNKER_UNUSABLE);
    } else if (reaches(bunker.rlink)) {
      return Optional.of(BunkerRefusal.STILL_REACHABLE);
    }
    bunker.setActive(true);
    surroundings.observer().fact(new Fact.BunkerActivated(bunker.host));
    connections.secondaryDown(bunker.rlink);
    return Optional.empty();
  }

  /** Whether the far end of an RLINK has the Primary, or is about to have it again. */
  private static boolean reaches(Rlink rlink) {
    return rlink.connected() || rlink.endsReachEachOther();
  }

  Optional<BunkerRefusal> startReplay(Rlink rlink) {
    if (!hosts.running(bunker.host)) {
      return Optional.of(BunkerRefusal.RVG_STOPPED);
    } else if (!bunker.active()) {
      return Optional.of(BunkerRefusal.NOT_ACTIVE);
    } else if (!rlink.streaming()) {
      return Optional.of(BunkerRefusal.BUNKER_UNUSABLE);
    } else if (rlink.replayed()) {
      return Optional.of(BunkerRefusal.ALREADY_ATTACHED);
    } else if (reaches(rlink)) {
      return Optional.of(BunkerRefusal.STILL_REACHABLE);
    }
    finished &= ~(1 << rlink.number);
    connections.withdraw(rlink);
    rlink.switchToBunker();
    surroundings.observer().fact(new Fact.ReplayStarted(rlink.number));
    connect(rlink, bunker.host);
    return Optional.empty();
  }

  Optional<BunkerRefusal> deactivate() {
    if (!hosts.running(bunker.host)) {
      return Optional.of(BunkerRefusal.RVG_STOPPED);
    } else if (!bunker.active()) {
      return Optional.of(BunkerRefusal.NOT_ACTIVE);
    }
    for (Rlink rlink : rlinks) {
      if (rlink.replayed()) {
        connections.withdraw(rlink);
        rlink.switchBack();
        surroundings.observer().fact(new Fact.ReplayEnded(rlink.number));
        connect(rlink, surroundings.layout().primary());
      }
    }
    bunker.setActive(false);
    surroundings.observer().fact(new Fact.BunkerDeactivated(bunker.host));
    connect(bunker.rlink, surroundings.layout().primary());
    return Optional.empty();
  }

  private void connect(Rlink rlink, int source) {
    if (hosts.running(source) && hosts.running(rlink.layout.targetHost())) {
      connections.peersUp(rlink);
    } else {
      rlink.peerDown(Rlink.Break.PRIMARY);
    }
  }

  @Override
  public long end() {
    return bunker.storedTo();
  }

  /**
   * A message that the bunker has dropped is lost to a Secondary that has not received it. Its
   * place in the stream is kept, so one that the Secondary has is only acknowledged once more.
   */
  @Override
  public boolean forwards(Rlink rlink, long message) {
    if (surroundings.semantics().get(BunkerSwitches.BUNKER_IBC)
            == BunkerSwitches.BunkerIbc.STORE_FORWARD
        || secondaries.get(rlink.number).received(message)) {
      return true;
    }
    int host = rlink.layout.targetHost();
    surroundings.observer().fact(new Fact.MessageEnded(host, message, Fact.Fate.LOST));
    messages.finished(rlink.number, message);
    log.withdraw(message, rlink.number);
    rlink.passOver(end());
    return false;
  }

  /** The connection of an RLINK that was switched to the bunker stands. */
  void connected(Rlink rlink) {
    rlink.send(end());
    tellFinished(rlink);
  }

  /** A data acknowledgement came to the bunker. */
  void acknowledged(Rlink rlink) {
    rlink.passOver(end());
    rlink.send(end());
    tellFinished(rlink);
  }

  private void tellFinished(Rlink rlink) {
    boolean told = (finished >>> rlink.number & 1) != 0;
    if (!told && rlink.after(rlink.dataAcknowledgedTo(), end()) == 0) {
      finished |= 1 << rlink.number;
      surroundings
          .observer()
          .fact(new Fact.ReplayFinished(rlink.number, Math.max(end(), rlink.dataAcknowledgedTo())));
    }
  }

  /** The bunker's host stops dead. */
  void crash() {
    registrations.crash();
    sourceDown();
    bunker.crash();
  }

  /** The bunker's RVG is stopped. */
  void stop() {
    calls.rvgStopped();
    sourceDown();
  }

  private void sourceDown() {
    connections.secondaryDown(bunker.rlink);
    for (Rlink rlink : rlinks) {
      if (rlink.replayed()) {
        connections.sourceDown(rlink);
      }
    }
  }

  /** The RVG of some host runs again. */
  void resume(int host) {
    if (host == bunker.host) {
      bunker.resume();
      for (Rlink rlink : rlinks) {
        if (rlink.replayed()) {
          connect(rlink, bunker.host);
        }
      }
    }
    if ((host == bunker.host || host == surroundings.layout().primary()) && !bunker.active()) {
      connect(bunker.rlink, surroundings.layout().primary());
    }
  }

  /**
   * What it holds in its SRL, headers included: from the first update that an attached Secondary
   * has not data-acknowledged to the last that it has stored.
   */
  long heldBytes() {
    long bytes = 0;
    for (Secondary secondary : secondaries) {
      bytes = Math.max(bytes, heldBytes(secondary.rlink()));
    }
    return bytes;
  }

  /** What it holds for the Secondary of an RLINK. */
  long heldBytes(Rlink rlink) {
    return lacks(rlink)
        ? log.bytesThrough(end()) - log.bytesThrough(rlink.dataAcknowledgedTo())
        : 0;
  }

  /** How many updates that is. */
  long heldWrites(Rlink rlink) {
    return lacks(rlink) ? log.countAfter(rlink.dataAcknowledgedTo()) - log.countAfter(end()) : 0;
  }

  private boolean lacks(Rlink rlink) {
    return rlink.attached() && rlink.dataAcknowledgedTo() < end();
  }

  @Override
  public void write(StateWriter writer) {
    bunker.write(writer);
    writer.rare(finished);
  }

  @Override
  public void read(StateReader reader) {
    bunker.read(reader);
    finished = (int) reader.rare();
  }
}
