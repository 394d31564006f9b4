package org.ibcsim.plan;

import java.util.List;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.input.Measured;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one plan that are asked for, and no others: a sweep makes a thousand plans for the
 * sake of one number each. Each is the number that {@link Plan} holds. Not thread-safe.
 */
public final class PlanFigures {
  private final Terms terms;
  private final Load load;
  private @Nullable Backlog fluid;
  private @Nullable LagDistribution lag;
  private @Nullable SrlSize size;
  private long backlogBytes = -1;

  private PlanFigures(Load load, Terms terms) {
    this.load = load;
    this.terms = terms;
  }

  /**
   * Some figures of what was measured, in their order.
   *
   * @throws IllegalArgumentException if the terms ask for what the measurement does not tell
   */
  public static List<Double> of(Measured measured, Terms terms, List<PlanFigure> figures) {
    PlanFigures plan = new PlanFigures(Load.of(measured, terms), terms);
    return figures.stream().map(figure -> figure.of(plan)).toList();
  }

  long backlogBytes() {
    if (backlogBytes < 0) {
      backlogBytes = Backlog.mostBytes(load.inLog, load.link);
    }
    return backlogBytes;
  }

  Backlog fluid() {
    if (fluid == null) {
      fluid = Backlog.of(load.inLog, load.link);
    }
    return fluid;
  }

  LagDistribution lag() {
    if (lag == null) {
      lag = new LagDistribution(terms.lossLimitSeconds());
      new LagOverTime(load.inLog, load.link).walk(lag);
    }
    return lag;
  }

  SrlSize size() {
    if (size == null) {
      size = SrlSize.of(load, terms, backlogBytes());
    }
    return size;
  }

  double srlBytes() {
    return load.drains() ? size().bytes() : Double.POSITIVE_INFINITY;
  }

  double shareWithinLimit() {
    return Double.isInfinite(terms.lossLimitSeconds())
        ? Double.NaN
        : lag().shareWithin(terms.lossLimitSeconds());
  }

  double worstOutageBytes() {
    return size().worst().isEmpty() ? Double.NaN : size().worst().get(0).backlogBytes();
  }
}
