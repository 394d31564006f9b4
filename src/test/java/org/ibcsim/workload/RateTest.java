package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
  @Test
  void aRateIsKeptInLowestTerms() {
    assertThat(Rate.perSecond(800)).isEqualTo(new Rate(1, 1_250_000));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1", "2, 1", "3037000501, 3037000502"})
  void aRateThatCannotBeCountedExactlyIsRefused(long writes, long nanos) {
    assertThatThrownBy(() -> new Rate(writes, nanos))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("found " + writes + " writes in " + nanos + " ns; expected");
  }
}
