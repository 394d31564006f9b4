package org.ibcsim.model.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes something that fails smaller, step by step and greedily, as long as it still fails: what is
 * left is what the failure needs, so that a person can read it.
 *
 * <p>Two ways: leave out elements of a list, large parts before small ones, and replace a value by
 * one of those that are simpler. Both end where no single step leads further.
 */
public final class Reduction {
  private Reduction() {}

  /**
   * A list without all the elements that a failure does not need.
   *
   * @param fails whether a shorter list still fails
   */
  public static <E> List<E> shortest(List<E> failing, Predicate<List<E>> fails) {
    List<E> shortest = failing;
    int part = Math.max(1, shortest.size() / 2);
    while (true) {
      int before = shortest.size();
      shortest = withoutParts(shortest, part, fails);
      if (part == 1 && shortest.size() == before) {
        return shortest;
      }
      part = Math.max(1, part / 2);
    }
  }

  /** Tries to leave out each part of some length, the last one first: nothing depends on it. */
  private static <E> List<E> withoutParts(List<E> failing, int part, Predicate<List<E>> fails) {
    List<E> shortest = failing;
    for (int from = shortest.size() - part; from > -part; from -= part) {
      int start = Math.max(0, from);
      int end = Math.min(shortest.size(), from + part);
      if (start >= end) {
        continue;
      }
      List<E> candidate = new ArrayList<>(shortest.subList(0, start));
      candidate.addAll(shortest.subList(end, shortest.size()));
      if (fails.test(candidate)) {
        shortest = candidate;
      }
    }
    return shortest;
  }

  /**
   * The simplest value to be found: one of the simpler values that still fails takes the place of
   * the value, again and again.
   *
   * @param simpler values that are simpler than one, best first; none that leads back
   */
  public static <T> T simplest(T failing, Function<T, List<T>> simpler, Predicate<T> fails) {
    T simplest = failing;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (T candidate : simpler.apply(simplest)) {
        if (!candidate.equals(simplest) && fails.test(candidate)) {
          simplest = candidate;
          moved = true;
          break;
        }
      }
    }
    return simplest;
  }
}
