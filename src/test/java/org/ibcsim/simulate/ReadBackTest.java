package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunTotals;
import org.junit.jupiter.api.Test;

/** The Primary's write buffers in a run: what is read back is told, and stalled writes go on. */
class ReadBackTest {
  /** 200 writes of 8 KiB while the path is cut; 128 of them fit into 1 MiB. */
  private static final String OUTAGE =
      """
      scenario: More than memory holds
      seed: 1
      duration: 60 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}, write_buffers: 1 MiB}
        secondaries:
          - {host: london, link: {latency: 3 ms, bandwidth: 100 MB/s}}
      workload:
        - constant: {volume: hr_dv01, rate: 100/s, size: 8 KiB, from: 1 s, until: 3 s}
      faults:
        - {at: 500 ms, for: 20 s, cut: rlk_london_hr_rvg}
      """;

  private static RunTotals totals(RunOfText run) {
    RunTotals totals = run.finished().record().totals();
    assertThat(totals).isNotNull();
    return totals;
  }

  @Test
  void whatMemoryCouldNotKeepIsReadBackAndCounted() {
    RunOfText run = RunOfText.of(RunOfText.scenario(OUTAGE), JournalLevel.ALL, 0);
    RunTotals totals = totals(run);
    RlinkTotals london = totals.rlinks().get(0);
    assertThat(london.readBackUpdates()).isEqualTo(totals.writes() - 128);
    assertThat(london.readBackBytes()).isEqualTo((totals.writes() - 128) * 8192);
    assertThat(london.transmittedUpdates()).isEqualTo(totals.writes());
    assertThat(run.lines("back"))
        .hasSize((int) london.readBackUpdates())
        .first()
        .asString()
        .endsWith("\"r\":0,\"n\":1}");
    assertThat(run.lines("broken")).isEmpty();
  }

  @Test
  void withTheStandardMemoryNothingIs() {
    RunOfText run = RunOfText.of(OUTAGE.replace(", write_buffers: 1 MiB", ""));
    assertThat(totals(run).rlinks().get(0).readBackUpdates()).isZero();
  }

  @Test
  void writesThatWaitForMemoryGoOnWhenTheDataVolumeHasCaughtUp() {
    String text =
        OUTAGE
            .replace("disk: {write: 200 us}", "disk: {srl: {write: 0 us}, data: {write: 20 ms}}")
            .replace("latency: 3 ms", "latency: 0 ms");
    RunOfText run = RunOfText.of(text.substring(0, text.indexOf("faults:")));
    RunTotals totals = totals(run);
    // 100 writes a second, of which the volume takes 50: 128 buffers last for 2.56 s.
    assertThat(run.lines("write_buffers_throttle_on")).isEmpty();
    RunOfText longer =
        RunOfText.of(
            text.substring(0, text.indexOf("faults:")).replace("until: 3 s", "until: 11 s"));
    assertThat(longer.lines("write_buffers_throttle_on")).isNotEmpty();
    assertThat(longer.lines("write_buffers_throttle_off"))
        .hasSameSizeAs(longer.lines("write_buffers_throttle_on"));
    assertThat(totals(longer).writes()).isEqualTo(totals.writes() + 800);
    // The last write should have come 10 s after the first, and got its buffer 872 * 20 ms after.
    assertThat(totals(longer).latency().maxNanos()).isBetween(7_400_000_000L, 7_480_000_000L);
    assertThat(longer.lines("broken")).isEmpty();
  }
}
