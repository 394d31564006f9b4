package org.ibcsim.scenario.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "0.4, 0.4 B",
    "512, 512 B",
    "999.6, 1 kB",
    "1234, 1.23 kB",
    "999499, 999 kB",
    "999500, 1 MB",
    "1e17, 100 PB",
    "5.0E18, 5 EB",
    "2e17, 200 PB",
    "1.5e22, 15000 EB",
  })
  void threeDigitsAndTheUnitThatFits(double bytes, String text) {
    assertThat(SizeText.of(bytes)).isEqualTo(text);
  }
}
