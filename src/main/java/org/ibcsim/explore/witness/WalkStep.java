package org.ibcsim.explore.witness;

import java.util.List;

/**
 * One step of a walk.
 *
 * @param number from 1; 0 is the beginning, before the first choice
 * @param text what happened, one line
 * @param told what the model told while it happened, in order, a line each
 * @param changes the fields that it changed, in the order of the picture
 */
public record WalkStep(int number, String text, List<String> told, List<Change> changes) {
  public WalkStep {
    told = List.copyOf(told);
    changes = List.copyOf(changes);
  }
}
