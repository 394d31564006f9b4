package org.ibcsim.explore.witness;

import java.util.ArrayList;
import java.util.List;

/**
 * A path that was followed from its beginning: what the state was there, and each step from there.
 *
 * @param steps the beginning first, then one for each choice
 * @param pictures the state after each of the steps, in the same order
 */
public record Walk(List<WalkStep> steps, List<Picture> pictures) {
  public Walk {
    steps = List.copyOf(steps);
    pictures = List.copyOf(pictures);
    if (steps.isEmpty() || steps.size() != pictures.size()) {
      throw new IllegalArgumentException(
          steps.size() + " steps and " + pictures.size() + " pictures, expected one for each");
    }
  }

  /** Number of choices. */
  public int length() {
    return steps.size() - 1;
  }

  /** Gathers a walk, step by step. */
  public static final class Builder {
    private final List<WalkStep> steps = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();

    /**
     * The next step, the beginning first.
     *
     * @param text what happened
     * @param told what the model told meanwhile
     * @param picture the state afterwards
     */
    public void step(String text, List<String> told, Picture picture) {
      List<Change> changes =
          pictures.isEmpty() ? List.of() : pictures.get(pictures.size() - 1).changesTo(picture);
      steps.add(new WalkStep(steps.size(), text, told, changes));
      pictures.add(picture);
    }

    /** The walk so far. */
    public Walk walk() {
      return new Walk(steps, pictures);
    }
  }
}
