package org.ibcsim.explore.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A graph as a model: states are its nodes, some of which break an invariant, are final, or bear a
 * mark.
 *
 * <p>A node is encoded as its number and some bytes more, as many as its number says, so that
 * states differ in length.
 *
 * @param initial the initial nodes
 * @param edges for each node where its edges lead; the choice is twice the position of the edge
 * @param broken whether a node breaks the invariant {@code "node"}
 * @param outcomes what a node's outcome is; empty if it is none
 * @param marks the mark that a node bears, or -1
 */
record GraphModel(
    int[] initial, List<int[]> edges, boolean[] broken, String[] outcomes, int[] marks)
    implements Model {
  /** A graph of random edges. */
  static GraphModel random(long seed, int nodes, double edgesOfNode) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] initial = random.ints(1 + random.nextInt(3), 0, nodes).toArray();
    List<int[]> edges =
        IntStream.range(0, nodes)
            .mapToObj(node -> random.ints((long) (2 * edgesOfNode * random.nextDouble()), 0, nodes))
            .map(IntStream::toArray)
            .toList();
    boolean[] broken = new boolean[nodes];
    String[] outcomes = new String[nodes];
    int[] marks = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      broken[node] = random.nextInt(nodes) < 2;
      outcomes[node] = edges.get(node).length == 0 ? "leaf " + random.nextInt(3) : "";
      marks[node] = random.nextInt(4) == 0 ? random.nextInt(200) : -1;
    }
    return new GraphModel(initial, edges, broken, outcomes, marks);
  }

  int nodes() {
    return edges.size();
  }

  /** The node that some bytes encode. */
  static int node(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) << 16
        | (bytes[offset + 1] & 0xff) << 8
        | bytes[offset + 2] & 0xff;
  }

  @Override
  public Stepper stepper() {
    return new Walker();
  }

  private final class Walker implements Stepper {
    private final byte[] buffer = new byte[600];

    @Override
    public void begin(Expansion into) {
      for (int i = 0; i < initial.length; i++) {
        tell(i, initial[i], into);
      }
    }

    @Override
    public void expand(byte[] states, int offset, int length, Expansion into) {
      int node = node(states, offset);
      if (length != lengthOf(node)) {
        throw new IllegalStateException("Node " + node + " has length " + length);
      }
      int[] targets = edges.get(node);
      for (int i = 0; i < targets.length; i++) {
        tell(2 * i, targets[i], into);
      }
      if (broken[node]) {
        into.broken("node", "node " + node);
      }
      if (!outcomes[node].isEmpty()) {
        byte[] outcome = outcomes[node].getBytes(StandardCharsets.UTF_8);
        into.outcome(outcome, 0, outcome.length);
      }
      if (marks[node] >= 0) {
        into.covered(marks[node]);
      }
    }

    private void tell(int choice, int node, Expansion into) {
      buffer[0] = (byte) (node >> 16);
      buffer[1] = (byte) (node >> 8);
      buffer[2] = (byte) node;
      into.step(choice, buffer, 0, lengthOf(node));
    }

    private static int lengthOf(int node) {
      return 3 + (node % 97 == 0 ? 500 : node % 7);
    }
  }
}
