package org.ibcsim.scenario.text;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A text that cannot be read further; caught in this room's readers, and told as a {@link Problem}.
 */
public final class BrokenTextException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient Place place;
  private final String found;
  private final String expected;
  private final @Nullable String suggestion;

  BrokenTextException(Place place, String found, String expected, @Nullable String suggestion) {
    super("found " + found + "; expected " + expected);
    this.place = place;
    this.found = found;
    this.expected = expected;
    this.suggestion = suggestion;
  }

  BrokenTextException(Place place, String found, String expected) {
    this(place, found, expected, null);
  }

  /** Tells it of a scenario. */
  public void addTo(Problems problems) {
    problems.add(place, found, expected, suggestion);
  }

  /** Tells it of a file of another kind, one in whose name the word scenario stands for. */
  public void addTo(Problems problems, String kind) {
    problems.add(
        place,
        found,
        expected
            .replace("which begins with scenario: and its title", "with the key " + kind)
            .replace("a scenario", "an " + kind)
            .replace("one scenario", "one " + kind)
            .replace("the scenario", "the " + kind),
        suggestion);
  }
}
