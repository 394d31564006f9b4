package org.ibcsim.simulate;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs a scenario twice, side by side, and finds the first event at which the runs differ.
 *
 * <p>Both runs take one step in turn. They are compared after each: the time, the event, and a
 * digest of everything that the model has told its observers so far, so that equal events with
 * different effects are told apart at once.
 */
public final class SelfCheck {
  /**
   * Where two runs of one scenario part.
   *
   * @param number of the event, from 1
   * @param first what the first run did
   * @param second what the second run did
   */
  public record Difference(long number, String first, String second) {}

  private SelfCheck() {}

  /** The first difference of two runs that should be equal; empty if they are. */
  public static Optional<Difference> firstDifference(Supplier<Simulation> runs) {
    try (Simulation first = runs.get();
        Simulation second = runs.get()) {
      long number = 0;
      boolean going = true;
      while (going) {
        going = first.step();
        boolean other = second.step();
        number++;
        if (going != other
            || first.nowNanos() != second.nowNanos()
            || first.digest() != second.digest()
            || !first.lastEvent().equals(second.lastEvent())) {
          return Optional.of(new Difference(number, describe(first), describe(second)));
        }
      }
      return Optional.empty();
    }
  }

  private static String describe(Simulation run) {
    return "at "
        + run.nowNanos()
        + " ns: "
        + run.lastEvent()
        + ", digest of all that happened "
        + Long.toHexString(run.digest());
  }
}
