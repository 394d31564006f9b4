package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The tables close: stacked from the lowest layer, the highest ends at the top of the curve. */
class ZigguratTest {
  @Test
  void theLayersOfTheExponentialEndAtHeightOne() {
    assertThat(ExponentialZiggurat.stackedHeight()).isCloseTo(1, within(1e-9));
  }

  @Test
  void theLayersOfTheBellEndAtHeightOne() {
    assertThat(GaussianZiggurat.stackedHeight()).isCloseTo(1, within(1e-9));
  }
}
