package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.model.Synchronous;
import org.ibcsim.simulate.Bench.Target;
import org.ibcsim.workload.ActiveTime;
import org.ibcsim.workload.ConstantRate;
import org.ibcsim.workload.OpenSource;
import org.ibcsim.workload.Placement;
import org.ibcsim.workload.PoissonArrivals;
import org.ibcsim.workload.Rate;
import org.ibcsim.workload.SizeMix;
import org.ibcsim.workload.VolumeRange;
import org.ibcsim.workload.WriteShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The simulated link against closed forms of queueing theory (capacity planning reference, 5.1).
 *
 * <p>A link that serialises is a single server: writes of one size that come as a Poisson process
 * make M/D/1, of mixed sizes M/G/1. Each figure of theory must lie in the 99 % confidence interval
 * of independent replications.
 */
class QueueingOracleTest {
  private static final int REPLICATIONS = 25;
  private static final int WRITES = 60_000;
  private static final int WARM_UP = 10_000;
  private static final int UNIT_BYTES = 8_000;

  /** A unit of service time, for a write of {@link #UNIT_BYTES}: 1 ms. */
  private static final long BITS_PER_SECOND = UNIT_BYTES * 8_000L;

  private static final double UNIT_NANOS = 1e6;

  @ParameterizedTest
  @CsvSource({
    // load, mean wait, p95 and p99 of the wait, in service times
    "0.5, 0.5, 2.050638, 3.336256",
    "0.8, 2.0, 6.620325, 10.355887",
    "0.9, 4.5, 14.128674, 21.898237",
  })
  void fixedSizesAreAnMD1Queue(double load, double mean, double p95, double p99) {
    SizeMix sizes = SizeMix.fixed(UNIT_BYTES);
    List<double[]> replications = replications(load, sizes);
    assertInside(replications, mean, QueueingOracleTest::mean);
    assertInside(replications, p95, waits -> quantile(waits, 0.95));
    assertInside(replications, p99, waits -> quantile(waits, 0.99));
  }

  @ParameterizedTest
  @CsvSource({"0.5", "0.8"})
  void mixedSizesAreAnMG1Queue(double load) {
    SizeMix sizes =
        SizeMix.weighted(
            List.of(new SizeMix.Share(UNIT_BYTES / 2, 8), new SizeMix.Share(UNIT_BYTES * 3, 2)));
    // Pollaczek-Khinchine: load x t / (2 (1 - load)) x (1 + s2 / t2), t = 1 unit
    double unit = sizes.meanBytes();
    double mean = load / (2 * (1 - load)) * sizes.meanSquareBytes() / unit / unit;
    assertThat(unit).isEqualTo(UNIT_BYTES);
    assertInside(replications(load, sizes), mean, QueueingOracleTest::mean);
  }

  private static List<double[]> replications(double load, SizeMix sizes) {
    return IntStream.range(0, REPLICATIONS).mapToObj(n -> waits(load, sizes, n)).toList();
  }

  private static void assertInside(
      List<double[]> replications, double theory, ToDoubleFunction<double[]> statistic) {
    SummaryStatistics values = new SummaryStatistics();
    for (double[] waits : replications) {
      values.addValue(statistic.applyAsDouble(waits));
    }
    double halfWidth =
        new TDistribution(REPLICATIONS - 1).inverseCumulativeProbability(0.995)
            * values.getStandardDeviation()
            / Math.sqrt(REPLICATIONS);
    assertThat(theory)
        .as("theory; %d replications have %s ± %s", REPLICATIONS, values.getMean(), halfWidth)
        .isBetween(values.getMean() - halfWidth, values.getMean() + halfWidth);
    assertThat(halfWidth)
        .as("the interval is narrow enough to mean something")
        .isLessThan(0.15 * theory);
  }

  /** Time in the queue of each write after the warm-up, in service times of the mean size. */
  private static double[] waits(double load, SizeMix sizes, int replication) {
    RandomStreams streams = new RandomStreams(20_260, replication);
    Rate rate = new Rate(Math.round(load * 1_000), 1_000_000_000L);
    OpenSource source =
        new OpenSource(
            new PoissonArrivals(rate, 0, streams.stream("arrivals")),
            ActiveTime.ALWAYS.atMost(WRITES),
            shape(sizes),
            streams.stream("sizes"),
            streams.stream("places"));
    Bench bench =
        new Bench(streams, 0, List.of(new Target(Synchronous.OFF, 0, BITS_PER_SECOND, 0)), source)
            .run();
    long[] lags = bench.lagNanos(0);
    double[] waits = new double[WRITES - WARM_UP];
    for (int i = 0; i < waits.length; i++) {
      double service = bench.lengthBytes(WARM_UP + i) / (double) UNIT_BYTES;
      waits[i] = lags[WARM_UP + i] / UNIT_NANOS - service;
    }
    return waits;
  }

  private static WriteShape shape(SizeMix sizes) {
    return new WriteShape(VolumeRange.whole(0, 1L << 30), sizes, new Placement.Uniform(), 500);
  }

  @Test
  void asynchronousLatencyIsTheSrlWriteWhateverTheLink() {
    for (long latency : new long[] {0, 5_000_000, 500_000_000}) {
      for (long bits : new long[] {10_000_000L, 10_000_000_000L}) {
        Bench bench = constant(List.of(new Target(Synchronous.OFF, latency, bits, 700_000)));
        assertThat(bench.latencyNanos()).hasSize(500).containsOnly(200_000L);
      }
    }
  }

  @Test
  void synchronousLatencyIsTheSrlWriteAndTheSlowestRoundTrip() {
    Target near = new Target(Synchronous.FAIL, 3_000_000, 0, 9_000_000);
    Target far = new Target(Synchronous.OVERRIDE, 8_000_000, 0, 9_000_000);
    Target farther = new Target(Synchronous.OFF, 90_000_000, 0, 9_000_000);
    assertThat(constant(List.of(near, far, farther)).latencyNanos())
        .containsOnly(200_000L + 2 * 8_000_000L);
    assertThat(constant(List.of(near, farther)).latencyNanos())
        .containsOnly(200_000L + 2 * 3_000_000L);
  }

  private static Bench constant(List<Target> targets) {
    RandomStreams streams = new RandomStreams(1, 0);
    OpenSource source =
        new OpenSource(
            new ConstantRate(Rate.perSecond(100), 0),
            ActiveTime.ALWAYS.atMost(500),
            shape(SizeMix.fixed(UNIT_BYTES)),
            streams.stream("sizes"),
            streams.stream("places"));
    return new Bench(streams, 200_000, targets, source).run();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double quantile(double[] values, double p) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(p * sorted.length) - 1];
  }
}
