package org.ibcsim.model;

/** Open questions about hosts that are clusters. */
public final class ClusterSwitches {
  /** Answers to {@link #CLUSTER_IBC_NODE}. */
  public enum ClusterIbcNode {
    /** The logowner of the RVG; on another node the call fails with IBC_WRONG_NODE. */
    LOGOWNER,
    /** The master of the cluster; on another node the call fails with IBC_WRONG_NODE. */
    MASTER,
    /** Any node. */
    ANY
  }

  /** Which node of a cluster may issue control-message calls? [ibc 6, 12; not documented] */
  public static final Switch<ClusterIbcNode> CLUSTER_IBC_NODE =
      Switch.asks(
              "cluster_ibc_node",
              "Which node of a cluster may issue control-message calls?",
              "ibc 6, 12; not documented")
          .answer(
              ClusterIbcNode.LOGOWNER,
              "The logowner of the RVG; on another node the call fails with IBC_WRONG_NODE.")
          .answer(
              ClusterIbcNode.MASTER,
              "The master of the cluster; on another node the call fails with IBC_WRONG_NODE.")
          .answer(ClusterIbcNode.ANY, "Any node.");

  private ClusterSwitches() {}
}
