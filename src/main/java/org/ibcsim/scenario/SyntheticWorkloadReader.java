package org.ibcsim.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.scenario.unit.Range;
import org.ibcsim.workload.ActiveTime;
import org.ibcsim.workload.ClosedLoop;
import org.ibcsim.workload.OnOffArrivals;
import org.ibcsim.workload.Rate;
import org.ibcsim.workload.Span;
import org.ibcsim.workload.WriteShape;
import org.jspecify.annotations.Nullable;

/** Reads the workloads that are made up: constant, poisson, bursts, closed. */
final class SyntheticWorkloadReader {
  private static final double FEWEST_WRITES_PER_BURST = 1e-6;
  private static final Map<String, OnOffArrivals.Pattern> PATTERNS = new LinkedHashMap<>();

  static {
    PATTERNS.put("poisson", OnOffArrivals.Pattern.POISSON);
    PATTERNS.put("constant", OnOffArrivals.Pattern.CONSTANT);
  }

  private final Values values;
  private final Problems problems;
  private final DataSetDraft draft;
  private final WriteShapeReader shapes;
  private final long durationNanos;

  SyntheticWorkloadReader(
      Values values,
      Problems problems,
      DataSetDraft draft,
      WriteShapeReader shapes,
      long durationNanos) {
    this.values = values;
    this.problems = problems;
    this.draft = draft;
    this.shapes = shapes;
    this.durationNanos = durationNanos;
  }

  /** The workload, or empty once a problem has been told. */
  Optional<WorkloadSpec> read(String kind, Section section, String name) {
    Optional<WriteShape> shape = shapes.read(section);
    ActiveTime active = active(section);
    if (kind.equals("closed")) {
      return closed(section, name, active, shape);
    }
    Rate rate = values.rate(section.value("rate"));
    if (kind.equals("bursts")) {
      return bursts(section, name, rate, active, shape);
    }
    if (rate == null || shape.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        kind.equals("constant")
            ? new WorkloadSpec.Constant(name, rate, active, shape.get())
            : new WorkloadSpec.Poisson(name, rate, active, shape.get()));
  }

  private Optional<WorkloadSpec> bursts(
      Section section,
      String name,
      @Nullable Rate rate,
      ActiveTime active,
      Optional<WriteShape> shape) {
    Optional<Span> on = span(section.value("on"), Limits.SPAN);
    Optional<Span> off = span(section.value("off"), Limits.PAUSE);
    OnOffArrivals.Pattern pattern =
        values.choice(section.value("arrivals"), PATTERNS, OnOffArrivals.Pattern.POISSON);
    if (rate != null
        && on.isPresent()
        && on.get().meanNanos() / rate.meanSpacingNanos() < FEWEST_WRITES_PER_BURST) {
      problems.add(
          section.place("on"),
          "bursts so short that hardly one in a million has a write",
          "longer bursts or a higher rate");
      return Optional.empty();
    }
    if (rate == null || on.isEmpty() || off.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkloadSpec.Bursts(name, rate, pattern, on.get(), off.get(), active, shape.get()));
  }

  private Optional<WorkloadSpec> closed(
      Section section, String name, ActiveTime active, Optional<WriteShape> shape) {
    int outstanding =
        (int) values.integer(section.value("outstanding"), 1, ClosedLoop.MOST_USERS, 1);
    Node node = section.value("think");
    Optional<Span> think = node == null ? Optional.of(Span.fixed(0)) : span(node, Limits.PAUSE);
    boolean never = think.isPresent() && think.get().equals(Span.fixed(0));
    if (never
        && !draft.disks.isEmpty()
        && draft.disks.get(RdsLayout.FIRST_PRIMARY).srl().isInstantaneous()) {
      problems.add(
          node == null ? section.place() : node.place(),
          "writes without think time on an SRL disk that takes no time: time would stand still",
          "a think time above 0 s, or a disk that takes time");
    }
    if (think.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkloadSpec.Closed(name, outstanding, think.get(), active, shape.get()));
  }

  /** A length, or {@code {exponential: mean}}. */
  private Optional<Span> span(@Nullable Node node, Range range) {
    if (node instanceof Mapping mapping) {
      Node mean =
          mapping.entries().size() == 1 && mapping.entry("exponential") != null
              ? mapping.entries().get(0).value()
              : null;
      if (mean == null) {
        problems.add(node.place(), node.shown(), "a duration such as 10 s, or {exponential: 10 s}");
        return Optional.empty();
      }
      long nanos = values.amount(mean, Limits.SPAN, Values.UNKNOWN);
      return nanos < 0 ? Optional.empty() : Optional.of(Span.exponential(nanos));
    }
    long nanos = values.amount(node, range, Values.UNKNOWN);
    return nanos < 0 ? Optional.empty() : Optional.of(Span.fixed(nanos));
  }

  private ActiveTime active(Section section) {
    Node from = section.value("from");
    Node until = section.value("until");
    long start = values.amount(from, Limits.TIME_OF_RUN, 0);
    long end = values.amount(until, Limits.TIME_OF_RUN, Long.MAX_VALUE);
    long writes = values.integer(section.value("writes"), 1, Long.MAX_VALUE - 1, Long.MAX_VALUE);
    if (from != null && durationNanos != Values.UNKNOWN && start >= durationNanos) {
      problems.add(
          from.place(),
          "a start at " + Dimension.DURATION.shown(start),
          "a time before the end of the run at " + Dimension.DURATION.shown(durationNanos));
    }
    if (until != null && end <= start) {
      problems.add(
          until.place(),
          "an end at " + Dimension.DURATION.shown(end),
          "a time after the start at " + Dimension.DURATION.shown(start));
      end = Long.MAX_VALUE;
    }
    return new ActiveTime(start, end, writes);
  }
}
