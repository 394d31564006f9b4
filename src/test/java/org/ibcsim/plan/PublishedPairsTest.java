package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ibcsim.plan.fluid.CyclicMirror;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.plan.input.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published pairs of input and output, V1 to V19 (capacity 3.1), named after their numbers. */
class PublishedPairsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long GIBIBYTE = 1L << 30;
  private static final long MEGABYTE = 1_000_000;
  private static final int SVC_GRAIN = 256 << 10;

  private static long[] day(long peak, long night) {
    long[] hours = new long[24];
    Arrays.fill(hours, 0, 12, peak);
    Arrays.fill(hours, 12, 24, night);
    return hours;
  }

  /** How long bytes take over a line: all of them waiting from the first moment on. */
  private static double transferSeconds(long bytes, long bitsPerSecond) {
    return Backlog.of(
            WrittenBytes.ofWrites(new long[] {0}, new long[] {bytes}),
            LinkRate.constant(bitsPerSecond))
        .lag()
        .max();
  }

  @Test
  void pair_01_a_day_without_the_link_takes_15_gb_and_with_headers_18_75() {
    Measured day = Measurements.intervals(3_600, 2_048, day(GIBIBYTE, GIBIBYTE / 4));
    long link = 40 * GIBIBYTE;
    Plan payload = Plan.of(day, Measurements.terms(link, HeaderRule.NONE, 0, 86_400));
    assertThat(payload.size().needs().get(Constraint.DOWNTIME)).isEqualTo(15 * GIBIBYTE);
    for (HeaderRule rule : new HeaderRule[] {HeaderRule.TABLE, HeaderRule.EXACT}) {
      Plan plan = Plan.of(day, Measurements.terms(link, rule, 0, 86_400));
      assertThat(plan.size().bytes()).isEqualTo(15 * GIBIBYTE / 4 * 5);
    }
  }

  @ParameterizedTest
  @CsvSource({"512, 100", "1024, 50", "2048, 25", "10240, 5"})
  void pair_02_headers_take_the_published_share(long writeBytes, long percent) {
    long bytes = writeBytes * 1_000_000;
    long exact = HeaderRule.EXACT.withHeaders(bytes, 1_000_000);
    assertThat((exact - bytes) * 100).isEqualTo(percent * bytes);
    assertThat(HeaderRule.TABLE.withHeaders(bytes, 1_000_000)).isEqualTo(exact);
  }

  @ParameterizedTest
  @CsvSource({"4096, 12.5, 15", "8192, 6.25, 7", "16384, 3.125, 4", "32768, 1.5625, 2"})
  void pair_03_exact_headers_are_within_the_published_share(
      long writeBytes, double exactPercent, int tablePercent) {
    long bytes = writeBytes * 1_000_000;
    double added = HeaderRule.EXACT.withHeaders(bytes, 1_000_000) - bytes;
    assertThat(100 * added / bytes).isEqualTo(exactPercent);
    assertThat(HeaderRule.tablePercent(writeBytes)).isEqualTo(tablePercent);
    assertThat(exactPercent).isLessThanOrEqualTo(tablePercent);
  }

  /** The unit is 3.6 GB, so that five of them an hour are a whole number of bits a second. */
  @Test
  void pair_04_the_hourly_table_reaches_37_in_its_tenth_hour_and_ends_at_35() {
    long unit = 3_600 * MEGABYTE;
    long[] hours = {6, 10, 15, 15, 10, 2, 6, 8, 8, 7, 3};
    long[] bytes = Arrays.stream(hours).map(hour -> hour * unit).toArray();
    PeakUsage usage = PeakUsage.of(bytes, 5 * unit);
    assertThat(usage).isEqualTo(new PeakUsage(37 * unit, 9, 35 * unit));
    Plan plan = Plan.of(Measurements.intervals(3_600, 8_192, bytes), Terms.of(5 * MEGABYTE * 8));
    assertThat(plan.fluid().mostBytes()).isEqualTo(37 * unit);
    assertThat(plan.fluid().atSeconds()).isEqualTo(36_000);
  }

  @Test
  void pair_05_no_plan_asks_for_less_than_110_mb() {
    Plan plan = Plan.of(Measurements.intervals(60, 512, 512, 512), Terms.of(8_000_000));
    assertThat(plan.size().bytes()).isEqualTo(110 * MEGABYTE);
    assertThat(plan.size().binding()).isEqualTo(Constraint.FLOOR);
  }

  @Test
  void pair_06_sixteen_gib_over_10_mbit_take_13_743_895_seconds() {
    assertThat(transferSeconds(16 * GIBIBYTE, 10 * MEGABYTE)).isCloseTo(13_743.895, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({
    "256000, 149.1, 3600",
    "768000, 49.7, 3600",
    "1544000, 24.7, 3600",
    "100000000, 22.9, 60",
    "155000000, 14.8, 60",
    "622000000, 3.7, 60",
    "1000000000, 2.3, 60",
  })
  void pair_07_sixteen_gib_over_other_lines(
      long bitsPerSecond, double expected, double unitSeconds) {
    assertThat(transferSeconds(16 * GIBIBYTE, bitsPerSecond) / unitSeconds)
        .isCloseTo(expected, within(0.051));
  }

  @Test
  void pair_08_thirty_mb_a_second_for_two_hours_without_transfer_are_216_000_mb() {
    Measured profile = Measurements.intervals(7_200, 8_192, 30 * MEGABYTE * 7_200);
    assertThat(Backlog.mostBytes(profile.written(), LinkRate.constant(0)))
        .isEqualTo(216_000 * MEGABYTE);
  }

  @Test
  void pair_09_three_mb_a_second_for_an_hour_and_a_fifth_more_for_safety() {
    Measured hour = Measurements.intervals(3_600, 8_192, 3 * MEGABYTE * 3_600);
    assertThat(Backlog.mostBytes(hour.written(), LinkRate.constant(0)))
        .isEqualTo(10_800 * MEGABYTE);
    assertThat(Measurements.terms(1, HeaderRule.NONE, 0.2, 0).safe(529_200 * MEGABYTE))
        .isEqualTo(635_040 * MEGABYTE);
  }

  /** 24 h of 10 Mb/s, divided by 0.8 and with 5 % more: the same as 31.25 % for safety. */
  @Test
  void pair_10_a_journal_for_a_day_of_ten_mbit_takes_1_134_000_mbit() {
    long day = 10 * MEGABYTE / 8 * 86_400;
    Terms terms = Measurements.terms(1, HeaderRule.NONE, 1.05 / 0.8 - 1, 0);
    assertThat(terms.safe(day) * 8.0 / MEGABYTE).isCloseTo(1_134_000, within(0.001));
  }

  @Test
  void pair_11_a_terabyte_a_day_needs_92_6_mbit() {
    Measured day = Measurements.intervals(86_400, 8_192, 1_000_000 * MEGABYTE);
    long link = new WhatIf(day, Terms.of(MEGABYTE)).linkForBytes(0);
    assertThat(link / 1e6).isCloseTo(92.6, within(0.1));
  }

  @Test
  void pair_12_an_hourly_batch_of_400_mb_is_over_an_hour_old_when_it_is_there() {
    long[] hours = new long[24];
    Arrays.fill(hours, 400 * MEGABYTE);
    CyclicMirror batch =
        CyclicMirror.of(
            Measurements.intervals(3_600, 8_192, hours).written(),
            new long[0],
            LinkRate.constant(10 * MEGABYTE),
            3_600 * SECOND,
            SVC_GRAIN);
    assertThat(batch.longestTransferSeconds() / 60).isCloseTo(6, within(1.0));
    assertThat(batch.worstAgeSeconds() / 60).isCloseTo(66, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"30, 100, 600", "300, 600, 600", "450, 900, 900"})
  void pair_13_a_cycle_of_300_s_gives_an_rpo_of_2t_or_2c(
      int transferSeconds, double leastAge, double publishedAge) {
    long[] intervals = new long[40];
    // Each cycle's bytes take so long; a late cycle collects for as long as the one before took.
    Arrays.fill(intervals, MEGABYTE * transferSeconds);
    WrittenBytes written = Measurements.intervals(300, 8_192, intervals).written();
    CyclicMirror mirror =
        CyclicMirror.of(
            written, new long[0], LinkRate.constant(8 * MEGABYTE), 300 * SECOND, SVC_GRAIN);
    if (transferSeconds <= 300) {
      assertThat(mirror.worstAgeSeconds()).isCloseTo(300 + transferSeconds, within(1e-6));
      assertThat(mirror.publishedAgeSeconds(300 * SECOND)).isEqualTo(publishedAge);
      assertThat(mirror.lateCycles()).isZero();
    } else {
      assertThat(mirror.lateCycles()).isPositive();
      assertThat(mirror.publishedAgeSeconds(300 * SECOND))
          .isEqualTo(2 * mirror.longestTransferSeconds());
    }
    assertThat(mirror.worstAgeSeconds())
        .isGreaterThanOrEqualTo(leastAge)
        .isLessThanOrEqualTo(mirror.publishedAgeSeconds(300 * SECOND));
  }

  @Test
  void pair_14_five_and_seven_mb_a_second_drain_over_more_than_twelve() {
    long[] minutes = new long[60];
    Arrays.fill(minutes, 12 * MEGABYTE * 60);
    Measured both = Measurements.intervals(60, 8_192, minutes);
    assertThat(Plan.of(both, Terms.of(11 * MEGABYTE * 8)).drains()).isFalse();
    assertThat(Plan.of(both, Terms.of(12 * MEGABYTE * 8)).drains()).isFalse();
    Plan faster = Plan.of(both, Terms.of(13 * MEGABYTE * 8));
    assertThat(faster.drains()).isTrue();
    assertThat(faster.fluid().mostBytes()).isZero();
  }

  @Test
  void pair_15_a_buffer_of_500_mb_is_flushed_in_50_seconds() {
    assertThat(transferSeconds(500 * MEGABYTE, 80 * MEGABYTE)).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource({
    "1544000, 143.9, 205.6",
    "10000000, 22.2, 31.7",
    "100000000, 2.2, 3.2",
  })
  void pair_16_a_hundred_gb_at_full_rate_and_at_seventy_percent(
      long bitsPerSecond, double hours, double hoursOfSeventy) {
    long bytes = 100_000 * MEGABYTE;
    assertThat(transferSeconds(bytes, bitsPerSecond) / 3_600).isCloseTo(hours, within(0.06));
    assertThat(transferSeconds(bytes, bitsPerSecond * 7 / 10) / 3_600)
        .isCloseTo(hoursOfSeventy, within(0.06));
  }

  @Test
  void pair_17_a_window_of_64_kb_and_a_round_trip_of_100_ms_give_5_24_mbit() {
    assertThat(LinkCeiling.ofWindow(64 << 10, 0.1) / 1e6).isCloseTo(5.24, within(0.0524));
    assertThat(LinkCeiling.bandwidthDelayBytes(1e9, 0.08)).isEqualTo(1e7);
  }

  @Test
  void pair_18_loss_bounds_a_connection() {
    assertThat(LinkCeiling.ofLoss(1_460, 0.1, 1e-4, 1) / 1e6).isCloseTo(11.68, within(0.01));
    assertThat(LinkCeiling.ofLoss(1_460, 0.1, 1e-4, Math.sqrt(1.5)) / 1e6)
        .isCloseTo(14.31, within(0.01));
    assertThat(LinkCeiling.ofLoss(1_460, 0.1, 1e-4, Math.sqrt(0.75)) / 1e6)
        .isCloseTo(10.12, within(0.01));
  }

  @Test
  void pair_19_a_token_bucket_lets_a_burst_through_for_10_87_ms() {
    assertThat(LinkCeiling.burstSeconds(250e3, 2e6, 25e6) * 1e3).isCloseTo(10.87, within(0.1));
  }
}
