package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.journal.RunTotals;

/** The one-minute rule (dataflow 6.1, invariant 35, T6) [D UMI-15061]. */
class DataAcknowledgementProperties {
  private static final String SLOW =
      """
      scenario: A slow Secondary disk
      seed: 1
      duration: %s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - host: london
            rlink: {%s}
            link: {latency: 3 ms, bandwidth: 100 MB/s}
            disk: {%s}
      workload:
        - constant: {volume: hr_dv01, %s}
      """;

  private static RunOfText run(String duration, String rlink, String disk, String workload) {
    RunOfText run = RunOfText.of(SLOW.formatted(duration, rlink, disk, workload));
    assertThat(run.lines("broken")).isEmpty();
    return run;
  }

  /** Invariant 35: one write that is longer than the limit on its way to the disk, or not. */
  @Property(tries = 40)
  void invariant_35_the_rlink_disconnects_when_a_data_acknowledgement_is_late(
      @ForAll @IntRange(min = 1, max = 130) int serviceSeconds,
      @ForAll @IntRange(min = 10, max = 120) int limitSeconds) {
    Assume.that(serviceSeconds != limitSeconds);
    RunOfText run =
        run(
            "140 s",
            "data_ack_timeout: " + limitSeconds + " s",
            "srl: {write: 0 us}, data: {write: {fixed: " + serviceSeconds + " s}}",
            "rate: 1/s, size: 8 KiB, from: 1 s, writes: 1");
    int late = serviceSeconds > limitSeconds ? (serviceSeconds - 1) / limitSeconds : 0;
    assertThat(run.lines("data_acknowledgement_late")).hasSize(late);
    assertThat(run.lines("disconnected")).hasSize(late);
    assertThat(run.lines("connected")).hasSize(late);
    if (late > 0) {
      // The write is in the SRL after 0.2 ms and its network acknowledgement back after 6.28 ms.
      long at = (1 + limitSeconds) * 1_000_000_000L + 6_281_920;
      assertThat(run.lines("disconnected").get(0)).startsWith("{\"t\":" + at + ",");
    }
  }

  @Example
  void withoutTheRuleNothingIsLate() {
    String disk = "srl: {write: 0 us}, data: {write: {fixed: 70 s}}";
    String workload = "rate: 1/s, size: 8 KiB, writes: 1";
    assertThat(run("80 s", "data_ack_timeout: none", disk, workload).lines("disconnected"))
        .isEmpty();
    assertThat(run("80 s", "srlprot: override", disk, workload).lines("disconnected")).hasSize(1);
  }

  /**
   * V12: a pool of 16 MiB that is always full satisfies the rule if the disk takes more than 16 MiB
   * a minute.
   */
  @Property(tries = 12)
  void v_12_a_full_pool_must_reach_the_disk_within_a_minute(
      @ForAll @IntRange(min = 180, max = 380) int kilobytesPerSecond) {
    RunOfText run =
        run(
            "200 s",
            "srlprot: override",
            "srl: {write: 0 us}, data: {write: 0 us, bandwidth: " + kilobytesPerSecond + " kB/s}",
            "rate: 20/s, size: 64 KiB");
    double minutesWorth = 60e3 * kilobytesPerSecond;
    if (minutesWorth < (16 << 20) - 2 * 65536) {
      assertThat(run.lines("data_acknowledgement_late")).isNotEmpty();
    } else if (minutesWorth > (16 << 20) + 2 * 65536) {
      assertThat(run.lines("data_acknowledgement_late")).isEmpty();
    }
    RunTotals totals = run.finished().record().totals();
    assertThat(totals).isNotNull();
    assertThat(totals.writes()).isGreaterThan(3900);
  }
}
