package org.ibcsim.check.invariant;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps the first violation of each invariant, and counts all of them. */
public final class Violations {
  private final LongSupplier nowNanos;
  private final Consumer<Violation> firstOfEach;
  private final Map<Invariant, Violation> first = new EnumMap<>(Invariant.class);
  private final Map<Invariant, Long> counts = new EnumMap<>(Invariant.class);

  Violations(LongSupplier nowNanos, Consumer<Violation> firstOfEach) {
    this.nowNanos = nowNanos;
    this.firstOfEach = firstOfEach;
  }

  void report(Invariant invariant, String explanation) {
    counts.merge(invariant, 1L, Long::sum);
    if (!first.containsKey(invariant)) {
      Violation violation = new Violation(invariant, nowNanos.getAsLong(), explanation);
      first.put(invariant, violation);
      firstOfEach.accept(violation);
    }
  }

  /** The first violation of each invariant, in the order of the invariants. */
  public List<Violation> first() {
    return List.copyOf(first.values());
  }

  /** Nothing has been broken so far. */
  public void forget() {
    if (!first.isEmpty()) {
      first.clear();
      counts.clear();
    }
  }

  /** How often an invariant was broken. */
  public long count(Invariant invariant) {
    return counts.getOrDefault(invariant, 0L);
  }

  /** How often any was broken. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
