package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes met so far, with the number of their states and the first place of each.
 *
 * <p>Counting one more state of a known outcome allocates nothing: there may be millions of final
 * states, and a handful of outcomes.
 */
final class OutcomeTable {
  private @Nullable Row[] slots = new Row[64];
  private final List<Row> rows = new ArrayList<>();

  private static final class Row {
    final byte[] bytes;
    final int hash;
    final Place place;
    long states;

    Row(byte[] bytes, int hash, Place place) {
      this.bytes = bytes;
      this.hash = hash;
      this.place = place;
    }
  }

  /** Counts a state, which is told later than those before and on no shorter path. */
  void count(byte[] source, int from, int to, long state, int depth) {
    int hash = hash(source, from, to);
    int slot = hash & (slots.length - 1);
    Row row = slots[slot];
    while (row != null) {
      if (row.hash == hash && Arrays.equals(row.bytes, 0, row.bytes.length, source, from, to)) {
        row.states++;
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
      row = slots[slot];
    }
    Row fresh =
        new Row(Arrays.copyOfRange(source, from, to), hash, Place.of(state, Finding.STATE, depth));
    fresh.states = 1;
    rows.add(fresh);
    slots[slot] = fresh;
    if (2 * rows.size() > slots.length) {
      rehash();
    }
  }

  private static int hash(byte[] source, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + source[i];
    }
    return hash ^ hash >>> 15;
  }

  private void rehash() {
    @Nullable Row[] larger = new Row[2 * slots.length];
    for (Row row : rows) {
      int slot = row.hash & (larger.length - 1);
      while (larger[slot] != null) {
        slot = (slot + 1) & (larger.length - 1);
      }
      larger[slot] = row;
    }
    slots = larger;
  }

  /** The rows in the order of their bytes. */
  List<Outcome> outcomes(Function<Place, Path> paths) {
    return rows.stream()
        .sorted(Comparator.comparing(row -> row.bytes, Arrays::compareUnsigned))
        .map(row -> new Outcome(row.bytes, row.states, paths.apply(row.place)))
        .toList();
  }
}
