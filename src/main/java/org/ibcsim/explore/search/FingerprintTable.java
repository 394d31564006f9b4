package org.ibcsim.explore.search;

/** States by their fingerprints, both words in the slot. */
final class FingerprintTable extends StateTable {
  FingerprintTable(int capacity, long memoryBytes, boolean tellsFresh) {
    super(capacity, memoryBytes, tellsFresh);
  }

  @Override
  boolean isThere(long second, long high, Batch batch, int position) {
    return second == word(high);
  }

  @Override
  long keep(long high, Batch batch, int position, long free) {
    return word(high);
  }

  private static long word(long high) {
    return high == 0 ? 1 : high;
  }

  @Override
  long keptBytes() {
    return 0;
  }
}
