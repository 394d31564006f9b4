package org.ibcsim.check.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1ns",
    "999, 999ns",
    "1000, 1us",
    "250500, 250.5us",
    "18000000, 18ms",
    "999999999, 999.999999ms",
    "1000000000, 1s",
    "1500000000, 1.5s",
    "60000000000, 1m",
    "133000000000, 2m 13s",
    "3600000000000, 1h",
    "3605250000000, 1h 0m 5.25s",
    "5400000000000, 1h 30m",
    "-60000000000, -1m"
  })
  void a_duration_is_written_exactly_and_as_short_as_can_be(long nanos, String text) {
    assertThat(DurationText.of(Duration.ofNanos(nanos))).isEqualTo(text);
  }
}
