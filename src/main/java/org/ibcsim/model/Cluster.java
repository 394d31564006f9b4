package org.ibcsim.model;

import java.util.List;

/**
 * The nodes of a host that is a cluster with a shared disk group, which have its RVG in common.
 *
 * @param nodes their names, each once; empty for a host that is no cluster
 * @param logowner the node that does the RVG's logging [D B73/ch08s06s02]
 * @param master the master of the cluster
 * @param shipping how writes of the other nodes come into the log
 */
public record Cluster(List<String> nodes, String logowner, String master, Shipping shipping) {
  /** A host of a single node. */
  public static final Cluster NONE = new Cluster(List.of(), "", "", Shipping.AUTO);

  public Cluster {
    nodes = List.copyOf(nodes);
    if (!nodes.isEmpty() && !(nodes.contains(logowner) && nodes.contains(master))) {
      throw new IllegalArgumentException(
          "logowner " + logowner + " and master " + master + ", expected two of " + nodes);
    }
  }

  /** A cluster that ships as its RLINKs make it. */
  public Cluster(List<String> nodes, String logowner, String master) {
    this(nodes, logowner, master, Shipping.AUTO);
  }

  /** Whether it is a cluster at all. */
  public boolean any() {
    return !nodes.isEmpty();
  }

  /**
   * Whether a node may issue control-message calls on the RVG: an open question.
   *
   * @param logowner the logowner of now; empty while there is none
   * @param master the master of now
   */
  public static boolean mayCall(String node, String logowner, String master, Semantics semantics) {
    return switch (semantics.get(ClusterSwitches.CLUSTER_IBC_NODE)) {
      case LOGOWNER -> node.equals(logowner);
      case MASTER -> node.equals(master);
      case ANY -> true;
    };
  }
}
