package org.ibcsim.scenario.unit;

import org.jspecify.annotations.Nullable;

/** What came of reading an amount. */
public sealed interface Reading {
  /**
   * An amount.
   *
   * @param steps in the smallest step of its dimension
   */
  record Right(long steps) implements Reading {}

  /**
   * No amount.
   *
   * @param found what stands there
   * @param expected what should
   * @param suggestion the amount that may have been meant, or null
   */
  record Wrong(String found, String expected, @Nullable String suggestion) implements Reading {}
}
