package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.simulate.ManySeeds;
import org.ibcsim.simulate.Runner;
import org.ibcsim.simulate.SeedsSummary;

/** {@code ibcsim run SCENARIO --seeds N}: many runs, one table, nothing written to disk. */
record SeedsRun(Path file, Scenario scenario, int seeds, int replication) {
  /** The most runs in one go: a day's work, and a bound on a slip of the finger. */
  static final int MOST_SEEDS = 10_000_000;

  /** Runs, prints, and answers the exit status. */
  int run(boolean json, PrintWriter screen) {
    Runner.Progress progress = ProgressLine.on(System.err, seeds * scenario.durationNanos());
    ManySeeds.Result result =
        ManySeeds.run(
            scenario,
            String.valueOf(file.getFileName()),
            Version.text(),
            scenario.seed(),
            seeds,
            replication,
            progress);
    if (progress instanceof ProgressLine line) {
      line.clear();
    }
    SeedsSummary summary =
        SeedsSummary.of(
            result,
            scenario,
            Version.text(),
            this::replay,
            replay(scenario.seed()) + " --seeds " + seeds);
    if (json) {
      screen.print(summary.toJson());
      screen.flush();
    } else {
      new SeedsScreen(screen).show(summary, result);
    }
    return ExitStatus.of(summary.verdict());
  }

  private String replay(long seed) {
    return ReplayLine.of(file.toString(), seed, replication);
  }
}
