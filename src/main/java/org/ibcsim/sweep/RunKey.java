package org.ibcsim.sweep;

import java.io.Serializable;
import java.util.Comparator;

/** Which run: a point, and the number of a replication. Ordered by both. */
public record RunKey(int point, int replication) implements Comparable<RunKey>, Serializable {
  private static final Comparator<RunKey> ORDER =
      Comparator.comparingInt(RunKey::point).thenComparingInt(RunKey::replication);

  @Override
  public int compareTo(RunKey other) {
    return ORDER.compare(this, other);
  }
}
