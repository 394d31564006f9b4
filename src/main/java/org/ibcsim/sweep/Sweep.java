package org.ibcsim.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.ibcsim.plan.statistics.Estimate;

/**
 * Runs an experiment to its end, in rounds.
 *
 * <p>A round gives every point that is not finished some more replications; then it is decided,
 * point by point, which are. So which runs there are depends on their results alone, and not on
 * which thread was faster; a sweep that was ended at any moment and started again takes the same
 * decisions on what it finds in its store, and computes only what is missing.
 */
public final class Sweep {
  /** Told after each run that was computed. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done runs of this and earlier rounds
     * @param known how many runs are known to be needed; grows from round to round
     */
    void at(int done, int known);
  }

  private final Experiment experiment;
  private final Store store;
  private final Engine engine;

  public Sweep(Experiment experiment, Store store, Engine engine) {
    this.experiment = experiment;
    this.store = store;
    this.engine = engine;
  }

  /**
   * Computes what is missing; answers all results in order.
   *
   * @throws SweepException if a result cannot be computed or stored
   */
  public SortedMap<RunKey, RunResult> run(Progress progress) {
    SortedMap<RunKey, RunResult> results = store.results();
    int[] counts = new int[experiment.points().size()];
    List<RunKey> round = nextRound(counts, results);
    int needed = 0;
    while (!round.isEmpty()) {
      needed += round.size();
      List<RunKey> missing = round.stream().filter(key -> !results.containsKey(key)).toList();
      int known = needed;
      progress.at(known - missing.size(), known);
      engine.run(
          missing,
          result -> {
            store.add(result);
            results.put(result.key(), result);
            progress.at(Math.min(known, results.size()), known);
          });
      round = nextRound(counts, results);
    }
    return results;
  }

  /** What is to be run next; moves the counts on. */
  private List<RunKey> nextRound(int[] counts, SortedMap<RunKey, RunResult> results) {
    List<RunKey> round = new ArrayList<>();
    for (int point = 0; point < counts.length; point++) {
      int from = counts[point];
      if (from > 0
          && (from >= experiment.replications().most() || finished(point, from, results))) {
        continue;
      }
      int until = experiment.replications().after(from);
      for (int replication = from; replication < until; replication++) {
        round.add(new RunKey(point, replication));
      }
      counts[point] = until;
    }
    return round;
  }

  private boolean finished(int point, int count, SortedMap<RunKey, RunResult> results) {
    if (!experiment.replications().untilNarrow()) {
      return true;
    }
    for (int measure = 0; measure < experiment.measures().size(); measure++) {
      double[] values = Values.of(results, point, count, measure);
      MeasureKind kind = experiment.measures().get(measure).kind();
      Estimate estimate = kind.estimate(values, experiment.confidence());
      if (!kind.narrow(estimate, experiment.replications().halfWidth())) {
        return false;
      }
    }
    return true;
  }

  /** Values of one measure at one point. */
  static final class Values {
    private Values() {}

    /** Those of the first replications that exist. */
    static double[] of(SortedMap<RunKey, RunResult> results, int point, int count, int measure) {
      double[] values = new double[count];
      int size = 0;
      for (int replication = 0; replication < count; replication++) {
        RunResult result = results.get(new RunKey(point, replication));
        if (result != null && !Double.isNaN(result.values().get(measure))) {
          values[size++] = result.values().get(measure);
        }
      }
      return java.util.Arrays.copyOf(values, size);
    }
  }
}
