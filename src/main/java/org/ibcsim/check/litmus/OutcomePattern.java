package org.ibcsim.check.litmus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that are alike in some of their values.
 *
 * @param values in the order in which they are observed; null where any value will do
 * @param line in the scenario file, from 1
 */
public record OutcomePattern(List<@Nullable String> values, int line) {
  public OutcomePattern {
    // List.copyOf takes no null.
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** Whether the outcome is one of these. */
  public boolean matches(LitmusOutcome outcome) {
    for (int i = 0; i < values.size(); i++) {
      String wanted = values.get(i);
      if (wanted != null && !wanted.equals(outcome.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether some outcome could be one of these and of the others. */
  public boolean meets(OutcomePattern other) {
    for (int i = 0; i < values.size(); i++) {
      String mine = values.get(i);
      String others = other.values.get(i);
      if (mine != null && others != null && !mine.equals(others)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of these are among the others. */
  public boolean isWithin(OutcomePattern other) {
    for (int i = 0; i < values.size(); i++) {
      String others = other.values.get(i);
      if (others != null && !others.equals(values.get(i))) {
        return false;
      }
    }
    return true;
  }
}
