package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.explore.search.Explored;
import org.ibcsim.explore.search.Outcome;
import org.ibcsim.explore.search.Path;
import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.journal.JournalEntry.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What a search over a scenario came to, in the scenario's words.
 *
 * @param verdict broken if an invariant or an expectation is, if an outcome must not be, or if one
 *     that is required cannot be reached; held only if the search went everywhere
 * @param search what the engine found: broken invariants and expectations with their shortest paths
 *     among it
 * @param outcomes of final states, those that must not be first, else in the order of their values;
 *     without values where the scenario observes none
 * @param missing required outcomes that were not reached
 */
public record Exploration(
    Verdict verdict, Explored search, List<Row> outcomes, List<OutcomePattern> missing) {
  /**
   * One outcome.
   *
   * @param states final states that have it
   * @param witness a shortest path to one of them
   */
  public record Row(LitmusOutcome outcome, Standing standing, long states, Path witness) {}

  public Exploration {
    outcomes = List.copyOf(outcomes);
    missing = List.copyOf(missing);
  }

  /** Whether every state was met that the scenario's own bounds allow. */
  public boolean complete() {
    return search instanceof SearchResult all
        && all.reachedBounds().isEmpty()
        && all.modelBounds().isEmpty()
        && all.counts().queue() == 0;
  }

  /** Outcomes that must not be, those that are forbidden first. */
  public List<Row> bad() {
    return outcomes.stream().filter(row -> row.standing() != Standing.PERMITTED).toList();
  }

  /**
   * A shortest path to the worst that was met: a broken invariant or expectation, else an outcome
   * that must not be; null if there is none.
   */
  public @Nullable Path counterexample() {
    if (!search.broken().isEmpty()) {
      return search.broken().get(0).path();
    }
    return bad().isEmpty() ? null : bad().get(0).witness();
  }

  /** Reads what a search over a model found. */
  public static Exploration of(DataSetModel model, Explored search) {
    Litmus litmus = model.scenario().litmus();
    boolean faultsAdded = model.scenario().explore().faults().any();
    List<Row> rows = new ArrayList<>();
    for (Outcome told : search.outcomes()) {
      LitmusOutcome outcome = model.outcome(told.bytes());
      Standing standing =
          litmus == null ? Standing.PERMITTED : litmus.standing(outcome, faultsAdded);
      rows.add(new Row(outcome, standing, told.states(), told.witness()));
    }
    rows.sort(
        (one, other) ->
            one.standing() == other.standing()
                ? one.outcome().compareTo(other.outcome())
                : Integer.compare(rank(one.standing()), rank(other.standing())));
    List<OutcomePattern> missing =
        litmus == null
            ? List.of()
            : litmus.required().stream()
                .filter(pattern -> rows.stream().noneMatch(row -> pattern.matches(row.outcome())))
                .toList();
    return new Exploration(verdict(search, rows, missing, litmus), search, rows, missing);
  }

  private static int rank(Standing standing) {
    return switch (standing) {
      case FORBIDDEN -> 0;
      case NOT_LISTED -> 1;
      case PERMITTED -> 2;
    };
  }

  private static Verdict verdict(
      Explored search, List<Row> rows, List<OutcomePattern> missing, @Nullable Litmus litmus) {
    boolean bad = rows.stream().anyMatch(row -> row.standing() != Standing.PERMITTED);
    if (bad || search.verdict() == Verdict.BROKEN) {
      return Verdict.BROKEN;
    }
    if (search.verdict() == Verdict.HELD && litmus != null && !missing.isEmpty()) {
      return Verdict.BROKEN;
    }
    return search.verdict();
  }
}
