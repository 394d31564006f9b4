package org.ibcsim.scenario.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.workload.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTextTest {
  @ParameterizedTest
  @CsvSource({
    "800/s, 1, 1250000",
    "3/s, 3, 1000000000",
    "0.5/s, 1, 2000000000",
    "12.5 /s, 1, 80000000",
    "1/ms, 1, 1000000",
    "7/h, 7, 3600000000000",
    "1000000/ms, 1, 1",
    "0.000001/h, 1, 3600000000000000000"
  })
  void ratesAreExactFractionsInLowestTerms(String text, long writes, long nanos) {
    List<Reading.Wrong> wrong = new ArrayList<>();
    assertThat(RateText.read(text, wrong::add)).hasValue(new Rate(writes, nanos));
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"800, 800/s", "800 IOPS, 800/s", "60 per minute, 60/min", "5 Hz, 5/s"})
  void wrongRatesAreAnsweredWithWhatWasMeant(String text, String meant) {
    List<Reading.Wrong> wrong = new ArrayList<>();
    assertThat(RateText.read(text, wrong::add)).isEmpty();
    assertThat(wrong).extracting(Reading.Wrong::suggestion).containsExactly(meant);
  }

  @Test
  void ratesThatCannotBeAreRefused() {
    List<Reading.Wrong> wrong = new ArrayList<>();
    for (String text :
        List.of(
            "0/s",
            "0.0/s",
            "1000000001/s",
            "-1/s",
            "1e3/s",
            "/s",
            "999999999999.999999/h",
            "123456789.123457/h")) {
      assertThat(RateText.read(text, wrong::add)).as(text).isEmpty();
    }
    assertThat(wrong).hasSize(8);
  }
}
