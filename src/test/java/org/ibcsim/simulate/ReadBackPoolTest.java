package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunTotals;
import org.junit.jupiter.api.Test;

/** Reading back costs reads at the SRL, and the pool for it is limited (dataflow 2.5, 6.1). */
class ReadBackPoolTest {
  /** 1000 writes of 8 KiB pile up in an outage of 20 s; 128 fit into the buffers. */
  private static final String OUTAGE =
      """
      scenario: A pool for what is read back
      seed: 1
      duration: 60 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary:
          host: seattle
          disk: {srl: {write: {fixed: 5 ms}, parallel: 1}, data: {write: 0 us}}
          tunables: {vol_rvio_maxpool_sz: 1 MiB%s}
        secondaries:
          - {host: london, link: {latency: 50 ms, bandwidth: 100 MB/s}}
      workload:
        - constant: {volume: hr_dv01, rate: 100/s, size: 8 KiB, from: 1 s, until: 11 s}
        - constant: {volume: hr_dv01, rate: 100/s, size: 8 KiB, from: 21.501 s, until: 22.101 s}
      faults:
        - {at: 500 ms, for: 20 s, cut: rlk_london_hr_rvg}
      """;

  private static RunTotals totals(RunOfText run) {
    RunTotals totals = run.finished().record().totals();
    assertThat(totals).isNotNull();
    assertThat(run.lines("broken")).isEmpty();
    return totals;
  }

  private static double caughtUpSeconds(RunOfText run) {
    List<String> lines = run.lines("dat");
    String last = lines.get(lines.size() - 1);
    return Long.parseLong(last.replaceAll("\\{\"t\":([0-9]+),.*", "$1")) / 1e9;
  }

  private static RunOfText run(String text) {
    return RunOfText.of(RunOfText.scenario(text), JournalLevel.ALL, 0);
  }

  @Test
  void readsTakeTheirTurnAtTheSrlAndDelayTheWritesThere() {
    RunOfText run = run(OUTAGE.formatted(""));
    RlinkTotals london = totals(run).rlinks().get(0);
    // All but what the buffers hold; the writes that come meanwhile release some more.
    assertThat(london.readBackUpdates()).isBetween(872L, 932L);
    // A write alone takes 5 ms; one that finds a read before it waits for up to 5 ms more.
    assertThat(totals(run).latency().maxNanos()).isBetween(5_000_001L, 10_000_000L);
  }

  /** Invariant 12. */
  @Test
  void anRlinkThatIsUpToDateOrSynchronousReadsNothingBack() {
    String healthy = OUTAGE.substring(0, OUTAGE.indexOf("faults:")).formatted("");
    String synchronous =
        healthy.replace("host: london,", "host: london, rlink: {synchronous: override},");
    for (String text : List.of(healthy, synchronous)) {
      RlinkTotals london = totals(run(text)).rlinks().get(0);
      assertThat(london.readBackUpdates()).isZero();
      assertThat(london.transmittedUpdates()).isGreaterThan(1000);
    }
  }

  @Test
  void aSmallPoolMakesTheReplicationSlow() {
    double large = caughtUpSeconds(run(OUTAGE.formatted("")));
    double ample = caughtUpSeconds(run(OUTAGE.formatted(", vol_max_rdback_sz: 64 MiB")));
    assertThat(ample).isEqualTo(large);
    String slowLink = OUTAGE.replace("latency: 50 ms", "latency: 500 ms");
    double far = caughtUpSeconds(run(slowLink.formatted("")));
    double few = caughtUpSeconds(run(slowLink.formatted(", vol_max_rdback_sz: 1 MiB")));
    // 120 updates of 8.5 KiB each in 1 MiB: eight round trips of 1 s for 872 of them.
    assertThat(few - far).isBetween(4.0, 8.0);
  }

  @Test
  void aLowMarkReleasesBuffersEarly() {
    RlinkTotals late = totals(run(OUTAGE.formatted(""))).rlinks().get(0);
    RlinkTotals early =
        totals(run(OUTAGE.formatted(", vol_min_lowmem_sz: 532480 B"))).rlinks().get(0);
    // With 520 KiB kept free, 63 updates are held instead of 128.
    assertThat(early.readBackUpdates() - late.readBackUpdates()).isBetween(50L, 130L);
  }
}
