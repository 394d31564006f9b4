package org.ibcsim.model;

import java.util.BitSet;
import java.util.List;

/**
 * Notes which open questions a run has asked: only those can have changed it.
 *
 * <p>It is no part of a world's state, and copies of a world share it.
 */
public final class AskedSwitches {
  private final BitSet numbers = new BitSet(Semantics.SWITCHES.size());

  void note(int number) {
    numbers.set(number);
  }

  /** The switches that were asked, in the order of {@link Semantics#SWITCHES}. */
  public List<Switch<?>> switches() {
    return Semantics.SWITCHES.stream()
        .filter(question -> numbers.get(question.number()))
        .<Switch<?>>map(question -> question)
        .toList();
  }
}
