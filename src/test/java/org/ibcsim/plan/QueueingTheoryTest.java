package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.plan.fluid.IntervalQueue;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WriteQueue;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fluid engine against closed forms of queueing theory (capacity 5.1, 5.3, 5.4). */
class QueueingTheoryTest {
  private static final int CUSTOMERS = 1_500_000;
  private static final long SERVICE_NANOS = 1_000_000;
  private static final long BITS_PER_SECOND = 8_000_000_000L;
  private static final long MEAN_BYTES = BITS_PER_SECOND / 8 / 1_000;

  private static RandomStream random(String name) {
    return new RandomStreams(6, 0).stream(name);
  }

  /** How large a customer is, in mean services. */
  private interface Sizes {
    double next();
  }

  /** Mean wait before service and a percentile of it, in services. */
  private record Wait(double mean, double p95) {}

  private static Wait poisson(double load, RandomStream arrivals, Sizes sizes) {
    WriteQueue queue = new WriteQueue(LinkRate.constant(BITS_PER_SECOND));
    double[] waits = new double[CUSTOMERS];
    double at = 0;
    double sum = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      at += arrivals.exponential(SERVICE_NANOS / load);
      long bytes = Math.max(1, Math.round(sizes.next() * MEAN_BYTES));
      queue.arrive((long) at, bytes);
      double service = bytes / (double) MEAN_BYTES;
      waits[i] = queue.lastLagSeconds() * 1e9 / SERVICE_NANOS - service;
      sum += waits[i];
    }
    Arrays.sort(waits);
    return new Wait(sum / CUSTOMERS, waits[(int) Math.ceil(0.95 * CUSTOMERS) - 1]);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.214286, 0", "0.5, 0.5, 2.050638", "0.7, 1.166667, 0", "0.8, 2, 6.620325"})
  void theory_5_1_writes_of_one_size_wait_as_in_m_d_1(double load, double mean, double p95) {
    Wait wait = poisson(load, random("md1"), () -> 1);
    assertThat(wait.mean()).isCloseTo(mean, Percentage.withPercentage(2.5));
    if (p95 > 0) {
      assertThat(wait.p95()).isCloseTo(p95, Percentage.withPercentage(3));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.428571, 2.559656", "0.5, 1, 4.605170", "0.7, 2.333333, 8.796858"})
  void theory_5_1_writes_of_exponential_sizes_wait_as_in_m_m_1(
      double load, double mean, double p95) {
    RandomStream sizes = random("mm1 sizes");
    Wait wait = poisson(load, random("mm1"), () -> sizes.exponential(1));
    assertThat(wait.mean()).isCloseTo(mean, Percentage.withPercentage(3));
    assertThat(wait.p95()).isCloseTo(p95, Percentage.withPercentage(4));
  }

  /** Sizes of a half and of three halves: the square of the coefficient of variation is 1/4. */
  @Test
  void theory_5_1_writes_of_two_sizes_wait_as_in_m_g_1() {
    RandomStream sizes = random("mg1 sizes");
    double load = 0.6;
    Wait wait = poisson(load, random("mg1"), () -> sizes.chance(0.5) ? 0.5 : 1.5);
    assertThat(wait.mean())
        .isCloseTo(load / (2 * (1 - load)) * 1.25, Percentage.withPercentage(2.5));
  }

  @ParameterizedTest
  @CsvSource({"4, 120, 30", "3, 140, 46.666667", "2.5, 150, 60"})
  void theory_5_3_a_daily_peak_fills_and_drains_as_it_must(
      double carried, long peakMegabytes, double drainSeconds) {
    long second = 1_000_000_000L;
    long[] ends = {20 * second, 80 * second};
    long[] bytes = {200_000_000, 0};
    WrittenBytes written = WrittenBytes.ofIntervals(ends, bytes);
    LinkRate link = LinkRate.constant((long) (carried * 8_000_000));
    assertThat(Backlog.mostBytes(written, link)).isEqualTo(peakMegabytes * 1_000_000);
    double[] empty = {0};
    new LagOverTime(written, link)
        .walk(
            (from, to, lagFrom, lagTo) -> {
              if (lagFrom > 0 || lagTo > 0) {
                empty[0] = to;
              }
            });
    assertThat(empty[0] - 20).isCloseTo(drainSeconds, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"20, 60, 10, 4, 150", "20, 60, 10, 3, 525", "30, 300, 50, 10, 909.091"})
  void theory_5_3_an_on_off_source_waits_as_anick_mitra_and_sondhi_say(
      double on, double off, double peak, double carried, double meanBacklog) {
    RandomStream random = random("on-off");
    double backlog = 0;
    double area = 0;
    double total = 0;
    long unit = 1_000_000;
    IntervalQueue queue = new IntervalQueue(LinkRate.constant((long) (carried * 8 * unit)));
    long now = 0;
    for (int i = 0; i < 600_000; i++) {
      long length = Math.max(1, (long) (random.exponential(i % 2 == 0 ? on : off) * 1e9));
      double seconds = length / 1e9;
      now += length;
      long bytes = i % 2 == 0 ? Math.round(peak * unit * seconds) : 0;
      queue.interval(now, bytes);
      double after = queue.backlogBytes() / (double) unit;
      // Falling, it may meet 0 before the interval's end.
      double time = i % 2 == 0 ? seconds : Math.min(seconds, backlog / carried);
      area += (backlog + after) / 2 * time;
      total += seconds;
      backlog = after;
    }
    assertThat(area / total).isCloseTo(meanBacklog, Percentage.withPercentage(6));
  }

  /** Bounded by r t + b at a link of R after T: backlog at most b + r T, delay at most T + b/R. */
  @Test
  void theory_5_4_a_token_bucket_bounds_backlog_and_delay() {
    long bucket = 1_000_000;
    double fill = 2e6;
    long rate = 40_000_000;
    double latency = 0.05;
    // The link carries nothing for T, then R: the latency of a rate-latency server.
    LinkRate link = LinkRate.constant(rate).without(0, (long) (latency * 1e9));
    WriteQueue queue = new WriteQueue(link);
    queue.arrive(0, bucket);
    long millisecond = (long) (fill / 1_000);
    for (int i = 1; i <= 500; i++) {
      queue.arrive(i * 1_000_000L, millisecond);
    }
    assertThat(queue.mostBacklogBytes()).isEqualTo(1_100_000);
    assertThat(queue.lagSeconds(1)).isCloseTo(0.25, within(1e-9));
  }

  /** Backlog w D at repair, and all of it gone at w D / (c - w) after it. */
  @Test
  void theory_5_3_an_outage_is_caught_up_when_the_difference_of_the_rates_says() {
    long[] minutes = new long[600];
    Arrays.fill(minutes, 60_000_000);
    Plan plan =
        Plan.of(
            Measurements.intervals(60, 8_192, minutes),
            Measurements.terms(24_000_000, HeaderRule.NONE, 0, 3_600));
    Plan.Recovery recovery = plan.recovery();
    assertThat(recovery).isNotNull();
    assertThat(recovery.backlogBytes()).isEqualTo(3_600_000_000L);
    assertThat(recovery.drainedAtSeconds() - recovery.fromSeconds() - 3_600)
        .isCloseTo(3_600e6 / (3e6 - 1e6), within(1e-3));
  }
}
