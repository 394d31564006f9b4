package org.ibcsim.kernel;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the valid name that comes nearest to what was written: the suggestion of every message that
 * refuses a name.
 *
 * <p>The cost is the product of the two lengths for each name; what is longer than {@value
 * #LONGEST} characters has no nearest.
 */
public final class NearestName {
  private static final int LONGEST = 64;

  private NearestName() {}

  /**
   * The nearest of the names, or null where none is near: at most one edit for every three
   * characters, one edit for shorter words, and at least one character kept. Case does not count;
   * spaces, hyphens and underscores are the same. Of names equally near the first is taken.
   */
  public static @Nullable String to(String written, Collection<String> names) {
    String plain = plain(written);
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return null;
    }
    String nearest = null;
    int fewest = Math.max(1, plain.length() / 3) + 1;
    for (String name : names) {
      if (name.length() > LONGEST) {
        continue;
      }
      int edits = edits(plain, plain(name));
      boolean keepsSomething = edits < Math.max(plain.length(), name.length());
      if (edits < fewest && keepsSomething) {
        nearest = name;
        fewest = edits;
      }
    }
    return nearest;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_').strip();
  }

  /** How many characters must be added, removed, replaced or swapped with the next. */
  static int edits(String one, String other) {
    int[][] distance = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, one, other, i, j);
      }
    }
    return distance[one.length()][other.length()];
  }

  private static int step(int[][] distance, String one, String other, int i, int j) {
    int replaced = distance[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
  }
}
