package org.ibcsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Synchronous;
import org.junit.jupiter.api.Test;

/** The defaults on which the two lines of the product differ (dataflow 16). */
class ProductTest {
  private static final long SECOND = 1_000_000_000L;

  private static Scenario scenario(String product, int volumes, String rlink) throws Exception {
    String names =
        IntStream.rangeClosed(1, volumes)
            .mapToObj(number -> "v" + number + ": 1 MiB")
            .collect(Collectors.joining(",\n    "));
    String text =
        """
        scenario: Defaults
        %sduration: 1 min
        rds:
          diskgroup: hrdg
          rvg: hr_rvg
          volumes: {%s}
          srl: {name: hr_srl, size: 1 GiB}
          primary: {host: seattle, disk: {write: 200 us}}
          secondaries:
            - host: london
              rlink: {%s}
              link: {latency: 18 ms, bandwidth: 100 Mbit/s}
        """
            .formatted(product, names, rlink);
    return ScenarioFile.parse(Path.of("test.yaml"), text.getBytes(StandardCharsets.UTF_8))
        .scenario();
  }

  private static RlinkLayout rlink(Scenario scenario) {
    return scenario.layout().rlinks().get(0);
  }

  private static Heartbeats heartbeats(Scenario scenario) {
    return scenario.links().get(0).carriage().heartbeats();
  }

  @Test
  void unixHasThoseOfUnix() throws Exception {
    Scenario unix = scenario("product: unix\n", 1, "");
    assertThat(rlink(unix).heartbeatTimeoutNanos()).isEqualTo(10 * SECOND);
    assertThat(rlink(unix).synchronous()).isEqualTo(Synchronous.OFF);
    assertThat(rlink(unix).network().statisticsBlockBytes()).isEqualTo(1_024);
    assertThat(heartbeats(unix)).isEqualTo(new Heartbeats(SECOND, true, 0));
    assertThat(unix.layout().volumes().get(0).dcmBytes()).isEqualTo(4 << 10);
    assertThat(scenario("product: unix\n", 2_048, "").layout().volumes()).hasSize(2_048);
  }

  @Test
  void windowsHasThoseOfWindows() throws Exception {
    Scenario windows = scenario("product: windows\n", 1, "");
    assertThat(rlink(windows).heartbeatTimeoutNanos()).isEqualTo(15 * SECOND);
    assertThat(rlink(windows).synchronous()).isEqualTo(Synchronous.OVERRIDE);
    assertThat(rlink(windows).network().statisticsBlockBytes()).isEqualTo(512);
    assertThat(heartbeats(windows)).isEqualTo(new Heartbeats(SECOND, true, 17 * SECOND));
    assertThat(windows.layout().volumes().get(0).dcmBytes()).isEqualTo(1 << 10);
    assertThat(scenario("product: windows\n", 1_023, "").layout().volumes()).hasSize(1_023);
    assertThatThrownBy(() -> scenario("product: windows\n", 1_024, ""))
        .hasMessageContaining("found 1024 volumes; expected 1 to 1023 volumes");
  }

  @Test
  void withoutAProductACutCountsFromItsMomentAndAnRlinkConnectsInOneSecond() throws Exception {
    Scenario unsaid = scenario("", 1, "");
    assertThat(heartbeats(unsaid)).isEqualTo(Heartbeats.CONTINUOUS);
    assertThat(rlink(unsaid).reconnectNanos()).isEqualTo(SECOND);
    assertThat(rlink(unsaid).heartbeatTimeoutNanos()).isEqualTo(10 * SECOND);
  }

  @Test
  void whatIsSaidGoesBeforeTheDefaultsOfTheProduct() throws Exception {
    String said = "synchronous: off, heartbeat_timeout: 4 s, heartbeat_period: 3 s, reconnect: 2 s";
    Scenario windows = scenario("product: windows\n", 1, said);
    assertThat(rlink(windows).synchronous()).isEqualTo(Synchronous.OFF);
    assertThat(heartbeats(windows)).isEqualTo(new Heartbeats(3 * SECOND, false, 6 * SECOND));
    Scenario blackout = scenario("product: windows\n", 1, "reconnect_blackout: 1 min");
    assertThat(heartbeats(blackout).blackoutNanos()).isEqualTo(60 * SECOND);
  }
}
