package org.ibcsim.scenario;

import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.Cluster;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;

/** The nodes of the hosts that are clusters, as a scenario names them: {@code seattle/b}. */
final class NodeNames {
  /** A node of a host, by numbers. */
  record Of(int host, int node) {}

  private final DataSetDraft draft;
  private final Problems problems;

  NodeNames(DataSetDraft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  /** The node of a label, or empty once a problem has been told. */
  Optional<Of> find(Scalar label) {
    int host = draft.hosts.find(ProcessNames.host(label));
    return host < 0 ? Optional.empty() : find(host, ProcessNames.process(label), label);
  }

  /** The node of a host with a name, or empty once a problem has been told in a place. */
  Optional<Of> find(int host, String name, Scalar place) {
    if (host >= draft.hosts.all().size()) {
      // The rds is missing or broken, which has been told there.
      return Optional.empty();
    }
    List<String> nodes = of(host);
    int node = nodes.indexOf(name);
    if (node >= 0) {
      return Optional.of(new Of(host, node));
    }
    String hostName = draft.hosts.all().get(host);
    if (nodes.isEmpty()) {
      problems.add(
          place.place(),
          "a node of " + hostName + ", which is no cluster",
          "cluster: {nodes: [a, b]} in the rds, beside its host");
    } else {
      problems.add(
          place.place(),
          "the unknown node " + Shown.quoted(name) + " of " + hostName,
          Shown.oneOf(nodes),
          NearestName.to(name, nodes));
    }
    return Optional.empty();
  }

  /** As in a scenario. */
  String name(int host, int node) {
    return draft.hosts.all().get(host) + "/" + of(host).get(node);
  }

  private List<String> of(int host) {
    return host < draft.clusters.size() ? draft.clusters.get(host).nodes() : Cluster.NONE.nodes();
  }
}
