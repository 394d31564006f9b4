package org.ibcsim.check.litmus;

import java.util.Comparator;
import java.util.List;

/**
 * What one run showed of the values that a litmus test observes.
 *
 * <p>Outcomes are ordered by their values, the first one first, as text.
 *
 * @param values in the order in which they are observed, as {@link
 *     org.ibcsim.check.expectation.OutcomeExpression#valueIn} writes them
 */
public record LitmusOutcome(List<String> values) implements Comparable<LitmusOutcome> {
  public LitmusOutcome {
    values = List.copyOf(values);
  }

  @Override
  public int compareTo(LitmusOutcome other) {
    for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
      int order = values.get(i).compareTo(other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Comparator.<Integer>naturalOrder().compare(values.size(), other.values.size());
  }
}
