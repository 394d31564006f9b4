package org.ibcsim.scenario.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  private static Range any(Dimension dimension, String unit) {
    return new Range(dimension, unit, 0, Long.MAX_VALUE);
  }

  private static Reading.Wrong wrong(String text, Range range) {
    return (Reading.Wrong) Amount.read(text, range);
  }

  @ParameterizedTest
  @CsvSource({
    "0 s, 0",
    "1 ns, 1",
    "1ns, 1",
    "200 us, 200000",
    "18 ms, 18000000",
    "010 s, 10000000000",
    "1.5 h, 5400000000000",
    "30 min, 1800000000000",
    "1 d, 86400000000000",
    "0.000000001 s, 1",
    "0.1 us, 100",
    "0.3 s, 300000000",
    "4.35 ms, 4350000",
    "9223372036.854775807 s, 9223372036854775807"
  })
  void durationsAreExact(String text, long nanos) {
    assertThat(Amount.read(text, any(Dimension.DURATION, "s"))).isEqualTo(new Reading.Right(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "0 B, 0",
    "512 B, 512",
    "8 KiB, 8192",
    "1.5 GiB, 1610612736",
    "110 MB, 110000000",
    "1 kB, 1000",
    "1 TiB, 1099511627776",
    "1 TB, 1000000000000",
    "0.5 KiB, 512",
    "7.999999 TiB, 8796091922819.239"
  })
  void sizesAreExact(String text, double bytes) {
    Reading reading = Amount.read(text, any(Dimension.SIZE, "B"));
    if (bytes == Math.rint(bytes)) {
      assertThat(reading).isEqualTo(new Reading.Right((long) bytes));
    } else {
      assertThat(reading).isInstanceOf(Reading.Wrong.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200 Mbit/s, 200000000", "1 MB/s, 8000000", "0.5 MB/s, 4000000", "1 KiB/s, 8192",
    "1 bit/s, 1", "2.5 Gbit/s, 2500000000", "1 GiB/s, 8589934592", "400MB/s, 3200000000"
  })
  void bandwidthsAreBitsASecond(String text, long bits) {
    assertThat(Amount.read(text, any(Dimension.BANDWIDTH, "Mbit/s")))
        .isEqualTo(new Reading.Right(bits));
  }

  @ParameterizedTest
  @CsvSource({"0.01 %, 100000", "100 %, 1000000000", "0.0000001 %, 1", "33.3333333 %, 333333333"})
  void sharesArePartsPerBillion(String text, long parts) {
    assertThat(Amount.read(text, any(Dimension.SHARE, "%"))).isEqualTo(new Reading.Right(parts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|5 s",
        "5 sec|5 s",
        "5m|5 min",
        "5 µs|5 us",
        "2 hours|2 h",
        "1,000 s|1000 s",
        "1_000 ms|1000 ms",
        "+5 s|5 s",
        ".5 s|0.5 s",
        "5 S|5 s",
        "5  s|5 s",
        "-5 s|5 s",
        "5 mn|5 ms",
        "1 h 30 min|90 min",
        "1m30s|",
        "five|",
        "5 parsecs|",
        "5e3 s|",
        "NaN s|"
      })
  void wrongDurationsAreAnsweredWithWhatWasMeant(String text, String meant) {
    assertThat(wrong(text, any(Dimension.DURATION, "s")).suggestion()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"20|20 GiB", "8192|8 KiB", "20g|20 GiB", "8 KB|8 KiB", "8k|8 KiB", "1 gib|1 GiB"})
  void wrongSizesAreAnsweredWithWhatWasMeant(String text, String meant) {
    assertThat(wrong(text, any(Dimension.SIZE, "GiB")).suggestion()).isEqualTo(meant);
  }

  @Test
  void sharesWithoutPercentAreTakenForFractionsBelowOne() {
    assertThat(wrong("0.25", any(Dimension.SHARE, "%")).suggestion()).isEqualTo("25 %");
    assertThat(wrong("25", any(Dimension.SHARE, "%")).suggestion()).isEqualTo("25 %");
  }

  @Test
  void whatDoesNotFitIsRefusedAndNotWrapped() {
    Range range = any(Dimension.DURATION, "s");
    assertThat(wrong("9223372036.854775808 s", range).expected()).contains("from 0 ns to");
    assertThat(wrong("106752 d", range).expected()).contains("from 0 ns to");
    assertThat(wrong("99999999999999999999999999999999999 d", range).suggestion()).isNull();
  }

  @Test
  void limitsAreIncluded() {
    Range range = new Range(Dimension.SIZE, "KiB", 1_024, 4_096);
    assertThat(Amount.read("1 KiB", range)).isEqualTo(new Reading.Right(1_024));
    assertThat(Amount.read("4 KiB", range)).isEqualTo(new Reading.Right(4_096));
    assertThat(wrong("1023 B", range).expected()).isEqualTo("a size from 1 KiB to 4 KiB");
    assertThat(wrong("4097 B", range).expected()).isEqualTo("a size from 1 KiB to 4 KiB");
  }

  @Test
  void amountsAreShownInTheLargestUnitThatIsWhole() {
    assertThat(Dimension.DURATION.shown(90_000_000_000L)).isEqualTo("90 s");
    assertThat(Dimension.DURATION.shown(0)).isEqualTo("0 ns");
    assertThat(Dimension.SIZE.shown(8_192)).isEqualTo("8 KiB");
    assertThat(Dimension.SHARE.shown(100_000)).isEqualTo("0.01 %");
    assertThat(Dimension.BANDWIDTH.shown(8_000_000)).isEqualTo("1 MB/s");
  }
}
