package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;

/**
 * Hosts that are down, clusters without a logowner and RVGs that are stopped: what they must not do
 * meanwhile.
 *
 * <p>A write that was at a disk when an RVG was stopped is finished there all the same, so a
 * stopped RVG may still tell of updates on its disks, but takes nothing new.
 */
final class RunningHosts {
  private final Violations violations;
  private final boolean[] down;
  private final boolean[] stopped;

  /** Clusters that have lost the node of their logowner. */
  private final boolean[] bereft;

  /** Clusters that have no logowner, because they have lost it or it has left its work. */
  private final boolean[] leaderless;

  private int primary;

  RunningHosts(RdsLayout layout, Violations violations) {
    this.violations = violations;
    down = new boolean[layout.hosts().size()];
    stopped = new boolean[layout.hosts().size()];
    bereft = new boolean[layout.hosts().size()];
    leaderless = new boolean[layout.hosts().size()];
  }

  void primaryIs(int host) {
    primary = host;
  }

  boolean stopped(int host) {
    return stopped[host];
  }

  void write(StateWriter writer) {
    for (int host = 0; host < down.length; host++) {
      writer.flag(down[host]);
      writer.flag(stopped[host]);
      writer.flag(bereft[host]);
      writer.flag(leaderless[host]);
    }
  }

  void read(StateReader reader) {
    for (int host = 0; host < down.length; host++) {
      down[host] = reader.flag();
      stopped[host] = reader.flag();
      bereft[host] = reader.flag();
      leaderless[host] = reader.flag();
    }
  }

  /** A host, or its RVG, did something with what it had already. */
  void acts(int host, String what, long position) {
    isUp(host, what, position);
    if (bereft[host]) {
      violations.report(
          Invariant.NOTHING_WHILE_DOWN,
          "the logowner of host %d is down, but %s %d".formatted(host, what, position));
    }
  }

  /** A host did what any of its nodes can do, whether or not one of them is the logowner. */
  private void isUp(int host, String what, long position) {
    if (down[host]) {
      violations.report(
          Invariant.NOTHING_WHILE_DOWN,
          "host %d is down, but %s %d".formatted(host, what, position));
    }
  }

  /** A host, or its RVG, took something new. */
  void takes(int host, String what, long position) {
    acts(host, what, position);
    if (stopped[host]) {
      violations.report(
          Invariant.NOTHING_NEW_WHILE_STOPPED,
          "the RVG of host %d is stopped, but %s %d".formatted(host, what, position));
    }
    if (leaderless[host]) {
      violations.report(
          Invariant.NOTHING_NEW_WHILE_STOPPED,
          "host %d has no logowner, but %s %d".formatted(host, what, position));
    }
  }

  void fact(Fact fact) {
    if (fact instanceof Fact.HostCrashed crashed) {
      down[crashed.host()] = true;
      stopped[crashed.host()] = false;
      hasLogowner(crashed.host());
    } else if (fact instanceof Fact.HostBooted booted) {
      down[booted.host()] = false;
    } else if (fact instanceof Fact.LogownerLost lost) {
      bereft[lost.host()] = lost.crashed();
      leaderless[lost.host()] = true;
    } else if (fact instanceof Fact.LogownerTookOver took) {
      hasLogowner(took.host());
    } else if (fact instanceof Fact.RvgStopped stop) {
      stopped[stop.host()] = true;
    } else if (fact instanceof Fact.RvgStarted start) {
      stopped[start.host()] = false;
    } else if (fact instanceof Fact.MessageSubmitted message) {
      takes(primary, "it sends message", message.message());
    } else if (fact instanceof Fact.MessageArrived arrived) {
      takes(arrived.host(), "there arrives message", arrived.message());
    } else if (fact instanceof Fact.MessageReceived received) {
      takes(received.host(), "there is received message", received.message());
    } else if (fact instanceof Fact.Registered registered) {
      takes(registered.host(), "it registers a name with key", registered.key());
    } else if (fact instanceof Fact.SnapshotTaken snapshot) {
      isUp(snapshot.host(), "it finished a snapshot at update", snapshot.position());
    }
  }

  /** A host that is down, or has a logowner again, is not without one. */
  private void hasLogowner(int host) {
    bereft[host] = false;
    leaderless[host] = false;
  }
}
