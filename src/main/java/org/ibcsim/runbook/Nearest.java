package org.ibcsim.runbook;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the valid name that a person most likely meant.
 *
 * <p>Distance is the number of letters to insert, delete, replace, or swap with their neighbour;
 * case counts for nothing. A name is near when no more than half of its letters differ. Of names
 * equally near the first wins. The cost is the product of the two lengths for each name; words
 * longer than {@value #MAXIMUM_LETTERS} letters have no nearest.
 */
public final class Nearest {
  private static final int MAXIMUM_LETTERS = 100;

  private Nearest() {}

  /** The nearest of some names, if one is near enough to be worth suggesting. */
  public static Optional<String> to(String found, Collection<String> names) {
    Optional<String> best = Optional.empty();
    int bestDistance = Integer.MAX_VALUE;
    for (String name : names) {
      int longest = Math.max(found.length(), name.length());
      if (longest > MAXIMUM_LETTERS) {
        continue;
      }
      int distance = distance(found.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance && 2 * distance <= longest) {
        best = Optional.of(name);
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Optimal string alignment: the table is kept in three rows. */
  static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      last[column] = column;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int cost = last[j - 1] + (same ? 0 : 1);
        cost = Math.min(cost, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          cost = Math.min(cost, beforeLast[j - 2] + 1);
        }
        row[j] = cost;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[other.length()];
  }
}
