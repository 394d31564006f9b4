package org.ibcsim.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Invariant 50 of the data flow (dataflow 14): what a data set may not be, and may just be. */
class LimitsProperties {
  private static String scenario(String srl, String secondaries) {
    return """
    scenario: At a limit
    duration: 1 min
    rds:
      diskgroup: dg
      rvg: rvg
      volumes: {vol: 1 GiB}
      srl: {name: srl, size: %s}
      primary: {host: seattle, disk: {write: 200 us}}
      secondaries:
    """
            .formatted(srl)
        + secondaries;
  }

  private static String secondary(String host, String settings) {
    return "    - {host: " + host + settings + ", link: {latency: 1 ms, bandwidth: unlimited}}\n";
  }

  private static String secondaries(int count) {
    StringBuilder all = new StringBuilder();
    for (int number = 1; number <= count; number++) {
      all.append(secondary("s" + number, ""));
    }
    return all.toString();
  }

  private static void accepted(String text) throws ScenarioException {
    assertThat(ScenarioFile.parse(Path.of("test.yaml"), text.getBytes(UTF_8)).scenario())
        .isNotNull();
  }

  private static void refused(String text, String... words) {
    assertThatThrownBy(() -> ScenarioFile.parse(Path.of("test.yaml"), text.getBytes(UTF_8)))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContainingAll(words);
  }

  @Property(tries = 60)
  void invariant_50_a_33rd_rlink_is_refused(@ForAll @IntRange(min = 1, max = 60) int rlinks)
      throws ScenarioException {
    String text = scenario("1 GiB", secondaries(rlinks));
    if (rlinks <= 32) {
      accepted(text);
    } else {
      refused(text, rlinks + "", "1 to 32");
    }
  }

  @Property(tries = 40)
  void invariant_50_a_second_rlink_to_a_secondary_is_refused(
      @ForAll @IntRange(min = 2, max = 20) int rlinks,
      @ForAll @IntRange(min = 1, max = 20) int twice,
      @ForAll boolean otherName) {
    String name = "s" + (1 + twice % (rlinks - 1));
    String again = secondary(name, otherName ? ", rlink: {name: rlk_other}" : "");
    refused(scenario("1 GiB", secondaries(rlinks - 1) + again), "'" + name + "' a second time");
  }

  @Property(tries = 60)
  void invariant_50_an_srl_below_110_MB_is_refused(
      @ForAll @LongRange(min = 100_000_000, max = 120_000_000) long bytes,
      @ForAll boolean atPrimary)
      throws ScenarioException {
    String size = bytes + " B";
    String text =
        atPrimary
            ? scenario(size, secondaries(1))
            : scenario("1 GiB", secondary("s1", ", srl: {size: " + size + "}"));
    if (bytes >= 110_000_000) {
      accepted(text);
    } else {
      refused(text, "110 MB");
    }
  }

  @Property(tries = 100)
  void invariant_50_a_low_mark_that_is_not_below_the_high_mark_is_refused(
      @ForAll @IntRange(min = 2, max = 200) int high, @ForAll @IntRange(min = 1, max = 200) int low)
      throws ScenarioException {
    String marks =
        ", rlink: {latencyprot: override, latency_high_mark: %d, latency_low_mark: %d}"
            .formatted(high, low);
    String text = scenario("1 GiB", secondary("s1", marks));
    if (low < high) {
      accepted(text);
    } else {
      refused(text, "latency_low_mark " + low, "latency_high_mark " + high);
    }
  }
}
