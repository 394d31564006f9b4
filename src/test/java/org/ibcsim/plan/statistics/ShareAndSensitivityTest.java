package org.ibcsim.plan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareAndSensitivityTest {
  /** Of Wilson's interval, by hand: for n of n it is n / (n + z²) to 1. */
  @ParameterizedTest
  @CsvSource({"5, 1, 0.5655, 1", "41, 1, 0.9143, 1", "10, 0, 0, 0.2775", "10, 0.3, 0.1078, 0.6032"})
  void anIntervalOfAShareIsWilsons(int runs, double share, double low, double high) {
    ShareOfRuns of = ShareOfRuns.of(runs, share, 0.95);
    assertThat(of.low()).isCloseTo(low, within(5e-5));
    assertThat(of.high()).isCloseTo(high, within(5e-5));
    assertThat(of.halfWidth()).isCloseTo(Math.max(share - low, high - share), within(1e-4));
  }

  @Test
  void aShareOfNoRunsOrOutsideOfOneIsRefused() {
    assertThatThrownBy(() -> ShareOfRuns.of(0, 1, 0.95)).hasMessageContaining("of 0 runs");
    assertThatThrownBy(() -> ShareOfRuns.of(3, 1.5, 0.95)).hasMessageContaining("expected 0 to 1");
  }

  /** Points of a design in which no value comes twice. */
  private static List<Map<String, String>> scattered(int points, SplittableRandom random) {
    List<Map<String, String>> all = new ArrayList<>();
    for (int point = 0; point < points; point++) {
      all.add(Map.of("a", random.nextDouble() + " s", "b", random.nextDouble() + " s"));
    }
    return all;
  }

  @Test
  void fewScatteredPointsTellNothingAndAGridDoes() {
    SplittableRandom random = new SplittableRandom(1);
    assertThat(Sensitivity.isTold(scattered(7, random))).isFalse();
    assertThat(Sensitivity.isTold(scattered(8, random))).isTrue();
    assertThat(Sensitivity.neededPoints(2)).isEqualTo(8);
    assertThat(Sensitivity.neededPoints(5)).isEqualTo(15);
    List<Map<String, String>> grid =
        List.of(
            Map.of("a", "1", "b", "1"),
            Map.of("a", "1", "b", "2"),
            Map.of("a", "2", "b", "1"),
            Map.of("a", "2", "b", "2"));
    assertThat(Sensitivity.isTold(grid)).isTrue();
    assertThat(Sensitivity.isTold(grid.subList(0, 3))).isFalse();
    assertThat(Sensitivity.ranking(grid, new double[] {1, 1, 2, 2}))
        .containsExactly(new Sensitivity("a", 1, 0), new Sensitivity("b", 0, 0));
  }

  /** What is said of chance is what parameters without influence get on average. */
  @ParameterizedTest
  @CsvSource({"8", "12", "20", "50"})
  void aParameterWithoutInfluenceGetsWhatChanceGives(int size) {
    SplittableRandom random = new SplittableRandom(2);
    double shares = 0;
    double told = 0;
    int attempts = 2_000;
    for (int attempt = 0; attempt < attempts; attempt++) {
      double[] noise = random.doubles(size).toArray();
      Sensitivity first = Sensitivity.ranking(scattered(size, random), noise).get(0);
      Sensitivity second = Sensitivity.ranking(scattered(size, random), noise).get(1);
      shares += (first.share() + second.share()) / 2 / attempts;
      told = first.byChance();
    }
    assertThat(shares).isCloseTo(told, within(0.02));
    assertThat(told).isLessThan(0.25);
  }
}
