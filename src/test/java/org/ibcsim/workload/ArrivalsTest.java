package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.workload.OnOffArrivals.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {
  private static final long SECOND = 1_000_000_000L;

  private static RandomStream stream(String name) {
    return new RandomStreams(20_240_607, 0).stream(name);
  }

  private static List<Long> until(long endNanos, Arrivals arrivals) {
    List<Long> times = new ArrayList<>();
    for (long time = arrivals.next(); time < endNanos; time = arrivals.next()) {
      times.add(time);
    }
    return times;
  }

  /** The definition, in numbers that cannot overflow. */
  private static long constantTime(Rate rate, long startNanos, long k) {
    return BigInteger.valueOf(k)
        .multiply(BigInteger.valueOf(rate.nanos()))
        .divide(BigInteger.valueOf(rate.writes()))
        .add(BigInteger.valueOf(startNanos))
        .longValueExact();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1, 1250000",
    "3, 1000000000",
    "7, 1000000000",
    "999999937, 1000000000",
    "5, 3600000000000",
    "2999999, 3000017"
  })
  void everyConstantArrivalIsWhereTheFractionSays(long writes, long nanos) {
    Rate rate = new Rate(writes, nanos);
    ConstantRate arrivals = new ConstantRate(rate, 17);

    for (long k = 0; k < 200_000; k++) {
      assertThat(arrivals.next()).isEqualTo(constantTime(rate, 17, k));
    }
  }

  @Test
  @Tag("slow")
  void aThousandMillionConstantArrivalsDoNotDrift() {
    Rate rate = new Rate(999_983, 10 * SECOND + 7);
    ConstantRate arrivals = new ConstantRate(rate, 0);
    for (long k = 0; k < 1_000_000_000L; k++) {
      arrivals.next();
    }

    assertThat(arrivals.next()).isEqualTo(constantTime(rate, 0, 1_000_000_000L));
  }

  @Test
  void constantArrivalsEndWhereTimeEnds() {
    ConstantRate arrivals = new ConstantRate(new Rate(1, Long.MAX_VALUE / 2), 5);

    assertThat(List.of(arrivals.next(), arrivals.next(), arrivals.next(), arrivals.next()))
        .containsExactly(5L, 5 + Long.MAX_VALUE / 2, WriteSource.NONE, WriteSource.NONE);
  }

  @Test
  void poissonGapsHaveTheMeanTheVarianceAndTheTailOfAnExponential() {
    int count = 400_000;
    double mean = SECOND / 800.0;
    PoissonArrivals arrivals = new PoissonArrivals(Rate.perSecond(800), 0, stream("gaps"));
    double sum = 0;
    double squares = 0;
    int overTwoMeans = 0;
    long last = 0;
    for (int i = 0; i < count; i++) {
      long time = arrivals.next();
      double gap = time - last;
      last = time;
      sum += gap;
      squares += gap * gap;
      overTwoMeans += gap > 2 * mean ? 1 : 0;
    }

    // Four standard errors of each estimate: 1, sqrt(20), and sqrt(p (1 - p)) over sqrt(n).
    double root = Math.sqrt(count);
    assertThat(sum / count / mean).isCloseTo(1, within(4 / root));
    assertThat(squares / count / (mean * mean)).isCloseTo(2, within(4 * Math.sqrt(20) / root));
    double tail = Math.exp(-2);
    assertThat(overTwoMeans / (double) count)
        .isCloseTo(tail, within(4 * Math.sqrt(tail * (1 - tail)) / root));
  }

  @Test
  void countsOfPoissonArrivalsInEqualTimesVaryAsMuchAsTheirMean() {
    PoissonArrivals arrivals = new PoissonArrivals(Rate.perSecond(50), 0, stream("counts"));
    int[] counts = new int[4_000];
    for (long time : until(counts.length * SECOND, arrivals)) {
      counts[(int) (time / SECOND)]++;
    }
    double mean = 0;
    for (int count : counts) {
      mean += count / (double) counts.length;
    }
    double variance = 0;
    for (int count : counts) {
      variance += (count - mean) * (count - mean) / (counts.length - 1);
    }

    assertThat(mean).isCloseTo(50, within(4 * Math.sqrt(50.0 / counts.length)));
    assertThat(variance / mean).isCloseTo(1, within(4 * Math.sqrt(2.0 / counts.length)));
  }

  @Test
  void cuttingToWholeNanosecondsDoesNotRaiseAHighPoissonRate() {
    int count = 1_000_000;
    PoissonArrivals arrivals = new PoissonArrivals(new Rate(1, 2), 0, stream("high"));
    long last = 0;
    for (int i = 0; i < count; i++) {
      last = arrivals.next();
    }

    assertThat(last / (double) count).isCloseTo(2, within(4 * 2 / Math.sqrt(count)));
  }

  @Test
  void aConstantBurstBeginsAtOnceAndEachBurstCountsAnew() {
    OnOffArrivals arrivals =
        new OnOffArrivals(
            Span.fixed(25),
            Span.fixed(75),
            new Rate(1, 10),
            Pattern.CONSTANT,
            1_000,
            stream("a"),
            stream("b"));

    assertThat(until(1_210, arrivals))
        .containsExactly(1_000L, 1_010L, 1_020L, 1_100L, 1_110L, 1_120L, 1_200L);
  }

  @Test
  void poissonWritesFallIntoTheBurstsOnlyAndAtTheirRate() {
    OnOffArrivals arrivals =
        new OnOffArrivals(
            Span.fixed(SECOND / 10),
            Span.fixed(SECOND / 5),
            Rate.perSecond(1_000),
            Pattern.POISSON,
            0,
            stream("lengths"),
            stream("gaps"));
    List<Long> times = until(900 * SECOND, arrivals);

    assertThat(times).isSorted().allMatch(time -> time % (3 * SECOND / 10) < SECOND / 10);
    double expected = 300_000;
    assertThat((double) times.size()).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void exponentialBurstsAreOnForTheirShareOfTheTime() {
    OnOffArrivals arrivals =
        new OnOffArrivals(
            Span.exponential(SECOND / 10),
            Span.exponential(3 * SECOND / 10),
            Rate.perSecond(10_000),
            Pattern.POISSON,
            0,
            stream("lengths"),
            stream("gaps"));
    int cycles = 4_000;
    double written = until(4L * cycles * SECOND / 10, arrivals).size();

    // The share that an alternating renewal process is on has the variance
    // 2 (p q)^2 (a + b) / T for exponential times of mean a (on) and b (off).
    double share = written / (cycles * 4_000.0);
    double error = Math.sqrt(2 * Math.pow(0.25 * 0.75, 2) / cycles);
    assertThat(share).isCloseTo(0.25, within(4 * error));
  }

  @Test
  void burstsEndWhereTimeEnds() {
    OnOffArrivals arrivals =
        new OnOffArrivals(
            Span.fixed(10),
            Span.fixed(Long.MAX_VALUE),
            new Rate(1, 7),
            Pattern.CONSTANT,
            0,
            stream("a"),
            stream("b"));

    assertThat(List.of(arrivals.next(), arrivals.next(), arrivals.next(), arrivals.next()))
        .containsExactly(0L, 7L, WriteSource.NONE, WriteSource.NONE);
  }

  @Test
  void burstsWithoutWritesAreRefusedBecauseTheSearchForOneWouldNotEnd() {
    for (Span on : List.of(Span.fixed(0), Span.fixed(1))) {
      assertThatThrownBy(
              () ->
                  new OnOffArrivals(
                      on,
                      Span.fixed(0),
                      new Rate(1, 10_000_000),
                      Pattern.POISSON,
                      0,
                      stream("a"),
                      stream("b")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected at least a millionth of a write per burst");
    }
  }
}
