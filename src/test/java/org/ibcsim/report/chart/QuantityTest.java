package org.ibcsim.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void durationsAreWordedInTheUnitThatFits() {
    assertThat(Quantity.duration(0)).isEqualTo("0 ns");
    assertThat(Quantity.duration(999)).isEqualTo("999 ns");
    assertThat(Quantity.duration(18_350_000)).isEqualTo("18.35 ms");
    assertThat(Quantity.duration(355_048_000_000L)).isEqualTo("355.048 s");
    assertThat(Quantity.duration(599_999_999_999L)).isEqualTo("600 s");
    assertThat(Quantity.duration(750_000_000_000L)).isEqualTo("12 min 30 s");
    assertThat(Quantity.duration(659_999_999_999L)).isEqualTo("11 min");
    assertThat(Quantity.duration(3_599_999_999_999L)).isEqualTo("1 h 0 min");
    assertThat(Quantity.duration(10_810_000_000_000L)).isEqualTo("3 h 0 min 10 s");
    assertThat(Quantity.duration(-1_500_000)).isEqualTo("-1.5 ms");
  }

  @Test
  void instantsKeepTheMicrosecond() {
    assertThat(Quantity.instant(300_018_235_499L)).isEqualTo("300.018235 s");
    assertThat(Quantity.instant(0)).isEqualTo("0.000000 s");
  }

  @Test
  void sizesAndRatesAreWorded() {
    assertThat(Quantity.bytes(512)).isEqualTo("512 B");
    assertThat(Quantity.bytes(1.5 * (1L << 30))).isEqualTo("1.5 GiB");
    assertThat(Quantity.bitRate(200e6)).isEqualTo("200 Mbit/s");
    assertThat(Quantity.percent(0.1249)).isEqualTo("12.5 %");
    assertThat(Quantity.percent(1 / 0.0)).isEqualTo("–");
    assertThat(Quantity.count(-1_234_567)).isEqualTo("-1\u00a0234\u00a0567");
    assertThat(Quantity.count(999)).isEqualTo("999");
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Quantity.decimal(1234.5, 2)).isEqualTo("1234.5");
      assertThat(Quantity.duration(1_500_000)).isEqualTo("1.5 ms");
      assertThat(Quantity.instant(1_500_000)).isEqualTo("0.001500 s");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void wholeNumbersKeepTheirZeros() {
    assertThat(Quantity.decimal(1000, 3)).isEqualTo("1000");
    assertThat(Quantity.decimal(-0.0004, 3)).isEqualTo("0");
  }
}
