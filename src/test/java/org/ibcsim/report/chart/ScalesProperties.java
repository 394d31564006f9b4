package org.ibcsim.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class ScalesProperties {
  @Property
  void aTimeAxisHasAFewDifferentLabelsThatDoNotTouch(
      @ForAll @LongRange(min = 0, max = 30L * 86400 * 1_000_000_000) long from,
      @ForAll @LongRange(min = 0, max = 30L * 86400 * 1_000_000_000) long span) {
    Scale scale = TimeScale.of(from, from + span);
    assertThat(scale.ticks()).hasSizeBetween(span == 0 ? 1 : 2, 12);
    assertReadable(scale);
  }

  @Property
  void shortWindowsAnywhereInARunAreReadable(
      @ForAll @LongRange(min = 0, max = 86400L * 1_000_000_000) long from,
      @ForAll @LongRange(min = 1, max = 10_000_000) long span) {
    assertReadable(TimeScale.of(from, from + span));
  }

  @Property
  void anAxisOfAmountsStartsAtZeroAndHoldsTheLargest(
      @ForAll @DoubleRange(min = 0, max = 1e18) double largest) {
    for (List<Unit> units : List.of(Unit.BYTES, Unit.DURATIONS, Unit.BIT_RATES)) {
      Scale scale = AmountScale.of("What", units, largest);
      assertThat(scale.lower()).isZero();
      assertThat(scale.upper()).isGreaterThan(largest);
      assertThat(scale.ticks()).hasSizeBetween(2, 8);
      assertThat(scale.ticks().get(0)).isEqualTo(new Tick(0, "0"));
      assertReadable(scale);
    }
  }

  private static void assertReadable(Scale scale) {
    List<Tick> ticks = scale.ticks();
    assertThat(ticks.stream().map(Tick::label)).doesNotHaveDuplicates();
    double plot = Chart.STANDARD_WIDTH_PIXELS - ChartTheme.LEFT_PIXELS - ChartTheme.RIGHT_PIXELS;
    for (int i = 0; i < ticks.size(); i++) {
      assertThat(ticks.get(i).value()).isBetween(scale.lower(), scale.upper());
      if (i > 0) {
        double apart =
            (ticks.get(i).value() - ticks.get(i - 1).value())
                / (scale.upper() - scale.lower())
                * plot;
        assertThat(apart)
            .as("label " + ticks.get(i).label() + " after " + ticks.get(i - 1).label())
            .isGreaterThan(4 + ChartTheme.width(ChartTheme.SMALL, ticks.get(i).label()));
      }
    }
  }
}
