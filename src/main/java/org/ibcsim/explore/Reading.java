package org.ibcsim.explore;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.explore.search.Verdict;

/**
 * What a scenario comes to when open questions are answered in one way.
 *
 * @param answers the answers that differ from the scenario's own, by the names of their switches;
 *     empty for the scenario as it is
 * @param reason of the verdict, one sentence
 * @param gained outcomes that the scenario's own answers do not allow
 * @param lost outcomes that only they allow; empty unless the reading was explored to its end
 * @param states distinct states met
 */
public record Reading(
    Map<String, String> answers,
    Verdict verdict,
    String reason,
    SortedSet<LitmusOutcome> gained,
    SortedSet<LitmusOutcome> lost,
    long states) {
  public Reading {
    answers = Map.copyOf(answers);
    gained = new TreeSet<>(gained);
    lost = new TreeSet<>(lost);
  }

  /** Whether verdict or outcomes are others than those of the scenario as it is. */
  public boolean differsFrom(Reading own) {
    return verdict != own.verdict || !gained.isEmpty() || !lost.isEmpty();
  }

  /** The answers as people write them: {@code nofreeze_mode=never_hold}; empty for none. */
  public String text() {
    return new java.util.TreeMap<>(answers)
        .entrySet().stream()
            .map(answer -> answer.getKey() + "=" + answer.getValue())
            .collect(java.util.stream.Collectors.joining(" "));
  }
}
