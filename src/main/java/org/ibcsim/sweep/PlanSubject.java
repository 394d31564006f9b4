package org.ibcsim.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.plan.PlanFigure;
import org.ibcsim.plan.PlanFigures;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.plan.input.MeasuredFile;

/**
 * Points of a plan: one measurement under other terms. Nothing is random, so one run of each point
 * tells all.
 */
final class PlanSubject implements Subject {
  private final List<PlanReader.Ready> points;
  private final List<PlanFigure> figures;
  private final Map<String, Measured> measured = new LinkedHashMap<>();

  PlanSubject(List<PlanReader.Ready> points, List<PlanFigure> figures) {
    this.points = List.copyOf(points);
    this.figures = List.copyOf(figures);
  }

  /** The files that are read. */
  List<Path> traces() {
    return points.stream().map(PlanReader.Ready::trace).distinct().toList();
  }

  @Override
  public RunResult run(RunKey key) {
    PlanReader.Ready point = points.get(key.point());
    List<Double> values;
    try {
      values = PlanFigures.of(measured(point), point.terms(), figures);
    } catch (IllegalArgumentException | ArithmeticException unfit) {
      throw new SweepException(
          "point " + (key.point() + 1) + ": " + point.trace() + ": " + unfit.getMessage(), unfit);
    }
    return new RunResult(
        key, values, new ArrayList<>(Collections.nCopies(figures.size(), Double.NaN)), 0, "");
  }

  /** The measurement, read once: all points that use it wait for the first. */
  private Measured measured(PlanReader.Ready point) {
    MeasuredFile.Options options = point.options();
    String name =
        point.trace()
            + "|"
            + options.format()
            + "|"
            + options.devices()
            + "|"
            + options.everyNanos()
            + "|"
            + options.blockBytes();
    synchronized (measured) {
      Measured known = measured.get(name);
      if (known == null) {
        known = MeasuredFile.read(point.trace(), options);
        measured.put(name, known);
      }
      return known;
    }
  }
}
