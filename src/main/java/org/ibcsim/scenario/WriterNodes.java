package org.ibcsim.scenario;

import java.util.List;

/**
 * Which nodes of the Primary's cluster the workloads run on, and what lies between the nodes
 * (dataflow 2.8, 6.1).
 *
 * @param latencyNanos of the interconnect, one way
 * @param bitsPerSecond of the interconnect; 0 for one on which data takes no time
 * @param poolBytes memory of the logowner for writes that other nodes have shipped and that have
 *     not returned ({@code vol_max_wrspool_sz}); what finds no room waits [K]
 * @param nodes for each workload the number of its node; {@link #LOGOWNER} for one that runs on
 *     whichever node that is
 */
public record WriterNodes(
    long latencyNanos, long bitsPerSecond, long poolBytes, List<Integer> nodes) {
  /** In place of a node: the workload is on the logowner, and moves with it. */
  public static final int LOGOWNER = -1;

  /** A default of ours: not documented. */
  static final long STANDARD_LATENCY_NANOS = 100_000;

  /** A default of ours: that of {@code vol_max_wrspool_sz} is not documented. */
  static final long STANDARD_POOL_BYTES = 16L << 20;

  /** No cluster, or one without anything of its own. */
  public static final WriterNodes NONE =
      new WriterNodes(STANDARD_LATENCY_NANOS, 0, STANDARD_POOL_BYTES, List.of());

  public WriterNodes {
    nodes = List.copyOf(nodes);
  }

  /** The same with workloads. */
  WriterNodes with(List<Integer> others) {
    return new WriterNodes(latencyNanos, bitsPerSecond, poolBytes, others);
  }

  /** Whether any workload is on a node of its own, and its writes take time to the logowner. */
  public boolean takeTime() {
    return (latencyNanos > 0 || bitsPerSecond > 0)
        && nodes.stream().anyMatch(node -> node != LOGOWNER);
  }
}
