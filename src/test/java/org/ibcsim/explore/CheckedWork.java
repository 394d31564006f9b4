package org.ibcsim.explore;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ibcsim.explore.search.BreadthFirstSearch;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.ibcsim.simulate.Runner;

/** What the cost of the invariants is measured on: runs and explorations, one thread. */
public final class CheckedWork {
  private CheckedWork() {}

  /**
   * Does a piece of work.
   *
   * @param work {@code run} and the text of a scenario, or {@code explore} and the name of a litmus
   *     test
   * @return writes, or states
   */
  public static long of(String[] work) throws ScenarioException {
    return work[0].equals("run") ? run(work[1]) : explore(work[1]);
  }

  private static long run(String text) throws ScenarioException {
    Scenario scenario =
        ScenarioFile.parse(Path.of("work.yaml"), text.getBytes(StandardCharsets.UTF_8)).scenario();
    RunHeader header = Headers.of(scenario, "work.yaml", "", 0, JournalLevel.CONTROL);
    return Runner.run(
            scenario, header, OutputStream.nullOutputStream(), "journal", (at, served) -> {})
        .record()
        .totals()
        .writes();
  }

  private static long explore(String litmus) {
    SearchOptions options = SearchOptions.withThreads(1).within(Explored.BOUNDS).goingOn();
    return new BreadthFirstSearch(new DataSetModel(Explored.litmus(litmus), true), options)
        .run(progress -> {})
        .counts()
        .distinct();
  }
}
