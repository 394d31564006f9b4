package org.ibcsim.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an experiment asks.
 *
 * @param title of its author's choice
 * @param sha256 of the experiment with the contents of all that it names
 * @param ingredients the files that the hash is of, the experiment first; they may be at other
 *     places elsewhere
 * @param seed of every run; runs of one replication share their random numbers
 * @param parameters what is varied, in the order of the file
 * @param points in the order of the design
 * @param measures in the order of the file
 * @param confidence of all intervals
 * @param warmUp of series
 * @param batches in which a series is averaged
 * @param compared two points that are to be held against each other, or null
 */
public record Experiment(
    String title,
    String sha256,
    List<Ingredient> ingredients,
    long seed,
    List<String> parameters,
    List<Point> points,
    List<Measure> measures,
    Replications replications,
    double confidence,
    WarmUpRule warmUp,
    int batches,
    @Nullable Pair compared) {
  /** Two points, by their numbers. */
  public record Pair(int first, int second) {}

  public Experiment {
    ingredients = List.copyOf(ingredients);
    parameters = List.copyOf(parameters);
    points = List.copyOf(points);
    measures = List.copyOf(measures);
  }
}
