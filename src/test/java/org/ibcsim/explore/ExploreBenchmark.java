package org.ibcsim.explore;

import org.ibcsim.explore.search.Contest;
import org.ibcsim.explore.search.Storage;
import org.ibcsim.explore.search.WindowContest;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.Scenario;

/**
 * How fast spaces are searched, and in how much memory: {@code mvn -q -Pbench test-compile
 * exec:exec@explore}.
 *
 * <p>The sliding window shows the search alone. The rest is the full data set with its scripts and
 * invariants: litmus tests, without times so that every order counts, and one of them scaled up to
 * more than ten million states.
 */
public final class ExploreBenchmark {
  private ExploreBenchmark() {}

  /** Runs the contenders whose names contain one of the arguments, or all. */
  public static void main(String[] arguments) {
    WindowContest.largest().run(arguments);
    Contest litmus = new Contest(1, 3);
    add(litmus, "send-synchronous-override", 5);
    add(litmus, "receiver-without-memory", 2);
    add(litmus, "copies-before-the-next", 3);
    add(litmus, "broadcast-to-two", 3);
    litmus.run(arguments);
    Contest scaled = new Contest(0, 1);
    add(scaled, "receiver-without-memory", 4);
    scaled.run(arguments);
  }

  private static void add(Contest contest, String litmus, long writes) {
    Scenario scenario =
        Explored.litmus(litmus)
            .withExplore(
                ExplorePlan.STANDARD.withTime(ExplorePlan.TimeModel.UNTIMED).withWrites(writes));
    contest.add(
        litmus + " with " + writes + " writes",
        new DataSetModel(scenario, true),
        Storage.FINGERPRINTS);
  }
}
