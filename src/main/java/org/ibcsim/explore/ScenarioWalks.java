package org.ibcsim.explore;

import java.util.function.Consumer;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.explore.search.RandomWalks;
import org.ibcsim.explore.search.WalkOptions;
import org.ibcsim.explore.search.WalkProgress;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.scenario.Scenario;

/**
 * Random walks through the orders of events that a scenario allows, for one that is too big to be
 * searched: they find what is broken, and prove nothing. The ways to what is broken, and to
 * outcomes that must not be, are made shorter.
 *
 * <p>The same scenario and options give the same walks on any number of threads. They are run once;
 * {@link #stop} may come from any thread.
 */
public final class ScenarioWalks {
  private final DataSetModel model;
  private final RandomWalks walks;

  /**
   * Walks that are ready to run.
   *
   * @param reducing whether what nobody can see the moment of comes at once
   * @throws UnfitForExplorationException if the scenario cannot be explored as it is
   */
  public ScenarioWalks(Scenario scenario, boolean reducing, WalkOptions options) {
    model = new DataSetModel(scenario, reducing);
    walks = new RandomWalks(model, options, this::isUnwanted);
  }

  /** Whether an outcome is one that must not be. */
  private boolean isUnwanted(byte[] outcome) {
    Litmus litmus = model.scenario().litmus();
    return litmus != null && litmus.standing(model.outcome(outcome)) != Standing.PERMITTED;
  }

  /** Ends the walks soon, with what is known by then. */
  public void stop() {
    walks.stop();
  }

  /**
   * Walks.
   *
   * @param progress told a few times a second, by the calling thread, how far they are
   */
  public Exploration run(Consumer<WalkProgress> progress) {
    return Exploration.of(model, walks.run(progress));
  }
}
