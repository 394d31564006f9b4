package org.ibcsim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void builds() {
    assertThat(org.ibcsim.cli.Ibcsim.class).isNotNull();
  }
}
