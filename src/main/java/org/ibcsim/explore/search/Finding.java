package org.ibcsim.explore.search;

/**
 * Something out of the ordinary that a stepper told of a state or of one of its steps.
 *
 * @param kind what it is
 * @param state which of the states of an {@link Expansion} it is about, counted from 0
 * @param choice the step that it is about, or {@link #STATE}
 * @param name short and always the same: of the invariant, or of the model's bound. Of the findings
 *     of one name, the one with the shortest path is kept
 * @param reason what was found in this very case, for people; may be empty
 */
public record Finding(Kind kind, int state, int choice, String name, String reason) {
  /** In place of a choice: the finding is about the state itself. */
  public static final int STATE = -1;

  /** What can be found. */
  public enum Kind {
    /** An invariant does not hold. */
    BROKEN,
    /** The model left out steps, because of a bound of its own: no verdict "held" any more. */
    BOUND
  }
}
