package org.ibcsim.sweep;

import java.io.Serializable;
import java.util.List;

/**
 * What one run gave.
 *
 * @param values of the measures, in their order; NaN for a value that does not exist
 * @param halfWidths of a series' mean by batches of its own run; NaN for other measures
 * @param brokenExpectations how many expectations of the scenario did not hold
 * @param brokenInvariant in words; empty if none is broken
 */
public record RunResult(
    RunKey key,
    List<Double> values,
    List<Double> halfWidths,
    int brokenExpectations,
    String brokenInvariant)
    implements Serializable {
  public RunResult {
    // A sum that is -0 is stored as 0; both must be the same before it is stored, too.
    values = List.copyOf(values.stream().map(value -> value + 0.0).toList());
    halfWidths = List.copyOf(halfWidths);
  }
}
