package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ibcsim.plan.input.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayBandsTest {
  private static final long MEGABYTE = 1_000_000;
  private static final long HOUR = 3_600_000_000_000L;
  private static final int DAYS = 9;

  /** Mega bytes an hour: busy from nine to five, on each day by another factor. */
  private static Measured hours(int days, boolean alike) {
    SplittableRandom random = new SplittableRandom(3);
    long[] bytes = new long[24 * days];
    double factor = 1;
    for (int hour = 0; hour < bytes.length; hour++) {
      if (hour % 24 == 0 && !alike) {
        factor = 0.5 + random.nextDouble();
      }
      boolean busy = hour % 24 >= 9 && hour % 24 < 17;
      bytes[hour] = (long) ((busy ? 10_800 : 720) * MEGABYTE * factor);
    }
    return Measurements.intervals(3_600, 8_192, bytes);
  }

  private static Terms terms(boolean periodic, List<Terms.Window> windows) {
    return terms(periodic, windows, 2_000 * MEGABYTE);
  }

  private static Terms terms(boolean periodic, List<Terms.Window> windows, long lossLimitBytes) {
    return new Terms(
        20 * MEGABYTE,
        windows,
        0.05,
        1,
        HeaderRule.NONE,
        0,
        0.1,
        1,
        0.2,
        5 * HOUR,
        0,
        3 * HOUR,
        0,
        lossLimitBytes,
        3_600,
        false,
        false,
        0,
        List.of(),
        1,
        List.of(),
        periodic);
  }

  private static void holdsTheCurves(Measured measured, Terms terms, boolean alike) {
    DayBands bands = DayBands.of(Plan.of(measured, terms));
    assertNotNull(bands);
    WhatIf curves = new WhatIf(measured, terms);
    holds(
        bands.srlForOutage(),
        curves.logForOutage().stream().mapToDouble(WhatIf.ForOutage::srlBytes).toArray(),
        alike);
    holds(
        bands.lossForLink(),
        curves.lossForLinks().stream().mapToDouble(WhatIf.ForLink::mostBytes).toArray(),
        alike);
    holds(
        bands.linkForBytes(),
        curves.linksForBytes(terms.lossLimitBytes()).stream()
            .mapToDouble(WhatIf.ForLimit::linkBitsPerSecond)
            .toArray(),
        alike);
    holds(
        bands.linkForSeconds(),
        curves.linksForSeconds(terms.lossLimitSeconds()).stream()
            .mapToDouble(WhatIf.ForLimit::linkBitsPerSecond)
            .toArray(),
        alike);
  }

  private static void holds(List<DayBands.Band> bands, double[] curve, boolean alike) {
    assertThat(bands).hasSameSizeAs(curve);
    boolean wide = false;
    for (int i = 0; i < curve.length; i++) {
      DayBands.Band band = bands.get(i);
      // A curve is right to 14 bits where it is not asked for.
      double near = Math.max(2, curve[i] * 3e-4);
      assertThat(band.low()).as("band %s of %s", i, bands).isLessThanOrEqualTo(curve[i] + near);
      assertThat(band.high()).as("band %s of %s", i, bands).isGreaterThan(curve[i] - near);
      assertThat(band.median()).isBetween(band.low(), band.high());
      wide |= band.high() > 1.02 * band.low();
      if (alike) {
        assertThat(band.low()).isCloseTo(band.high(), within(near));
      }
    }
    assertThat(wide).isEqualTo(!alike);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofDaysThatAreAllAlikeABandIsTheCurve(boolean periodic) {
    holdsTheCurves(hours(DAYS, true), terms(periodic, List.of()), true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofOtherDaysABandHasTheCurveWithin(boolean periodic) {
    holdsTheCurves(hours(DAYS, false), terms(periodic, List.of()), false);
  }

  /** Limits so wide that a link that never drains would keep them for a week or two. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofWideLimitsABandHasTheCurveWithin(boolean alike) {
    holdsTheCurves(hours(DAYS, alike), terms(true, List.of(), 500_000 * MEGABYTE), alike);
  }

  @Test
  void aLineWithAnotherRateInTheDayHasBandsToo() {
    Terms.Window window = new Terms.Window(8 * HOUR, 18 * HOUR, 12 * MEGABYTE);
    Terms terms = terms(false, List.of(window));
    DayBands bands = DayBands.of(Plan.of(hours(DAYS, false), terms));
    assertNotNull(bands);
    // In the window the rate is what it is, whatever the line: few limits can be kept then.
    assertThat(bands.linkForSeconds().get(0).high()).isInfinite();
    assertThat(bands.linkForSeconds().get(6).low()).isFinite();
    double[] backlogs =
        new WhatIf(hours(DAYS, false), terms)
            .lossForLinks().stream().mapToDouble(WhatIf.ForLink::mostBytes).toArray();
    holds(bands.lossForLink(), backlogs, false);
  }

  @Test
  void limitsThatAreNotAskedForHaveNoBand() {
    DayBands bands = DayBands.of(Plan.of(hours(DAYS, false), Terms.of(20 * MEGABYTE)));
    assertNotNull(bands);
    assertThat(bands.linkForBytes()).isEmpty();
    assertThat(bands.linkForSeconds()).isEmpty();
    assertThat(bands.srlForOutage()).isNotEmpty();
  }

  @Test
  void whatHasNoBandsSaysWhy() {
    long[] one = {1};
    assertThat(DayBands.missing(Measurements.writes(one, one).written())).contains("single writes");
    assertThat(DayBands.missing(hours(6, true).written()))
        .isEqualTo("they are drawn from at least 7 whole days, and 6 were measured");
    assertThat(DayBands.missing(Measurements.intervals(60, 1, 1, 1).written()))
        .contains("less than one was measured");
    assertThat(DayBands.missing(hours(7, true).written())).isEmpty();
    long[] uneven = new long[40];
    Arrays.fill(uneven, 1);
    assertThat(DayBands.missing(Measurements.intervals(5 * 3_600, 1, uneven).written()))
        .contains("do not end where an interval");
    assertThat(DayBands.of(Plan.of(hours(6, true), Terms.of(MEGABYTE)))).isNull();
  }

  @Test
  void outagesGoInRoundStepsUpToTwiceThePlannedOneOrAsFarAsWasMeasured() {
    long minute = HOUR / 60;
    Terms none = Terms.of(1);
    assertThat(CurvePoints.outagesNanos(none, 5 * minute + 47))
        .containsExactly(0L, minute, 2 * minute, 3 * minute, 4 * minute, 5 * minute);
    assertThat(CurvePoints.outagesNanos(none, 9 * 24 * HOUR)).hasSize(8).endsWith(7 * 24 * HOUR);
    assertThat(CurvePoints.outagesNanos(none.withOutage(8 * HOUR), minute))
        .containsExactly(
            0L, 2 * HOUR, 4 * HOUR, 6 * HOUR, 8 * HOUR, 10 * HOUR, 12 * HOUR, 14 * HOUR, 16 * HOUR);
    assertThat(CurvePoints.outagesNanos(none.withOutage(7 * HOUR), minute))
        .containsExactly(
            0L, 2 * HOUR, 4 * HOUR, 6 * HOUR, 7 * HOUR, 8 * HOUR, 10 * HOUR, 12 * HOUR, 14 * HOUR);
    assertThat(CurvePoints.outagesNanos(none, 0)).hasSize(9).endsWith(24 * HOUR);
    assertThat(CurvePoints.outagesNanos(none, 350))
        .containsExactly(0L, 50L, 100L, 150L, 200L, 250L, 300L, 350L);
    for (long length = 1; length < 400L * 24 * HOUR; length = 1 + length * 13 / 10) {
      assertThat(CurvePoints.outagesNanos(none.withOutage(length), 1))
          .hasSizeBetween(3, 11)
          .contains(0L, length, 2 * length)
          .isSorted();
      assertThat(CurvePoints.outagesNanos(none, length)).hasSizeBetween(2, 9);
    }
  }
}
