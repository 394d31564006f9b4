package org.ibcsim.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One number of a plan, called as in the document that {@code plan --json} prints. Seconds are
 * infinite where data never leaves, an SRL is where none is large enough, and figures are NaN where
 * there is no such number.
 */
public enum PlanFigure {
  BACKLOG("fluid.backlog_bytes_max", figures -> figures.backlogBytes()),
  BACKLOG_AT("fluid.backlog_at_seconds", figures -> figures.fluid().atSeconds()),
  QUEUE_P50("fluid.lag_seconds.p50", figures -> figures.fluid().lag().p50()),
  QUEUE_P95("fluid.lag_seconds.p95", figures -> figures.fluid().lag().p95()),
  QUEUE_P99("fluid.lag_seconds.p99", figures -> figures.fluid().lag().p99()),
  QUEUE_MAX("fluid.lag_seconds.max", figures -> figures.fluid().lag().max()),
  LAG_P50("rpo.seconds.p50", figures -> figures.lag().percentileSeconds(0.5)),
  LAG_P95("rpo.seconds.p95", figures -> figures.lag().percentileSeconds(0.95)),
  LAG_P99("rpo.seconds.p99", figures -> figures.lag().percentileSeconds(0.99)),
  LAG_MAX("rpo.seconds.max", figures -> figures.lag().mostSeconds()),
  WITHIN_LIMIT("rpo.share_within_limit", PlanFigures::shareWithinLimit),
  VIOLATIONS("rpo.violations", figures -> figures.lag().violations().size()),
  SRL("srl_bytes", PlanFigures::srlBytes),
  WORST_OUTAGE("worst_outage.backlog_bytes", PlanFigures::worstOutageBytes);

  private final String word;
  private final ToDoubleFunction<PlanFigures> value;

  PlanFigure(String word, ToDoubleFunction<PlanFigures> value) {
    this.word = word;
    this.value = value;
  }

  /** How it is called. */
  public String word() {
    return word;
  }

  double of(PlanFigures figures) {
    return value.applyAsDouble(figures);
  }

  /** The figure of a name. */
  public static Optional<PlanFigure> named(String word) {
    return Arrays.stream(values()).filter(figure -> figure.word.equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PlanFigure::word).toList();
  }
}
