package org.ibcsim.plan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;

/** Intervals, warm-up and comparisons against what theory says of them. */
class EstimateProperties {
  /** A published table: the 97.5 % quantile of Student's t with 9 degrees of freedom is 2.2622. */
  @Example
  void theIntervalOfTenValues() {
    double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Estimate estimate = Estimate.of(values, 0.95);
    assertThat(estimate.mean()).isEqualTo(5.5);
    assertThat(estimate.halfWidth()).isCloseTo(2.262157 * Math.sqrt(82.5 / 9 / 10), within(1e-5));
    assertThat(estimate.relativeHalfWidth()).isCloseTo(estimate.halfWidth() / 5.5, within(1e-12));
  }

  @Property
  void aShiftMovesTheIntervalAndDoesNotWidenIt(
      @ForAll @Size(min = 2, max = 50) List<@DoubleRange(min = -1000, max = 1000) Double> list,
      @ForAll @DoubleRange(min = -1000, max = 1000) double shift) {
    double[] values = list.stream().mapToDouble(Double::doubleValue).toArray();
    double[] shifted = list.stream().mapToDouble(value -> value + shift).toArray();
    Estimate before = Estimate.of(values, 0.9);
    Estimate after = Estimate.of(shifted, 0.9);
    assertThat(after.mean()).isCloseTo(before.mean() + shift, within(1e-8));
    assertThat(after.halfWidth()).isCloseTo(before.halfWidth(), within(1e-6));
    assertThat(Estimate.of(values, 0.99).halfWidth()).isGreaterThanOrEqualTo(before.halfWidth());
  }

  /** Common random numbers: what is equal in both cancels, however much it varies. */
  @Property(tries = 50)
  void pairsTellASmallDifferenceUnderMuchNoise(@ForAll long seed) {
    RandomStream noise = new RandomStreams(seed, 0).stream("noise");
    double[] first = new double[10];
    double[] second = new double[10];
    for (int i = 0; i < 10; i++) {
      double common = 1_000 * noise.uniform();
      first[i] = common;
      second[i] = common + 1 + 0.1 * noise.uniform();
    }
    Comparison comparison = Comparison.of(first, second, 0.95);
    assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.MORE);
    assertThat(comparison.difference().halfWidth())
        .isLessThan(comparison.first().halfWidth() / 100);
    assertThat(Comparison.of(second, first, 0.95).verdict()).isEqualTo(Comparison.Verdict.LESS);
    assertThat(Comparison.of(first, first, 0.95).verdict()).isEqualTo(Comparison.Verdict.EQUAL);
  }

  /** A queue that starts with a backlog: the first part is found and left out. */
  @Property(tries = 50)
  void theWarmUpIsWhereTheSeriesSettles(@ForAll long seed) {
    RandomStream noise = new RandomStreams(seed, 0).stream("noise");
    double[] series = new double[1_000];
    for (int i = 0; i < series.length; i++) {
      series[i] = (i < 100 ? 100 - i : 0) + noise.uniform();
    }
    assertThat(WarmUp.length(series)).isBetween(85, 250);
    double[] settled = new double[1_000];
    for (int i = 0; i < settled.length; i++) {
      settled[i] = 7;
    }
    assertThat(WarmUp.length(settled)).isZero();
    assertThat(BatchMeans.withoutWarmUp(series, 20, 0.95).mean()).isCloseTo(0.5, within(0.2));
  }

  @Example
  void theParameterThatDecidesIsFirst() {
    List<Map<String, String>> points = new ArrayList<>();
    double[] results = new double[20];
    for (int point = 0; point < 20; point++) {
      points.add(Map.of("link", point % 5 + " MB/s", "mode", point % 2 == 0 ? "off" : "override"));
      results[point] = point % 5 * 10 + point % 2;
    }
    List<Sensitivity> ranking = Sensitivity.ranking(points, results);
    assertThat(ranking.get(0).parameter()).isEqualTo("link");
    assertThat(ranking.get(0).share()).isGreaterThan(0.95);
    assertThat(ranking.get(1).share()).isLessThan(0.05);
  }
}
