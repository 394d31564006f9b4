package org.ibcsim.scenario.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KEYS =
      List.of("latency", "jitter", "bandwidth", "secondary_logging");

  @Test
  void findsANameWithASlip() {
    assertThat(NearestName.to("latencey", KEYS)).isEqualTo("latency");
    assertThat(NearestName.to("jiter", KEYS)).isEqualTo("jitter");
    assertThat(NearestName.to("badnwidth", KEYS)).isEqualTo("bandwidth");
  }

  @Test
  void caseAndHyphensDoNotCount() {
    assertThat(NearestName.to("Secondary-Logging", KEYS)).isEqualTo("secondary_logging");
  }

  @Test
  void suggestsNothingWhereNothingIsNear() {
    assertThat(NearestName.to("rate", KEYS)).isNull();
    assertThat(NearestName.to("", KEYS)).isNull();
    assertThat(NearestName.to("x".repeat(1_000_000), KEYS)).isNull();
  }

  @Test
  void swapOfNeighboursIsOneEdit() {
    assertThat(NearestName.edits("abcd", "acbd")).isEqualTo(1);
    assertThat(NearestName.edits("abcd", "")).isEqualTo(4);
    assertThat(NearestName.edits("kitten", "sitting")).isEqualTo(3);
  }
}
