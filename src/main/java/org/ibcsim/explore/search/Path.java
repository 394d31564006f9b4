package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path through a model: an initial state, and a choice for each step from there.
 *
 * @param initial the number of the initial state
 * @param choices of the steps, in order
 */
public record Path(int initial, List<Integer> choices) {
  public Path {
    choices = List.copyOf(choices);
  }

  /** Number of steps. */
  public int length() {
    return choices.size();
  }

  /**
   * The states along the path, encoded: one more than there are steps.
   *
   * @throws IllegalArgumentException if the model does not allow a choice where it is made
   */
  public List<byte[]> replay(Stepper stepper) {
    List<byte[]> states = new ArrayList<>(choices.size() + 1);
    Expansion expansion = new Expansion();
    byte[] state = follow(expansion.begin(stepper), initial, 0);
    states.add(state);
    for (int i = 0; i < choices.size(); i++) {
      state = follow(expansion.of(stepper, state, 0, state.length), choices.get(i), i + 1);
      states.add(state);
    }
    return states;
  }

  /** The state to which a choice leads, of those that an expansion holds. */
  static byte[] follow(Expansion expansion, int choice, int position) {
    List<Integer> allowed = new ArrayList<>();
    for (int step = 0; step < expansion.steps(); step++) {
      if (expansion.choice(step) == choice) {
        int from = expansion.offset(step);
        return Arrays.copyOfRange(expansion.bytes(), from, from + expansion.length(step));
      }
      allowed.add(expansion.choice(step));
    }
    throw new IllegalArgumentException(
        "Step "
            + position
            + ": choice "
            + choice
            + ", expected one of "
            + allowed
            + ". Maybe the path was recorded with another version of the model?");
  }
}
