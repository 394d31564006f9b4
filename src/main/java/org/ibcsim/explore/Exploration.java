package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.explore.search.BreadthFirstSearch;
import org.ibcsim.explore.search.Outcome;
import org.ibcsim.explore.search.Path;
import org.ibcsim.explore.search.Reported;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.explore.search.SearchProgress;
import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.journal.JournalEntry.Verdict;
import org.ibcsim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * A scenario explored: every order of events that it allows, and what the scenario says of what
 * came of them.
 *
 * <p>A verdict "held" means that every state was met and nothing is amiss: no invariant and no
 * expectation broken, no outcome that is forbidden or not listed, none missing that is required.
 * Where a bound was reached it is inconclusive, unless something broken was met before. The same
 * scenario and bounds give the same exploration on any number of threads.
 *
 * <p>One exploration is run once. {@link #stop} may come from any thread.
 */
public final class Exploration {
  private final Scenario scenario;
  private final DataSetModel model;
  private final BreadthFirstSearch search;

  /**
   * What an exploration came to.
   *
   * @param reason of the verdict, one sentence
   * @param rows outcomes in the order of their values; empty where the scenario observes nothing
   * @param missing required outcomes that were not met, in the order of the scenario
   * @param search the search itself: its size, its bounds, broken invariants and expectations
   */
  public record Result(
      Verdict verdict,
      String reason,
      List<Row> rows,
      List<OutcomePattern> missing,
      SearchResult search) {
    public Result {
      rows = List.copyOf(rows);
      missing = List.copyOf(missing);
    }

    /** Whether every state was met that the bounds of the scenario allow. */
    public boolean complete() {
      return search.reachedBounds().isEmpty()
          && search.modelBounds().isEmpty()
          && search.counts().queue() == 0;
    }

    /**
     * A shortest path to the worst that was met: a broken invariant or expectation, else an outcome
     * that must not be; null if there is none.
     */
    public @Nullable Path counterexample() {
      if (!search.broken().isEmpty()) {
        return search.broken().get(0).path();
      }
      List<Row> bad = bad(rows);
      return bad.isEmpty() ? null : bad.get(0).witness();
    }
  }

  /**
   * One outcome.
   *
   * @param states how many final states show it
   * @param witness a shortest path to one of them
   */
  public record Row(LitmusOutcome outcome, Standing standing, long states, Path witness) {}

  /**
   * An exploration that is ready to run.
   *
   * @throws UnfitForExplorationException if the scenario cannot be explored as it is
   */
  public Exploration(Scenario scenario, SearchOptions options) {
    this.scenario = scenario;
    model = new DataSetModel(scenario, options.reducing());
    search = new BreadthFirstSearch(model, options);
  }

  /** The model that the paths of the result belong to. */
  public DataSetModel model() {
    return model;
  }

  /** Ends the exploration soon, with what is known by then. */
  public void stop() {
    search.stop();
  }

  /**
   * Explores.
   *
   * @param progress told a few times a second, by the calling thread, how far it is
   */
  public Result run(Consumer<SearchProgress> progress) {
    SearchResult found = search.run(progress);
    Litmus litmus = scenario.litmus();
    List<Row> rows = new ArrayList<>();
    List<OutcomePattern> missing = List.of();
    if (litmus != null) {
      for (Outcome each : found.outcomes()) {
        LitmusOutcome outcome = model.outcome(each.bytes());
        rows.add(new Row(outcome, litmus.standing(outcome), each.states(), each.witness()));
      }
      rows.sort((one, other) -> one.outcome().compareTo(other.outcome()));
      missing =
          litmus.required().stream()
              .filter(pattern -> rows.stream().noneMatch(row -> pattern.matches(row.outcome())))
              .toList();
    }
    Result draft = new Result(Verdict.HELD, "", rows, missing, found);
    return judged(draft, litmus);
  }

  private static Result judged(Result draft, @Nullable Litmus litmus) {
    List<String> broken = new ArrayList<>();
    for (Reported each : draft.search().broken()) {
      broken.add(
          each.name()
              + (each.reason().isEmpty() ? "" : " (" + each.reason() + ")")
              + ", after "
              + steps(each.path().length()));
    }
    for (Row row : bad(draft.rows())) {
      broken.add(
          "an outcome is "
              + row.standing().words()
              + ": "
              + java.util.Objects.requireNonNull(litmus).text(row.outcome())
              + ", after "
              + steps(row.witness().length()));
    }
    if (draft.complete()) {
      for (OutcomePattern pattern : draft.missing()) {
        broken.add(
            "a required outcome cannot be reached: "
                + java.util.Objects.requireNonNull(litmus).text(pattern));
      }
    }
    Verdict verdict =
        !broken.isEmpty()
            ? Verdict.BROKEN
            : draft.complete() ? Verdict.HELD : Verdict.INCONCLUSIVE;
    String reason =
        switch (verdict) {
          case BROKEN -> String.join("; ", broken);
          case INCONCLUSIVE -> bounds(draft);
          case HELD -> held(draft, litmus);
        };
    return new Result(verdict, reason, draft.rows(), draft.missing(), draft.search());
  }

  private static String bounds(Result draft) {
    List<String> bounds = new ArrayList<>(draft.search().reachedBounds());
    draft
        .search()
        .modelBounds()
        .forEach(
            bound ->
                bounds.add(
                    bound.name() + (bound.reason().isEmpty() ? "" : " (" + bound.reason() + ")")));
    return "not every state was met: " + String.join("; ", bounds);
  }

  private static String held(Result draft, @Nullable Litmus litmus) {
    String all = "all " + draft.search().counts().distinct() + " states hold";
    if (litmus == null) {
      return all;
    }
    return all
        + "; "
        + (draft.rows().size() == 1
            ? "the one outcome is permitted"
            : "all " + draft.rows().size() + " outcomes are permitted")
        + (litmus.required().isEmpty() ? "" : ", and each that is required can be reached");
  }

  private static List<Row> bad(List<Row> rows) {
    List<Row> bad = new ArrayList<>();
    for (Standing standing : List.of(Standing.FORBIDDEN, Standing.NOT_LISTED)) {
      rows.stream().filter(row -> row.standing() == standing).forEach(bad::add);
    }
    return bad;
  }

  private static String steps(int number) {
    return number == 1 ? "1 step" : number + " steps";
  }
}
