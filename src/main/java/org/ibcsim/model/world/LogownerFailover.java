package org.ibcsim.model.world;

import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;

/**
 * Nodes of a cluster that crash and come back, and the work of the logowner that goes over to
 * another node (dataflow 2.8).
 *
 * <p>A node that is not the logowner takes nothing with it but its own applications: what it had
 * asked for is in the log or not. The loss of the logowner is that of a host's memory: updates that
 * are not in the SRL are gone, connections end, registrations and freezes are as after a crash of
 * the host (inferred). The host itself stays: its other nodes have what they had not been
 * acknowledged and write it again, and wait meanwhile. After {@code logowner_failover_stall_s} the
 * master is the logowner, the RVG is recovered from the SRL, and RLINKs connect anew.
 *
 * <p>A master that is switched takes the logowner along [D AGENTS ch08s06]: connections end and
 * writes wait for as long, but nothing is lost, for what was begun is ended first (inferred).
 */
final class LogownerFailover {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Surroundings surroundings;
  private final Hosts hosts;
  private final Crashes crashes;

  LogownerFailover(Surroundings surroundings, Hosts hosts, Crashes crashes) {
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.crashes = crashes;
  }

  /** Does what an event says, if it is one of nodes; answers whether it is. */
  boolean handles(Event event) {
    if (event instanceof Event.NodeCrashes crashes) {
      crash(crashes.host(), crashes.node());
    } else if (event instanceof Event.NodeBoots boots) {
      boot(boots.host(), boots.node());
    } else if (event instanceof Event.MasterSwitches switches) {
      switchMaster(switches.host(), switches.node());
    } else if (event instanceof Event.LogownerTakesOver takes) {
      takesOver(takes.host());
    } else {
      return false;
    }
    return true;
  }

  /** A node stops dead; the last one takes the host with it. */
  private void crash(int host, int node) {
    ClusterNodes nodes = hosts.nodes(host);
    if (!nodes.up(node)) {
      return;
    }
    boolean was = nodes.isLogowner(node);
    nodes.crash(node);
    surroundings.observer().fact(new Fact.NodeCrashed(host, nodes.name(node)));
    if (nodes.allDown()) {
      surroundings.agenda().stopTimer(new Event.LogownerTakesOver(host));
      crashes.crash(host);
    } else if (was) {
      nodes.loseLogowner(true);
      crashes.logownerCrashed(host);
      startTimer(host);
    }
  }

  /** A node is up again; the first one brings the host back. */
  private void boot(int host, int node) {
    ClusterNodes nodes = hosts.nodes(host);
    if (nodes.up(node)) {
      return;
    }
    boolean first = nodes.allDown();
    nodes.boot(node);
    surroundings.observer().fact(new Fact.NodeBooted(host, nodes.name(node)));
    if (first) {
      nodes.bootFirst(node);
      crashes.boot(host);
    }
  }

  /** A node becomes the master; one that is down or is it already is left alone. */
  private void switchMaster(int host, int node) {
    ClusterNodes nodes = hosts.nodes(host);
    if (!nodes.up(node) || nodes.isMaster(node)) {
      return;
    }
    nodes.switchMaster(node);
    if (nodes.hasLogowner()) {
      nodes.loseLogowner(false);
      crashes.logownerLeaves(host);
      startTimer(host);
    }
  }

  private void startTimer(int host) {
    long seconds = surroundings.semantics().number(Semantics.LOGOWNER_FAILOVER_STALL);
    surroundings.agenda().startTimer(seconds * NANOS_PER_SECOND, new Event.LogownerTakesOver(host));
  }

  /** The time of the failover is over. */
  private void takesOver(int host) {
    ClusterNodes nodes = hosts.nodes(host);
    if (hosts.up(host) && !nodes.hasLogowner()) {
      boolean memoryLost = nodes.memoryLost();
      nodes.followMaster();
      surroundings.observer().fact(new Fact.LogownerTookOver(host, nodes.logownerName()));
      crashes.logownerTookOver(host, memoryLost);
    }
  }
}
