package org.ibcsim.model.world;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Cluster;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.Registrations;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to each host whatever its role is: whether it is up and its RVG started, and the
 * names registered there.
 */
final class Hosts implements Stateful {
  private final boolean[] down;
  private final boolean[] stopped;
  private final boolean[] superseded;
  private final Media media;
  private final List<Registrations> registrations = new ArrayList<>();
  private final @Nullable ClusterNodes[] nodes;

  /** Hosts that are up, with nothing registered. */
  Hosts(Surroundings surroundings) {
    int count = surroundings.layout().hosts().size();
    down = new boolean[count];
    stopped = new boolean[count];
    superseded = new boolean[count];
    nodes = new ClusterNodes[count];
    media = new Media(surroundings.layout());
    for (int host = 0; host < count; host++) {
      registrations.add(new Registrations(host, surroundings));
      Cluster cluster = surroundings.layout().hosts().get(host).cluster();
      if (cluster.any()) {
        nodes[host] = new ClusterNodes(cluster);
      }
    }
  }

  /** The nodes of a host that is a cluster. */
  ClusterNodes nodes(int host) {
    ClusterNodes of = nodes[host];
    if (of == null) {
      throw new IllegalArgumentException("host " + host + " is no cluster");
    }
    return of;
  }

  /** Whether a host is a cluster whose nodes are up, and none of them is the logowner. */
  boolean failingOver(int host) {
    ClusterNodes of = nodes[host];
    return of != null && !down[host] && !of.hasLogowner();
  }

  /** Whether a node may issue control-message calls now. */
  boolean mayCall(int host, String node, Semantics semantics) {
    ClusterNodes of = nodes[host];
    return of == null
        ? Cluster.mayCall(node, "", "", semantics)
        : Cluster.mayCall(node, of.logownerName(), of.masterName(), semantics);
  }

  /** The disks of all hosts. */
  Media media() {
    return media;
  }

  Registrations registrations(int host) {
    return registrations.get(host);
  }

  boolean up(int host) {
    return !down[host];
  }

  boolean started(int host) {
    return !stopped[host];
  }

  /**
   * Whether the RVG of a host can do anything: the host is up, the RVG is started, and a cluster
   * has a logowner.
   */
  boolean running(int host) {
    return !down[host] && !stopped[host] && !failingOver(host);
  }

  /** Whether a takeover has made another host the Primary in its place: no part of the data set. */
  boolean superseded(int host) {
    return superseded[host];
  }

  /** It is a Secondary from now on. */
  void comeBack(int host) {
    superseded[host] = false;
  }

  void supersede(int host) {
    superseded[host] = true;
  }

  void crash(int host) {
    down[host] = true;
    stopped[host] = false;
    ClusterNodes of = nodes[host];
    if (of != null) {
      of.crashAll();
    }
  }

  void boot(int host) {
    down[host] = false;
    ClusterNodes of = nodes[host];
    if (of != null && of.allDown()) {
      of.bootAll();
    }
  }

  void stop(int host) {
    stopped[host] = true;
  }

  void start(int host) {
    stopped[host] = false;
  }

  @Override
  public void write(StateWriter writer) {
    media.write(writer);
    for (int host = 0; host < down.length; host++) {
      writer.flag(down[host]);
      writer.flag(stopped[host]);
      writer.flag(superseded[host]);
      registrations.get(host).write(writer);
      ClusterNodes of = nodes[host];
      if (of != null) {
        of.write(writer);
      }
    }
  }

  @Override
  public void read(StateReader reader) {
    media.read(reader);
    for (int host = 0; host < down.length; host++) {
      down[host] = reader.flag();
      stopped[host] = reader.flag();
      superseded[host] = reader.flag();
      registrations.get(host).read(reader);
      ClusterNodes of = nodes[host];
      if (of != null) {
        of.read(reader);
      }
    }
  }
}
