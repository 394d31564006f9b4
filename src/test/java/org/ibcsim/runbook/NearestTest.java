package org.ibcsim.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "kitten, sitting, 3",
    "hrdg, hrgd, 1",
    "ca, abc, 3",
    "abcdef, abcfed, 2"
  })
  void distanceCountsEditsAndSwapsOfNeighbours(String one, String other, int distance) {
    assertThat(Nearest.distance(one, other)).isEqualTo(distance);
    assertThat(Nearest.distance(other, one)).isEqualTo(distance);
  }

  @Test
  void theFirstOfTheNearestIsSuggestedWhateverTheCase() {
    List<String> names = List.of("tokyo", "london", "londen");
    assertThat(Nearest.to("LODNON", names)).contains("london");
    assertThat(Nearest.to("londn", List.of("londan", "london"))).contains("londan");
  }

  @Test
  void aNameThatIsMostlyDifferentIsNotSuggested() {
    assertThat(Nearest.to("echo", List.of("vxibc", "quiesce"))).isEmpty();
    assertThat(Nearest.to("x".repeat(5000), List.of("x".repeat(4999)))).isEmpty();
  }
}
