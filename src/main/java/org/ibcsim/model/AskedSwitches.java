package org.ibcsim.model;

import java.util.List;

/**
 * Notes which open questions a run has asked: only those can have changed it.
 *
 * <p>It is no part of a world's state, and copies of a world share it, also on several threads: a
 * note is one element of an array, set and never cleared.
 */
public final class AskedSwitches {
  private final boolean[] asked = new boolean[Semantics.SWITCHES.size()];

  void note(int number) {
    asked[number] = true;
  }

  /** The switches that were asked, in the order of {@link Semantics#SWITCHES}. */
  public List<Switch<?>> switches() {
    return Semantics.SWITCHES.stream()
        .filter(question -> asked[question.number()])
        .<Switch<?>>map(question -> question)
        .toList();
  }
}
