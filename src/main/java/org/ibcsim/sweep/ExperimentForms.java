package org.ibcsim.sweep;

import java.util.List;
import org.ibcsim.scenario.Form;

/** The keys of an experiment's mappings. */
final class ExperimentForms {
  static final Form EXPERIMENT =
      new Form(
          "an experiment",
          List.of("experiment", "vary", "measures"),
          List.of(
              "description",
              "scenario",
              "plan",
              "seed",
              "design",
              "points",
              "replications",
              "confidence",
              "warm_up",
              "batches",
              "compare"));
  static final Form REPLICATIONS =
      new Form("replications", List.of("least"), List.of("most", "half_width"));
  static final Form SERIES = new Form("a measure", List.of("series"), List.of("secondary"));
  static final Form PLAN =
      new Form(
          "a plan",
          List.of("trace", "link"),
          List.of(
              "format",
              "device",
              "every",
              "block",
              "header",
              "write_size",
              "overhead",
              "compression",
              "growth",
              "years",
              "safety",
              "outage",
              "node_outage",
              "synchronization",
              "secondary_backup",
              "rpo",
              "loss",
              "synchronous",
              "starts_at"));

  private ExperimentForms() {}
}
