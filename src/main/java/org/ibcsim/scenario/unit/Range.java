package org.ibcsim.scenario.unit;

import org.ibcsim.scenario.text.Shown;

/**
 * The amounts that a key of the scenario takes.
 *
 * @param usualUnit the unit most likely meant where none is written
 * @param least the smallest amount, in steps of the dimension
 * @param most the largest amount
 * @param orUnlimited whether {@value #UNLIMITED} may stand there instead
 */
public record Range(
    Dimension dimension, String usualUnit, long least, long most, boolean orUnlimited) {
  /** The word for no limit. */
  public static final String UNLIMITED = "unlimited";

  /** A range of amounts only. */
  public Range(Dimension dimension, String usualUnit, long least, long most) {
    this(dimension, usualUnit, least, most, false);
  }

  /** The amount with its units, for a message. */
  public String expected() {
    return dimension.name() + " with its unit: " + Shown.oneOf(dimension.words()) + alternative();
  }

  /** The limits, for a message. */
  String between() {
    return dimension.name()
        + " from "
        + dimension.shown(least)
        + " to "
        + dimension.shown(most)
        + alternative();
  }

  private String alternative() {
    return orUnlimited ? "; or unlimited" : "";
  }
}
