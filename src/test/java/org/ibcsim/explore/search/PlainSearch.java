package org.ibcsim.explore.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A breadth-first search of a graph as textbooks have it: a queue, and a map of the nodes met. */
final class PlainSearch {
  private final GraphModel graph;
  private final Map<Integer, Path> paths = new LinkedHashMap<>();

  PlainSearch(GraphModel graph) {
    this.graph = graph;
    List<Integer> queue = new ArrayList<>();
    for (int i = 0; i < graph.initial().length; i++) {
      meet(graph.initial()[i], new Path(i, List.of()), queue);
    }
    for (int head = 0; head < queue.size(); head++) {
      Path path = paths.get(queue.get(head));
      int[] targets = graph.edges().get(queue.get(head));
      for (int i = 0; i < targets.length; i++) {
        List<Integer> choices = new ArrayList<>(path.choices());
        choices.add(2 * i);
        meet(targets[i], new Path(path.initial(), choices), queue);
      }
    }
  }

  private void meet(int node, Path path, List<Integer> queue) {
    if (paths.putIfAbsent(node, path) == null) {
      queue.add(node);
    }
  }

  /** The nodes in the order in which they were met, each with the path that met it. */
  Map<Integer, Path> paths() {
    return paths;
  }

  long transitions() {
    return paths.keySet().stream().mapToLong(node -> graph.edges().get(node).length).sum();
  }

  List<Long> widths() {
    Map<Integer, Long> widths = new TreeMap<>();
    paths.values().forEach(path -> widths.merge(path.length(), 1L, Long::sum));
    return List.copyOf(widths.values());
  }

  List<Outcome> outcomes() {
    Map<String, Outcome> outcomes = new TreeMap<>();
    paths.forEach(
        (node, path) -> {
          String text = graph.outcomes()[node];
          if (!text.isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            outcomes.merge(
                text,
                new Outcome(bytes, 1, path),
                (old, one) -> new Outcome(bytes, old.states() + 1, old.witness()));
          }
        });
    return List.copyOf(outcomes.values());
  }

  Map<Integer, Path> covered() {
    Map<Integer, Path> covered = new TreeMap<>();
    paths.forEach(
        (node, path) -> {
          if (graph.marks()[node] >= 0) {
            covered.putIfAbsent(graph.marks()[node], path);
          }
        });
    return covered;
  }

  /** The broken nodes, in the order met. */
  List<Integer> broken() {
    return paths.keySet().stream().filter(node -> graph.broken()[node]).toList();
  }
}
