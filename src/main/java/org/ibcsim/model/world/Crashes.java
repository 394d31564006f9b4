package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.HostCalls;
import org.ibcsim.model.ibc.Registrations;
import org.ibcsim.model.link.Rlink;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that crash and come back, and RVGs that an administrator stops and starts (dataflow 10, ibc
 * 6).
 *
 * <p>A crash loses what is only in memory: on the Primary the updates that are not yet in the SRL,
 * on a Secondary those that are on no disk; on both the registrations and every call that waits.
 * When the host is up again its RVG is recovered: the Primary writes to its data volumes what they
 * lack, the Secondary goes on with the stream where its disks stand. A stopped RVG keeps its
 * memory; it does nothing until it is started.
 *
 * <p>Of a cluster only the node of the logowner may have crashed ({@link LogownerFailover}): then
 * the other nodes are there who wait.
 *
 * <p>Both end the connections of the host at once. The other side notices by its heartbeat
 * time-out, or when the connection is made anew.
 */
final class Crashes {
  private final int primaryHost;
  private final Surroundings surroundings;
  private final Hosts hosts;
  private final Primary primary;
  private final HostCalls primaryCalls;
  private final Registrations primaryRegistrations;
  private final Sending sending;
  private final SrlGate gate;
  private final BufferGate buffers;
  private final Connections connections;
  private final List<Rlink> rlinks;
  private final List<Secondary> secondaries;
  private final @Nullable Bunkering bunkering;

  Crashes(
      Surroundings surroundings,
      Hosts hosts,
      Primary primary,
      HostCalls primaryCalls,
      Registrations primaryRegistrations,
      Sending sending,
      SrlGate gate,
      BufferGate buffers,
      Connections connections,
      List<Rlink> rlinks,
      List<Secondary> secondaries,
      @Nullable Bunkering bunkering) {
    primaryHost = surroundings.layout().primary();
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.primary = primary;
    this.primaryCalls = primaryCalls;
    this.primaryRegistrations = primaryRegistrations;
    this.sending = sending;
    this.gate = gate;
    this.buffers = buffers;
    this.connections = connections;
    this.rlinks = rlinks;
    this.secondaries = secondaries;
    this.bunkering = bunkering;
  }

  /** A host stops dead; one that is down already is left alone. */
  void crash(int host) {
    if (!hosts.up(host)) {
      return;
    }
    if (hosts.failingOver(host)) {
      surroundings.agenda().stopTimer(new Event.LogownerTakesOver(host));
    }
    hosts.crash(host);
    surroundings.observer().fact(new Fact.HostCrashed(host));
    surroundings.agenda().disksStopped(host);
    if (host == primaryHost) {
      crashPrimary();
    } else {
      crashElsewhere(host);
    }
  }

  private void crashElsewhere(int host) {
    if (bunkering != null && bunkering.bunker.host == host) {
      bunkering.crash();
    } else {
      for (int number = 0; number < secondaries.size(); number++) {
        if (rlinks.get(number).layout.targetHost() == host) {
          connections.secondaryDown(rlinks.get(number));
          secondaries.get(number).crash();
        }
      }
    }
  }

  /** The logowner of a cluster crashed; its other nodes are up. */
  void logownerCrashed(int host) {
    boolean ofPrimary = host == primaryHost;
    int lost = ofPrimary ? primary.unloggedWrites() : 0;
    surroundings.observer().fact(new Fact.LogownerLost(host, true, lost));
    surroundings.agenda().disksStopped(host);
    if (!ofPrimary) {
      crashElsewhere(host);
      return;
    }
    primaryCalls.rvgStopped();
    sending.logownerLost();
    primary.failSends();
    primaryRegistrations.crash();
    loseMessages();
    primary.loseLogowner();
    buffers.crash();
    for (Rlink rlink : rlinks) {
      connections.primaryDown(rlink);
    }
    gate.reconsider();
  }

  /** The logowner of a cluster leaves its work to another node, and ends what it had begun. */
  void logownerLeaves(int host) {
    surroundings.observer().fact(new Fact.LogownerLost(host, false, 0));
    if (host == primaryHost) {
      buffers.crash();
    }
    for (Rlink rlink : rlinks) {
      if (host == primaryHost) {
        connections.primaryDown(rlink);
      } else if (rlink.layout.targetHost() == host) {
        connections.secondaryDown(rlink);
      }
    }
  }

  /** Another node is the logowner: the RVG is recovered as after a boot. */
  void logownerTookOver(int host, boolean memoryLost) {
    if (host == primaryHost && memoryLost) {
      primary.tookOver();
    }
    resume(host, memoryLost);
  }

  private void crashPrimary() {
    primaryRegistrations.crash();
    sending.crash();
    loseMessages();
    primary.crash();
    buffers.crash();
    for (Rlink rlink : rlinks) {
      connections.primaryDown(rlink);
    }
    gate.reconsider();
  }

  /** Messages that are not in the SRL are gone. */
  private void loseMessages() {
    for (Secondary secondary : secondaries) {
      secondary.loseAfter(primary.loggedTo());
    }
  }

  /** A host that is down is up again, its RVG recovered and started. */
  void boot(int host) {
    if (hosts.up(host)) {
      return;
    }
    hosts.boot(host);
    surroundings.observer().fact(new Fact.HostBooted(host));
    if (host == primaryHost) {
      recoverPrimary();
    }
    resume(host, true);
  }

  private void recoverPrimary() {
    List<Rlink> recovering = rlinks.stream().filter(Rlink::attached).toList();
    recovering.forEach(Rlink::needRecovery);
    primary.recover();
    recovering.forEach(Rlink::recovered);
  }

  /** {@code vxrvg stop}; there is nothing to stop on a host that is down. */
  void stopRvg(int host) {
    if (!hosts.running(host)) {
      return;
    }
    hosts.stop(host);
    surroundings.observer().fact(new Fact.RvgStopped(host));
    if (host == primaryHost) {
      primaryCalls.rvgStopped();
      sending.rvgStopped();
      for (Rlink rlink : rlinks) {
        connections.primaryDown(rlink);
      }
      return;
    }
    if (bunkering != null && bunkering.bunker.host == host) {
      bunkering.stop();
      return;
    }
    for (int number = 0; number < secondaries.size(); number++) {
      if (rlinks.get(number).layout.targetHost() == host) {
        secondaries.get(number).calls.rvgStopped();
        connections.secondaryDown(rlinks.get(number));
      }
    }
  }

  /** {@code vxrvg start}. */
  void startRvg(int host) {
    boolean failed = hosts.media().failed(host);
    if (!hosts.up(host) || (hosts.started(host) && !failed)) {
      return;
    }
    hosts.media().fail(host, false);
    if (hosts.started(host)) {
      surroundings.observer().fact(new Fact.RvgStarted(host));
      return;
    }
    hosts.start(host);
    surroundings.observer().fact(new Fact.RvgStarted(host));
    resume(host, false);
  }

  private void resume(int host, boolean booted) {
    for (int number = 0; number < secondaries.size(); number++) {
      Rlink rlink = rlinks.get(number);
      int target = rlink.layout.targetHost();
      if (target == host) {
        if (booted) {
          secondaries.get(number).arrivals.boot();
        }
        secondaries.get(number).resume();
      }
      int source = bunkering != null && rlink.replayed() ? bunkering.bunker.host : primaryHost;
      if ((target == host || host == source) && hosts.running(target) && hosts.running(source)) {
        connections.peersUp(rlink);
      }
    }
    if (bunkering != null) {
      bunkering.resume(host);
    }
  }
}
