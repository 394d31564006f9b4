package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTest {
  @ParameterizedTest
  @CsvSource({
    "5 min, 300000000000",
    "5min, 300000000000",
    "1.5h, 5400000000000",
    "0 s, 0",
    "200 us, 200000",
    "0.000001 ms, 1",
    "2 d, 172800000000000",
    "9223372036854775807 ns, 9223372036854775807"
  })
  void aNumberAndAUnitMakeNanoseconds(String text, long nanos) {
    assertThat(Duration.read(text)).isEqualTo(new Duration.Read(nanos));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "300, '300' without a unit, 300 s",
        "5 m, the unit 'm', 5 min",
        "5 Min, the unit 'Min', 5 min",
        "5 minutes, the unit 'minutes', 5 min",
        "5 parsec, the unit 'parsec', ~~",
        "-5 min, a negative duration '-5 min', ~~",
        "1h30min, '1h30min', ~~",
        "abc, 'abc', ~~",
        "0.5 ns, a fraction of a nanosecond, ~~",
        "9223372036854775808 ns, a duration of more than 292 years, ~~",
        "999999999999 d, a duration of more than 292 years, ~~"
      })
  void whatIsNoDurationSaysWhy(String text, String found, String suggestion) {
    assertThat(Duration.read(text)).isEqualTo(new Duration.Malformed(found, suggestion));
  }

  @Test
  void aHugeNumberOfDigitsIsRefusedWithoutComputingIt() {
    assertThat(Duration.read("1" + "0".repeat(1_000_000) + " s"))
        .isEqualTo(new Duration.Malformed("a number of 1000001 characters", ""));
  }
}
