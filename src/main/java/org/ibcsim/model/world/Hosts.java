package org.ibcsim.model.world;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.Registrations;
import org.ibcsim.model.volume.VolumeContents;

/**
 * What belongs to each host whatever its role is: whether it is up and its RVG started, the names
 * registered there, and the contents of its data volumes.
 *
 * <p>The contents of the Primary are those after every update that has a position; where its data
 * volumes lag behind that, the log tells.
 */
final class Hosts {
  private final boolean[] down;
  private final boolean[] stopped;
  private final List<Registrations> registrations = new ArrayList<>();
  private final List<VolumeContents> contents = new ArrayList<>();

  /** Hosts that are up, with volumes that were never written and nothing registered. */
  Hosts(Surroundings surroundings) {
    RdsLayout layout = surroundings.layout();
    int count = layout.hosts().size();
    down = new boolean[count];
    stopped = new boolean[count];
    for (int host = 0; host < count; host++) {
      registrations.add(new Registrations(host, surroundings));
      contents.add(new VolumeContents(layout.volumes()));
    }
  }

  private Hosts(Surroundings surroundings, Hosts other) {
    down = other.down.clone();
    stopped = other.stopped.clone();
    for (int host = 0; host < down.length; host++) {
      Registrations copy = new Registrations(host, surroundings);
      copy.set(other.registrations.get(host));
      registrations.add(copy);
      contents.add(other.contents.get(host).copy());
    }
  }

  /** The same hosts in another world. */
  Hosts copyFor(Surroundings surroundings) {
    return new Hosts(surroundings, this);
  }

  Registrations registrations(int host) {
    return registrations.get(host);
  }

  VolumeContents contents(int host) {
    return contents.get(host);
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

  void addTo(Fingerprint fingerprint) {
    for (int host = 0; host < down.length; host++) {
      fingerprint.add(down[host]).add(stopped[host]).add(contents.get(host).digest());
      registrations.get(host).addTo(fingerprint);
    }
  }
}
