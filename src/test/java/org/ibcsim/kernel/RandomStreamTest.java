package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributions of {@link RandomStream}, with fixed seeds: these tests cannot fail by chance. */
class RandomStreamTest {
  private static final int SAMPLES = 2_000_000;

  /** A right distribution is below this once in ten thousand seeds. */
  private static final double SUSPICIOUS = 1e-4;

  @Test
  void theGeneratorIsXoshiro256PlusPlus() {
    // The reference program xoshiro256plusplus.c of Blackman and Vigna from state {1, 2, 3, 4}.
    RandomStream stream = new RandomStream(new long[] {1, 2, 3, 4});
    String[] expected = {
      "41943041",
      "58720359",
      "3588806011781223",
      "3591011842654386",
      "9228616714210784205",
      "9973669472204895162",
      "14011001112246962877",
      "12406186145184390807",
      "15849039046786891736",
      "10450023813501588000"
    };
    for (String value : expected) {
      assertThat(Long.toUnsignedString(stream.nextLong())).isEqualTo(value);
    }
  }

  static Stream<Arguments> distributions() {
    return Stream.of(
        sampled("uniform", RandomStream::uniform, new UniformRealDistribution(0, 1)),
        sampled("uniform -3..5", r -> r.uniform(-3, 5), new UniformRealDistribution(-3, 5)),
        sampled("exponential", r -> r.exponential(1), new ExponentialDistribution(1)),
        sampled("exponential 250", r -> r.exponential(250), new ExponentialDistribution(250)),
        sampled("gaussian", RandomStream::gaussian, new NormalDistribution(0, 1)),
        sampled("gaussian 9, 4", r -> r.gaussian(9, 4), new NormalDistribution(9, 4)),
        sampled(
            "log-normal 30, 0.5",
            r -> r.logNormal(30, 0.5),
            new LogNormalDistribution(StrictMath.log(30), 0.5)));
  }

  private static Arguments sampled(
      String name, ToDoubleFunction<RandomStream> sampler, RealDistribution distribution) {
    return Arguments.of(name, sampler, distribution);
  }

