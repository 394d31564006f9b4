package org.ibcsim.sweep;

import org.jspecify.annotations.Nullable;

/**
 * One number that every run gives.
 *
 * @param name of the author's choice, unlike all others
 * @param text an expression over a run, a figure of a plan, or the key of a series
 * @param series whether it is the mean of a series over the time of the run
 * @param secondary the host whose series is meant; null for one of the whole run
 */
public record Measure(
    String name, String text, boolean series, @Nullable String secondary, MeasureKind kind) {
  /** One of which it is not known what its numbers are. */
  public Measure(String name, String text, boolean series, @Nullable String secondary) {
    this(name, text, series, secondary, MeasureKind.NUMBER);
  }

  Measure of(MeasureKind known) {
    return new Measure(name, text, series, secondary, known);
  }

  /** How a screen calls it. */
  public String words() {
    return series ? "mean of " + text + (secondary == null ? "" : " of " + secondary) : text;
  }
}
