package org.ibcsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandwidthLimitTest {
  private static final int MEBIBYTE = 1 << 20;

  private static LinkTiming link(String bandwidth, String limit) throws Exception {
    String text =
        """
        scenario: One link
        duration: 1 min
        rds:
          diskgroup: hrdg
          rvg: hr_rvg
          volumes: {hr_dv01: 1 GiB}
          srl: {name: hr_srl, size: 1 GiB}
          primary: {host: seattle, disk: {write: 200 us}}
          secondaries:
            - host: london
              rlink: {bandwidth_limit: %s}
              link: {latency: 18 ms, bandwidth: %s}
        """
            .formatted(limit, bandwidth);
    return ScenarioFile.parse(Path.of("test.yaml"), text.getBytes(StandardCharsets.UTF_8))
        .scenario()
        .links()
        .get(0);
  }

  /** The smaller of the two holds; none leaves the link as it is. */
  @ParameterizedTest
  @CsvSource({
    "100 Mbit/s, 30 Mbit/s, 30000000, 30000000",
    "10 Mbit/s, 30 Mbit/s, 10000000, 30000000",
    "unlimited, 30 Mbit/s, 30000000, 30000000",
    "100 Mbit/s, none, 100000000, 0",
    "unlimited, none, 0, 0"
  })
  void noMoreIsSentThanLinkAndRlinkAllow(
      String bandwidth, String limit, long effective, long limited) throws Exception {
    LinkTiming link = link(bandwidth, limit);
    assertThat(link.bitsPerSecond()).isEqualTo(effective);
    assertThat(link.limitBitsPerSecond()).isEqualTo(limited);
    long nanos = effective == 0 ? 0 : 8L * MEBIBYTE * 1_000_000_000L / effective;
    assertThat(link.wireNanos(MEBIBYTE)).isBetween(nanos, nanos + 1);
  }
}
