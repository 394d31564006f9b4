package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.Cluster;
import org.ibcsim.model.Shipping;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cluster} of a host: its nodes, and which of them is the logowner and the master; the
 * first is both unless something else is written.
 */
final class ClusterReader {
  private static final Map<String, Shipping> SHIPPING = new LinkedHashMap<>();

  static {
    for (Shipping shipping : Shipping.values()) {
      SHIPPING.put(Switch.nameOf(shipping), shipping);
    }
  }

  private final Values values;
  private final Problems problems;

  ClusterReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * The cluster of a host.
   *
   * @param form of the Primary's, or of a Secondary's
   */
  Cluster read(@Nullable Node node, Form form) {
    if (node == null) {
      return Cluster.NONE;
    }
    Section section = Section.open(node, form, problems);
    List<String> nodes = nodes(section.value("nodes"));
    if (nodes.isEmpty()) {
      return Cluster.NONE;
    }
    String logowner = oneOf(nodes, section.value("logowner"));
    Shipping shipping = values.choice(section.value("shipping"), SHIPPING, Shipping.AUTO);
    return new Cluster(nodes, logowner, oneOf(nodes, section.value("master")), shipping);
  }

  /** What lies between the nodes of the Primary's cluster; its workloads are read elsewhere. */
  WriterNodes readInterconnect(@Nullable Node node) {
    if (!(node instanceof Node.Mapping)) {
      return WriterNodes.NONE;
    }
    Section section = Section.open(node, Forms.PRIMARY_CLUSTER, problems);
    Node wire = section.value("interconnect");
    long latency = WriterNodes.STANDARD_LATENCY_NANOS;
    long bandwidth = 0;
    if (wire != null) {
      Section interconnect = Section.open(wire, Forms.INTERCONNECT, problems);
      latency = values.amount(interconnect.value("latency"), Limits.LATENCY, latency);
      bandwidth =
          values.amountOrUnlimited(interconnect.value("bandwidth"), Limits.LINK_BANDWIDTH, 0);
    }
    long pool =
        values.amount(
            section.value("write_ship_pool"),
            Limits.WRITE_SHIP_POOL,
            WriterNodes.STANDARD_POOL_BYTES);
    return new WriterNodes(latency, bandwidth, pool, List.of());
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
