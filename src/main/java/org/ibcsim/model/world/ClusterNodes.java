package org.ibcsim.model.world;

import java.util.Arrays;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Cluster;

/**
 * The nodes of one host that is a cluster: which are up, which is the master and which is the
 * logowner (dataflow 2.8).
 *
 * <p>In the release that is modelled the logowner follows the master on a switch [D AGENTS
 * ch08s06]. When the master is lost, the first node of the list that is up is the next one
 * (inferred). There is no logowner from its loss until another node has taken over.
 */
final class ClusterNodes implements Stateful {
  private static final int NONE = -1;

  private final Cluster layout;
  private final boolean[] down;
  private int master;
  private int logowner;

  /** Whether the last logowner crashed, and did not leave its work to another node. */
  private boolean memoryLost;

  /** All nodes up. */
  ClusterNodes(Cluster layout) {
    this.layout = layout;
    down = new boolean[layout.nodes().size()];
    begin();
  }

  private void begin() {
    master = layout.nodes().indexOf(layout.master());
    logowner = layout.nodes().indexOf(layout.logowner());
  }

  boolean up(int node) {
    return !down[node];
  }

  /** Whether no node is up. */
  boolean allDown() {
    for (boolean one : down) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  boolean isLogowner(int node) {
    return logowner == node;
  }

  boolean isMaster(int node) {
    return master == node;
  }

  /** Whether a node does the work of the logowner. */
  boolean hasLogowner() {
    return logowner != NONE;
  }

  /** The name of the logowner; empty while there is none. */
  String logownerName() {
    return hasLogowner() ? name(logowner) : "";
  }

  String masterName() {
    return name(master);
  }

  /** A node is down; where it was the master another one is. */
  void crash(int node) {
    down[node] = true;
    if (master == node) {
      for (int other = down.length - 1; other >= 0; other--) {
        if (!down[other]) {
          master = other;
        }
      }
    }
  }

  /** A node is up. */
  void boot(int node) {
    down[node] = false;
  }

  /** A node becomes the master. */
  void switchMaster(int node) {
    master = node;
  }

  /**
   * Nobody does the work of the logowner.
   *
   * @param crashed whether what it had in memory is gone
   */
  void loseLogowner(boolean crashed) {
    logowner = NONE;
    memoryLost = crashed;
  }

  /** Whether what the last logowner had in memory is gone. */
  boolean memoryLost() {
    return memoryLost;
  }

  String name(int node) {
    return layout.nodes().get(node);
  }

  /** The master becomes the logowner. */
  void followMaster() {
    logowner = master;
    memoryLost = false;
  }

  /** All nodes are down at once. */
  void crashAll() {
    Arrays.fill(down, true);
    memoryLost = false;
  }

  /** All nodes are up again, as they were at the beginning. */
  void bootAll() {
    Arrays.fill(down, false);
    begin();
  }

  /** Only one node is up, and is both. */
  void bootFirst(int node) {
    down[node] = false;
    master = node;
    logowner = node;
  }

  @Override
  public void write(StateWriter writer) {
    for (boolean one : down) {
      writer.flag(one);
    }
    writer.rare(master);
    writer.rare(logowner - NONE);
    writer.flag(memoryLost);
  }

  @Override
  public void read(StateReader reader) {
    for (int node = 0; node < down.length; node++) {
      down[node] = reader.flag();
    }
    master = (int) reader.rare();
    logowner = (int) reader.rare() + NONE;
    memoryLost = reader.flag();
  }
}
