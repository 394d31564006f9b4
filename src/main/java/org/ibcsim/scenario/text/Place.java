package org.ibcsim.scenario.text;

import java.util.Comparator;

/**
 * A place in a text file; places are in reading order.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1, in code points; 0 for the line as a whole
 */
public record Place(int line, int column) implements Comparable<Place> {
  /** The file as a whole: it is missing, empty, too large. */
  public static final Place FILE = new Place(0, 0);

  private static final Comparator<Place> READING_ORDER =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return READING_ORDER.compare(this, other);
  }
}
