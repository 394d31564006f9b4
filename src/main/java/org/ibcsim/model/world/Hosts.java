package org.ibcsim.model.world;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;

/** Which hosts are up, and on which of them the RVG is started. */
final class Hosts implements Stateful {
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

  @Override
  public void write(StateWriter writer) {
    for (int host = 0; host < down.length; host++) {
      writer.flag(down[host]);
      writer.flag(stopped[host]);
    }
  }

  @Override
  public void read(StateReader reader) {
    for (int host = 0; host < down.length; host++) {
      down[host] = reader.flag();
      stopped[host] = reader.flag();
    }
  }
}
