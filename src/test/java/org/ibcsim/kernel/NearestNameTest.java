package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(NearestName.to("x", List.of("s", "h"))).isNull();
    assertThat(NearestName.to("x".repeat(1_000_000), KEYS)).isNull();
  }

  @Test
  void ofNamesEquallyNearTheFirstIsTaken() {
    assertThat(NearestName.to("LODNON", List.of("tokyo", "london", "londen"))).isEqualTo("london");
    assertThat(NearestName.to("londn", List.of("londan", "london"))).isEqualTo("londan");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abcd, '', 4",
    "kitten, sitting, 3",
    "abcd, acbd, 1",
    "ca, abc, 3",
    "abcdef, abcfed, 2"
  })
  void distanceCountsEditsAndSwapsOfNeighbours(String one, String other, int edits) {
    assertThat(NearestName.edits(one, other)).isEqualTo(edits);
    assertThat(NearestName.edits(other, one)).isEqualTo(edits);
  }
}
