package org.ibcsim.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ibcsim.explore.search.BreadthFirstSearch;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.scenario.Scenario;

/**
 * The litmus folder, each file explored whole as its own {@code explore} says, on both threads of a
 * small machine; once, whoever asks for it.
 */
final class LitmusFolder {
  private static final int THREADS = 2;

  /** What an exploration found, and what of the language it exercised. */
  record Whole(Scenario scenario, Exploration exploration, Exercised exercised) {}

  private static final Map<Path, Whole> EXPLORED = new ConcurrentHashMap<>();

  private LitmusFolder() {}

  /** Every file of the folder, by name. */
  static List<Path> files() {
    try (Stream<Path> all = Files.list(Explored.LITMUS)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString().replace(".yaml", "");
  }

  /** A file, explored as it says. */
  static Whole explored(Path file) {
    return EXPLORED.computeIfAbsent(file, each -> explore(Explored.file(each)));
  }

  /** A scenario, explored with all faults that its budget allows. */
  static Whole explore(Scenario scenario) {
    Exercised exercised = new Exercised(scenario.layout().semantics());
    DataSetModel model =
        new DataSetModel(scenario, true).told(exercised, exercised, exercised.asked());
    SearchOptions options = SearchOptions.withThreads(THREADS).within(Explored.BOUNDS).goingOn();
    Exploration exploration =
        Exploration.of(model, new BreadthFirstSearch(model, options).run(progress -> {}));
    return new Whole(scenario, exploration, exercised);
  }
}
