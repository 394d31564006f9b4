package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What headers add: V1 to V3 of capacity 3.1. */
class HeaderRuleTest {
  @ParameterizedTest
  @CsvSource({
    "512, 100, 100",
    "1024, 50, 50",
    "2048, 25, 25",
    "4096, 15, 12.5",
    "8192, 7, 6.25",
    "10240, 5, 5",
    "16384, 4, 3.125",
    "32768, 2, 1.5625",
    "1048576, 2, 0.048828125",
  })
  void publishedShareAndExactOne(int writeBytes, int published, double exact) {
    assertThat(HeaderRule.tablePercent(writeBytes)).isEqualTo(published);
    long bytes = 1_000L * writeBytes;
    assertThat(HeaderRule.EXACT.withHeaders(bytes, 1_000) - bytes).isEqualTo(512_000);
    assertThat(512_000.0 / bytes * 100).isEqualTo(exact);
    assertThat(HeaderRule.TABLE.withHeaders(bytes, 1_000))
        .isEqualTo(bytes + bytes / 100 * published + (bytes % 100 * published + 99) / 100);
    assertThat(HeaderRule.NONE.withHeaders(bytes, 1_000)).isEqualTo(bytes);
  }

  @Test
  void fifteenGigabytesOfTwoKilobyteWritesTakeEighteenAndThreeQuarters() {
    long bytes = 15L << 30;
    assertThat(HeaderRule.TABLE.withHeaders(bytes, bytes / 2048)).isEqualTo((15L << 30) * 5 / 4);
    assertThat(HeaderRule.EXACT.withHeaders(bytes, bytes / 2048)).isEqualTo((15L << 30) * 5 / 4);
  }

  @Test
  void theSizeThatIsGivenDecidesTheRowNotTheRoundedCount() {
    // 10^9 bytes are no whole number of writes of 2 KiB.
    assertThat(HeaderRule.TABLE.withHeadersOf(1_000_000_000, 2_048)).isEqualTo(1_250_000_000);
    assertThat(HeaderRule.EXACT.withHeadersOf(1_000_000_000, 2_048))
        .isEqualTo(1_000_000_000 + 488_282 * 512L);
    assertThat(HeaderRule.NONE.withHeadersOf(1_000_000_000, 2_048)).isEqualTo(1_000_000_000);
  }
}
