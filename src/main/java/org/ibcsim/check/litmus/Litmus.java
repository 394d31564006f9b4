package org.ibcsim.check.litmus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.check.expectation.Observations;
import org.ibcsim.journal.JournalEntry.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One question to the model, and the outcomes that answer it: which may be, which must be
 * reachable, which must not be.
 *
 * <p>It suits a run in virtual time and a search over all orders alike: values are small and free
 * of times. What no list of permitted outcomes names is as bad as what is forbidden; where there is
 * no such list, everything else is permitted.
 *
 * @param question one sentence
 * @param shows what of the reference it is about
 * @param observed the values of an outcome, in order
 * @param permitted outcomes that may be; empty if all may be that are not forbidden
 * @param required outcomes that some run must show, so that a search is not vacuous
 * @param forbidden outcomes that no run may show, whatever else permits them
 * @param withFaults outcomes that may be as well where a search adds faults that the scenario does
 *     not list; no run may show them
 * @param line of the question in the scenario file, from 1
 */
public record Litmus(
    String question,
    List<Reference> shows,
    List<Observed> observed,
    List<OutcomePattern> permitted,
    List<OutcomePattern> required,
    List<OutcomePattern> forbidden,
    List<OutcomePattern> withFaults,
    int line) {
  public Litmus {
    shows = List.copyOf(shows);
    observed = List.copyOf(observed);
    permitted = List.copyOf(permitted);
    required = List.copyOf(required);
    forbidden = List.copyOf(forbidden);
    withFaults = List.copyOf(withFaults);
  }

  /** The names of the values, in order. */
  public List<String> names() {
    return observed.stream().map(Observed::name).toList();
  }

  /** What a run came to. */
  public LitmusOutcome outcomeOf(Observations run) {
    return new LitmusOutcome(
        observed.stream().map(value -> value.expression().valueIn(run)).toList());
  }

  /** How an outcome of a run stands to the lists. */
  public Standing standing(LitmusOutcome outcome) {
    return standing(outcome, false);
  }

  /**
   * How an outcome stands to the lists.
   *
   * @param faultsAdded whether faults may have happened that the scenario does not list
   */
  public Standing standing(LitmusOutcome outcome, boolean faultsAdded) {
    if (anyMatches(forbidden, outcome)) {
      return Standing.FORBIDDEN;
    }
    boolean listed =
        permitted.isEmpty()
            || anyMatches(permitted, outcome)
            || faultsAdded && anyMatches(withFaults, outcome);
    return listed ? Standing.PERMITTED : Standing.NOT_LISTED;
  }

  private static boolean anyMatches(List<OutcomePattern> patterns, LitmusOutcome outcome) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(outcome));
  }

  /** An outcome as people read it: {@code fate=received, status=0}. */
  public String text(LitmusOutcome outcome) {
    return text(outcome.values());
  }

  /** A pattern as people read it, without the values that do not matter. */
  public String text(OutcomePattern pattern) {
    return text(pattern.values());
  }

  /** The values of an outcome by their names, in order. */
  public Map<String, String> byName(LitmusOutcome outcome) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < observed.size(); i++) {
      byName.put(observed.get(i).name(), outcome.values().get(i));
    }
    return byName;
  }

  private String text(List<? extends @Nullable String> values) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        parts.add(observed.get(i).name() + "=" + shown(String.valueOf(values.get(i))));
      }
    }
    return String.join(", ", parts);
  }

  private static String shown(String value) {
    String oneLine = value.replace("\n", " / ");
    return value.isEmpty() || value.contains(",") ? "'" + oneLine + "'" : oneLine;
  }
}
