package org.ibcsim.scenario.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mistakes of one file, collected while it is read, given back in reading order.
 *
 * <p>Keeps the first {@value #MOST} that are added, so that a hostile file does not fill the
 * memory; one more tells that there are others. Not thread-safe.
 */
public final class Problems {
  /** The most problems that are kept. */
  public static final int MOST = 200;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private int left;

  public Problems(String file) {
    this.file = Shown.escaped(file);
  }

  /** Adds a mistake whose mending is plain from what was expected. */
  public void add(Place place, String found, String expected) {
    add(place, found, expected, null);
  }

  /** Adds a mistake, with what the user may have meant if something comes near. */
  public void add(Place place, String found, String expected, @Nullable String suggestion) {
    if (problems.size() == MOST) {
      left++;
      return;
    }
    problems.add(new Problem(file, place.line(), place.column(), found, expected, suggestion));
  }

  /** How many there are; a reader compares it before and after to know whether a part is right. */
  public int count() {
    return problems.size() + left;
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All of them in reading order; those at one place in the order they were added. */
  public List<Problem> inReadingOrder() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparing(Problem::place));
    if (left > 0) {
      sorted.add(
          new Problem(file, 0, 0, left + " more problems", "the first " + MOST + " mended", null));
    }
    return List.copyOf(sorted);
  }
}
