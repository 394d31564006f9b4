package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.Cluster;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cluster} of a host: its nodes, and which of them is the logowner and the master; the
 * first is both unless something else is written.
 */
final class ClusterReader {
  private final Values values;
  private final Problems problems;

  ClusterReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  Cluster read(@Nullable Node node) {
    if (node == null) {
      return Cluster.NONE;
    }
    Section section = Section.open(node, Forms.CLUSTER, problems);
    List<String> nodes = nodes(section.value("nodes"));
    if (nodes.isEmpty()) {
      return Cluster.NONE;
    }
    String logowner = oneOf(nodes, section.value("logowner"));
    return new Cluster(nodes, logowner, oneOf(nodes, section.value("master")));
  }

  private List<String> nodes(@Nullable Node node) {
    List<String> nodes = new ArrayList<>();
    for (Node item : values.items(node, "node", Limits.MOST_NODES)) {
      String name = values.name(item, "a node's name");
      if (name != null && nodes.contains(name)) {
        problems.add(
            item.place(), "the node " + Shown.quoted(name) + " a second time", "each node once");
      } else if (name != null) {
        nodes.add(name);
      }
    }
    return nodes;
  }

  private String oneOf(List<String> nodes, @Nullable Node node) {
    if (node == null) {
      return nodes.get(0);
    }
    String name = values.name(node, "a node's name");
    if (name == null || nodes.contains(name)) {
      return name == null ? nodes.get(0) : name;
    }
    problems.add(
        node.place(),
        "the unknown node " + Shown.quoted(name),
        Shown.oneOf(nodes),
        NearestName.to(name, nodes));
    return nodes.get(0);
  }
}
