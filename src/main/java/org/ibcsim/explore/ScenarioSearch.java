package org.ibcsim.explore;

import java.util.function.Consumer;
import org.ibcsim.explore.search.BreadthFirstSearch;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.explore.search.SearchProgress;
import org.ibcsim.scenario.Scenario;

/**
 * A search over every order of events that a scenario allows.
 *
 * <p>The same scenario and bounds give the same exploration on any number of threads. It is run
 * once; {@link #stop} may come from any thread.
 */
public final class ScenarioSearch {
  private final DataSetModel model;
  private final BreadthFirstSearch search;

  /**
   * A search that is ready to run.
   *
   * @throws UnfitForExplorationException if the scenario cannot be explored as it is
   */
  public ScenarioSearch(Scenario scenario, SearchOptions options) {
    model = new DataSetModel(scenario, options.reducing());
    search = new BreadthFirstSearch(model, options);
  }

  /** Ends the search soon, with what is known by then. */
  public void stop() {
    search.stop();
  }

  /**
   * Searches.
   *
   * @param progress told a few times a second, by the calling thread, how far it is
   */
  public Exploration run(Consumer<SearchProgress> progress) {
    return Exploration.of(model, search.run(progress));
  }
}
