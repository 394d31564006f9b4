package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** What a run counts for {@code vxrlink stats}. */
class LinkCountsTest {
  /** 40 writes of 8 KiB in the first two seconds; the path is cut from 3 s to 20 s. */
  private static final String OUTAGE =
      """
      scenario: Counters
      seed: 1
      duration: 60 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - {host: london, link: {latency: 3 ms, bandwidth: 100 MB/s}}
      workload:
        - constant: {volume: hr_dv01, rate: 20/s, size: 8 KiB, until: 2 s}
        - constant: {volume: hr_dv01, rate: 10/s, size: 4 KiB, from: 30 s, until: 31 s}
      faults:
        - {at: 3 s, for: 17 s, cut: rlk_london_hr_rvg}
      """;

  private static void runTo(Simulation simulation, double seconds) {
    while (simulation.nowNanos() < seconds * 1e9 && simulation.step()) {}
  }

  /** Invariants 38 and 39. */
  @Test
  void oneMessageForEachWriteIsCountedAndADisconnectionMakesAllZero() {
    Scenario scenario = RunOfText.scenario(OUTAGE);
    try (Simulation run =
        new Simulation(
            scenario,
            RunOfText.header(scenario, JournalLevel.CONTROL, 0),
            OutputStream.nullOutputStream(),
            "journal",
            false)) {
      runTo(run, 2.9);
      LinkCounters london = run.linkCounters(0);
      assertThat(london.messages()).isEqualTo(40);
      assertThat(london.transmittedBytes()).isEqualTo(40 * 8192);
      assertThat(london.acknowledgedBytes()).isEqualTo(40 * 8192);
      runTo(run, 29);
      assertThat(london.messages()).isZero();
      assertThat(london.transmittedBytes()).isZero();
      assertThat(london.acknowledgedBytes()).isZero();
      run.run();
      assertThat(london.messages()).isEqualTo(10);
      assertThat(london.acknowledgedBytes()).isEqualTo(10 * 4096);
    }
  }

  @Test
  void anIntervalIsWhatWasCountedSinceACopy() {
    LinkCounters counters = new LinkCounters();
    counters.sent(1000);
    counters.error(LinkError.NMCOM_POOL);
    counters.error(LinkError.TIMEOUT);
    counters.roundTrip(80);
    counters.timeout(500);
    LinkCounters before = counters.copy();
    counters.sent(24);
    counters.sentAgain(1000);
    counters.acknowledged(1000);
    counters.error(LinkError.MESSAGE_SLOTS);
    counters.delayed();
    counters.roundTrip(160);
    LinkCounters interval = counters.since(before);
    assertThat(interval.messages()).isEqualTo(1);
    assertThat(interval.transmittedBytes()).isEqualTo(1024);
    assertThat(interval.acknowledgedBytes()).isEqualTo(1000);
    assertThat(interval.memoryErrors()).isEqualTo(1);
    assertThat(interval.errors(LinkError.TIMEOUT)).isZero();
    assertThat(interval.delays()).isEqualTo(1);
    assertThat(interval.roundTripNanos()).isEqualTo(90);
    assertThat(interval.timeoutNanos()).isEqualTo(500);
    assertThat(counters.memoryErrors()).isEqualTo(2);
    counters.reset();
    counters.sent(8);
    assertThat(counters.since(before).messages()).isEqualTo(1);
  }
}
