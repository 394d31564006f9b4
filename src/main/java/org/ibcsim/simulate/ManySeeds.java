package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.check.litmus.OutcomeTable;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalEntry.Verdict;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.model.Fact;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.evidence.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario once for each of many seeds that follow each other, and collects what came out.
 *
 * <p>Every run is what a single run with its seed is; journals are not kept. The same first seed
 * and number of seeds give the same result.
 */
public final class ManySeeds {
  /** Broken runs that are kept; the others are counted. */
  static final int MOST_KEPT = 10;

  /**
   * A run that broke an expectation or an invariant, whatever its outcome.
   *
   * @param reason what is broken, in words
   */
  public record BrokenRun(long seed, String reason) {}

  /**
   * What many runs showed.
   *
   * @param seeds how many runs, with the seeds firstSeed, firstSeed + 1, ...
   * @param table the outcomes; null if the scenario asks no litmus question
   * @param brokenCount runs that broke an expectation or an invariant
   * @param broken the first of them
   */
  public record Result(
      long firstSeed,
      int seeds,
      int replication,
      @Nullable OutcomeTable<Long> table,
      long brokenCount,
      List<BrokenRun> broken) {
    public Result {
      broken = List.copyOf(broken);
    }

    /** Broken if any run was; inconclusive if a required outcome was not seen. */
    public Verdict verdict() {
      if (brokenCount > 0 || (table != null && !table.bad().isEmpty())) {
        return Verdict.BROKEN;
      }
      return table != null && !table.missing().isEmpty() ? Verdict.INCONCLUSIVE : Verdict.HELD;
    }
  }

  private ManySeeds() {}

  /**
   * Runs them one after the other.
   *
   * @param scenarioFile without folders
   * @param progress told of virtual time and events of all runs together, in whole runs
   */
  public static Result run(
      Scenario scenario,
      String scenarioFile,
      String ibcsimVersion,
      long firstSeed,
      int seeds,
      int replication,
      Runner.Progress progress) {
    Litmus litmus = scenario.litmus();
    OutcomeTable<Long> table = litmus == null ? null : new OutcomeTable<>(litmus);
    List<BrokenRun> broken = new ArrayList<>();
    long brokenCount = 0;
    long events = 0;
    for (int i = 0; i < seeds; i++) {
      long seed = firstSeed + i;
      RunHeader header =
          Headers.of(
              scenario.withSeed(seed),
              scenarioFile,
              ibcsimVersion,
              replication,
              JournalLevel.CONTROL);
      if (scenario.expectations().isEmpty()) {
        // Outcomes are free of times, so nothing reads the series, and they are most of the work.
        header = header.withBucketNanos(Math.max(1, scenario.durationNanos()));
      }
      RunRecord run = Runner.record(scenario, header, (nanos, n) -> {});
      if (table != null) {
        table.add(outcome(run), seed);
      }
      Optional<String> reason = broken(run);
      if (reason.isPresent()) {
        brokenCount++;
        if (broken.size() < MOST_KEPT) {
          broken.add(new BrokenRun(seed, reason.get()));
        }
      }
      events += run.totals() == null ? 0 : run.totals().events();
      progress.at((i + 1L) * scenario.durationNanos(), events);
    }
    return new Result(firstSeed, seeds, replication, table, brokenCount, broken);
  }

  private static LitmusOutcome outcome(RunRecord run) {
    List<JournalEntry.Litmus> answers = run.entries(JournalEntry.Litmus.class);
    return new LitmusOutcome(List.copyOf(answers.get(0).outcome().values()));
  }

  /** The first expectation or invariant that the run broke. */
  private static Optional<String> broken(RunRecord run) {
    Optional<String> invariant =
        run.facts().stream()
            .filter(timed -> timed.fact() instanceof Fact.Broken)
            .map(timed -> "invariant " + ((Fact.Broken) timed.fact()).invariant())
            .findFirst();
    return invariant.or(
        () ->
            run.entries(JournalEntry.Expectation.class).stream()
                .filter(expectation -> expectation.verdict() == Verdict.BROKEN)
                .map(expectation -> expectation.expression() + ": " + expectation.found())
                .findFirst());
  }
}
