package org.ibcsim.model.world;

import org.ibcsim.model.Fingerprint;

/** Which hosts are up, and on which of them the RVG is started. */
final class Hosts {
  private final boolean[] down;
  private final boolean[] stopped;

  Hosts(int count) {
    down = new boolean[count];
    stopped = new boolean[count];
  }

  boolean up(int host) {
    return !down[host];
  }

  boolean started(int host) {
    return !stopped[host];
  }

  /** Whether the RVG of a host can do anything: the host is up and the RVG is started. */
  boolean running(int host) {
    return !down[host] && !stopped[host];
  }

  void crash(int host) {
    down[host] = true;
    stopped[host] = false;
  }

  void boot(int host) {
    down[host] = false;
  }

  void stop(int host) {
    stopped[host] = true;
  }

  void start(int host) {
    stopped[host] = false;
  }

  void set(Hosts other) {
    System.arraycopy(other.down, 0, down, 0, down.length);
    System.arraycopy(other.stopped, 0, stopped, 0, stopped.length);
  }

  void addTo(Fingerprint fingerprint) {
    for (int host = 0; host < down.length; host++) {
      fingerprint.add(down[host]).add(stopped[host]);
    }
  }
}
