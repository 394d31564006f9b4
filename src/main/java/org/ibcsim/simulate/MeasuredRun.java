package org.ibcsim.simulate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibcsim.check.expectation.MeasureExpression;
import org.ibcsim.check.expectation.Observations;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.journal.Series;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.evidence.Evidence;

/**
 * One run of a scenario for the sake of some numbers; it has no journal.
 *
 * @param values of the measures, in their order; NaN for a value that does not exist
 * @param series of the whole run
 * @param brokenExpectations how many of the scenario's expectations did not hold
 * @param brokenInvariant what broke first, in words, if an invariant did
 */
public record MeasuredRun(
    List<Double> values, Series series, int brokenExpectations, Optional<String> brokenInvariant) {
  public MeasuredRun {
    values = List.copyOf(values);
  }

  /** Runs to the end, with the seed and replication of the header. */
  public static MeasuredRun of(
      Scenario scenario, RunHeader header, List<MeasureExpression> measures) {
    Simulation simulation = new Simulation(scenario, header, null, "journal", false);
    try (simulation) {
      boolean more = true;
      while (more) {
        more = simulation.step();
      }
      RunTotals totals = simulation.finish();
      Observations observed =
          Evidence.of(
              simulation.journal().record(),
              totals,
              simulation.world(),
              Stream.concat(scenario.scripts().stream(), scenario.bootScripts().stream()).toList(),
              simulation.violations());
      long broken =
          scenario.expectations().stream()
              .filter(expectation -> !expectation.compiled().evaluate(observed).held())
              .count();
      return new MeasuredRun(
          measures.stream().map(measure -> measure.valueIn(observed)).toList(),
          simulation.journal().record().series(),
          (int) broken,
          simulation.broken().stream().findFirst().map(violation -> violation.explanation()));
    }
  }
}