  /**
   * Cells of equal probability, and at both ends ever finer ones: the tails have code of their own.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("distributions")
  void samplesFollowTheDistributionInTheMiddleAndInTheTails(
      String name, ToDoubleFunction<RandomStream> sampler, RealDistribution distribution) {
    double[] probability = new double[1_000 + 2 * 14];
    int cells = 0;
    for (int bits = 23; bits >= 10; bits--) {
      probability[cells++] = Math.scalb(1.0, bits - 33);
    }
    for (int i = 1; i <= 1_000; i++) {
      probability[cells++] = 1.0 / 1_024 + (i - 1) * (1 - 2.0 / 1_024) / 999;
    }
    for (int bits = 10; bits <= 23; bits++) {
      probability[cells++] = 1 - Math.scalb(1.0, -bits - 1);
    }
    Arrays.sort(probability);
    double[] limits =
        Arrays.stream(probability)
            .filter(p -> p > 20.0 / SAMPLES && p < 1 - 20.0 / SAMPLES)
            .distinct()
            .toArray();
    double[] edges =
        Arrays.stream(limits).map(distribution::inverseCumulativeProbability).toArray();
    long[] observed = new long[limits.length + 1];
    double[] expected = new double[limits.length + 1];
    for (int i = 0; i < expected.length; i++) {
      double below = i == 0 ? 0 : limits[i - 1];
      double above = i == limits.length ? 1 : limits[i];
      expected[i] = SAMPLES * (above - below);
    }
    RandomStream random = new RandomStreams(3, 0).stream(name);
    for (int i = 0; i < SAMPLES; i++) {
      int found = Arrays.binarySearch(edges, sampler.applyAsDouble(random));
      observed[found >= 0 ? found + 1 : -found - 1]++;
    }

    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(SUSPICIOUS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("distributions")
  void momentsAreThoseOfTheDistribution(
      String name, ToDoubleFunction<RandomStream> sampler, RealDistribution distribution) {
    double[] samples = samples(new RandomStreams(4, 0).stream(name), sampler);

    double mean = distribution.getNumericalMean();
    double variance = distribution.getNumericalVariance();
    double kurtosis = new Kurtosis().evaluate(samples) + 3;
    assertThat(new Mean().evaluate(samples))
        .isCloseTo(mean, within(4 * Math.sqrt(variance / SAMPLES)));
    assertThat(new Variance().evaluate(samples))
        .isCloseTo(variance, within(4 * variance * Math.sqrt((kurtosis - 1) / SAMPLES)));
  }

  @Test
  void theBellIsSymmetric() {
    double[] samples = samples(new RandomStreams(5, 0).stream("bell"), RandomStream::gaussian);

    assertThat(new Skewness().evaluate(samples)).isCloseTo(0, within(4 * Math.sqrt(6.0 / SAMPLES)));
  }

  /**
   * Consecutive values of one ziggurat must not share bits: that was the fault of its first form.
   */
  @Test
  void theTailOfOneVariateSaysNothingOfTheNext() {
    RandomStream random = new RandomStreams(6, 0).stream("pairs");
    int tails = 0;
    int nextAboveMedian = 0;
    for (int i = 0; i < 4 * SAMPLES; i++) {
      if (random.exponential(1) > 4) {
        tails++;
        nextAboveMedian += random.exponential(1) > StrictMath.log(2) ? 1 : 0;
      }
    }
    assertThat(nextAboveMedian / (double) tails).isCloseTo(0.5, within(2 / Math.sqrt(tails)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 1_000, 1_000_003})
  void boundedIntegersAreEquallyProbable(long bound) {
    RandomStream random = new RandomStreams(8, 0).stream("bounded/" + bound);
    int cells = (int) Math.min(bound, 50);
    long[] observed = new long[cells];
    double[] expected = new double[cells];
    for (long i = 0; i < bound; i++) {
      expected[(int) (i % cells)] += SAMPLES / (double) bound;
    }
    for (int i = 0; i < SAMPLES; i++) {
      observed[(int) (random.nextLong(bound) % cells)]++;
    }

    if (bound == 1) {
      assertThat(observed).containsExactly(SAMPLES);
    } else {
      assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(SUSPICIOUS);
    }
  }

  /**
   * With three quarters of all longs as the bound, plain multiplication or remainder is far off.
   */
  @Test
  void hugeBoundsAreUnbiased() {
    long bound = 3L << 61;
    ToLongFunction<RandomStream> third = random -> random.nextLong(bound) / (1L << 61);
    RandomStream random = new RandomStreams(9, 0).stream("huge");
    long[] observed = new long[3];
    for (int i = 0; i < SAMPLES; i++) {
      observed[(int) third.applyAsLong(random)]++;
    }

    double[] expected = {SAMPLES / 3.0, SAMPLES / 3.0, SAMPLES / 3.0};
    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(SUSPICIOUS);
  }

  @Test
  void chanceIsTakenWithItsProbability() {
    RandomStream random = new RandomStreams(10, 0).stream("loss");
    int lost = 0;
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(random.chance(0)).isFalse();
      assertThat(random.chance(1)).isTrue();
      lost += random.chance(0.001) ? 1 : 0;
    }
    assertThat(lost / (SAMPLES * 0.001)).isCloseTo(1, within(4 / Math.sqrt(SAMPLES * 0.001)));
  }

  @Test
  void degenerateParametersGiveTheirConstant() {
    RandomStream random = new RandomStreams(11, 0).stream("constants");

    assertThat(random.exponential(0)).isZero();
    assertThat(random.gaussian(5, 0)).isEqualTo(5);
    assertThat(random.logNormal(7, 0)).isEqualTo(7);
    assertThat(random.uniform(2, 2)).isEqualTo(2);
  }

  @Test
  void impossibleParametersAreRefusedWithTheirValue() {
    RandomStream random = new RandomStreams(12, 0).stream("refused");

    assertThatThrownBy(() -> random.nextInt(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> random.nextLong(-4)).hasMessageContaining("-4");
    assertThatThrownBy(() -> random.exponential(-1.5)).hasMessageContaining("-1.5");
    assertThatThrownBy(() -> random.exponential(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> random.chance(1.25)).hasMessageContaining("1.25");
    assertThatThrownBy(() -> random.chance(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> random.uniform(3, 2)).hasMessageContaining("3.0 to 2.0");
    assertThatThrownBy(() -> random.logNormal(1, -0.5)).hasMessageContaining("-0.5");
  }

  private static double[] samples(RandomStream random, ToDoubleFunction<RandomStream> sampler) {
    double[] samples = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = sampler.applyAsDouble(random);
    }
    return samples;
  }
}
