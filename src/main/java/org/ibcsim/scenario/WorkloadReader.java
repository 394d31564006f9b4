package org.ibcsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/** Reads {@code workload}: a list of items with one key each, the kind of the workload. */
final class WorkloadReader {
  static final List<String> KINDS =
      List.of("constant", "poisson", "bursts", "closed", "trace", "writes");

  private final Values values;
  private final Problems problems;
  private final SyntheticWorkloadReader synthetic;
  private final TraceWorkloadReader traces;
  private final ListedWritesReader listed;
  private final Names names;
  private final NodeNames nodeNames;
  private final List<Integer> nodes = new ArrayList<>();

  /** That of the workload that is being read. */
  private int nodeOfThis;

  WorkloadReader(
      Values values, Problems problems, DataSetDraft draft, long durationNanos, Path folder) {
    this.values = values;
    this.problems = problems;
    WriteShapeReader shapes = new WriteShapeReader(values, problems, draft);
    this.synthetic = new SyntheticWorkloadReader(values, problems, draft, shapes, durationNanos);
    this.traces = new TraceWorkloadReader(values, problems, shapes, durationNanos, folder);
    this.listed = new ListedWritesReader(values, problems, draft, durationNanos);
    this.names = new Names("workload", problems);
    this.nodeNames = new NodeNames(draft, problems);
  }

  /** Those that are right, in the order of the file. */
  List<WorkloadSpec> read(@Nullable Node node) {
    List<WorkloadSpec> specs = new ArrayList<>();
    for (Node item : values.items(node, "workload", Limits.MOST_WORKLOADS)) {
      nodeOfThis = WriterNodes.LOGOWNER;
      Optional<WorkloadSpec> spec = readItem(item);
      if (spec.isPresent()) {
        specs.add(spec.get());
        nodes.add(nodeOfThis);
      }
    }
    return specs;
  }

  /** The nodes of those that were read, in their order. */
  List<Integer> nodes() {
    return List.copyOf(nodes);
  }

  private Optional<WorkloadSpec> readItem(Node item) {
    String expected = "one kind of workload: " + Shown.oneOf(KINDS);
    if (!(item instanceof Mapping mapping)) {
      problems.add(item.place(), item.shown(), expected + ", and its keys");
      return Optional.empty();
    }
    if (mapping.entries().size() != 1) {
      problems.add(
          item.place(),
          Shown.count(mapping.entries().size(), "key") + " at the level of a kind of workload",
          expected + ", with its own keys indented further");
      return Optional.empty();
    }
    Entry entry = mapping.entries().get(0);
    String kind = entry.key().text();
    if (!KINDS.contains(kind)) {
      problems.add(
          entry.key().place(),
          "the unknown kind of workload " + entry.key().shown(),
          Shown.oneOf(KINDS),
          NearestName.to(kind, KINDS));
      return Optional.empty();
    }
    return readKind(kind, entry.value());
  }

  private Optional<WorkloadSpec> readKind(String kind, Node node) {
    if (kind.equals("writes")) {
      String unnamed = unused(kind);
      names.add(unnamed, node.place());
      return listed.read(node, unnamed);
    }
    Section section =
        Section.open(
            node,
            switch (kind) {
              case "constant" -> Forms.CONSTANT;
              case "poisson" -> Forms.POISSON;
              case "bursts" -> Forms.BURSTS;
              case "closed" -> Forms.CLOSED;
              default -> Forms.TRACE;
            },
            problems);
    String name = name(kind, section);
    names.add(name, section.place("name"));
    int before = problems.count();
    if (section.value("node") instanceof Node.Scalar scalar) {
      nodeNames
          .find(RdsLayout.FIRST_PRIMARY, scalar.text(), scalar)
          .ifPresent(of -> nodeOfThis = of.node());
    }
    String known = String.valueOf(name);
    Optional<WorkloadSpec> spec =
        kind.equals("trace") ? traces.read(section, known) : synthetic.read(kind, section, known);
    return problems.count() == before ? spec : Optional.empty();
  }

  /** The name given, or the kind and the volume, with a number where that is taken. */
  private @Nullable String name(String kind, Section section) {
    Node given = section.value("name");
    if (given != null) {
      return values.name(given, "a workload's name");
    }
    String volume = section.value("volume") instanceof Node.Scalar scalar ? scalar.text() : "";
    return unused(kind + "-" + volume);
  }

  private String unused(String name) {
    int number = 1;
    while (names.all().contains(number == 1 ? name : name + "-" + number)) {
      number++;
    }
    return number == 1 ? name : name + "-" + number;
  }
}
