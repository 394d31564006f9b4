package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.model.Fact;

/**
 * Nodes of a cluster that write (dataflow 2.8), the last clause of invariant 12 (dataflow 14), and
 * the loss of a logowner.
 */
class ClusterProperties {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  /** Two RLINKs; what differs stands in capitals. */
  private static final String CLUSTER =
      """
      scenario: A cluster
      seed: 1
      duration: 2 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary:
          host: seattle
          disk: {write: 200 us, parallel: 64}
          cluster: {nodes: [a, b, c], shipping: SHIPPING, interconnect: {latency: 50 us, bandwidth: 8 Gbit/s}POOL}
        secondaries:
          - {host: london, rlink: {synchronous: MODE}, link: {latency: 3 ms, bandwidth: unlimited}}
          - {host: paris, link: {latency: 5 ms, bandwidth: unlimited}}
      workload:
        - constant: {volume: hr_dv01, rate: 50/s, size: SIZE B, block: 512 B, writes: WRITES, node: NODE}
      """;

  private static String cluster(String mode, String node, int writes, int bytes) {
    return CLUSTER
        .replace("SHIPPING", "auto")
        .replace("POOL", "")
        .replace("MODE", mode)
        .replace("SIZE", String.valueOf(bytes))
        .replace("WRITES", String.valueOf(writes))
        .replace("NODE", node);
  }

  private static RunTotals run(String text) {
    return held(RunOfText.of(text));
  }

  private static RunTotals held(RunOfText run) {
    assertThat(run.lines("broken")).isEmpty();
    RunTotals totals = run.finished().record().totals();
    assertThat(totals).isNotNull();
    return totals;
  }

  @Property(tries = 20)
  void invariant_12_metadata_shipping_reads_back_every_write_whichever_node_makes_it(
      @ForAll @IntRange(min = 1, max = 60) int writes,
      @ForAll @IntRange(max = 2) int node,
      @ForAll @IntRange(min = 1, max = 20) int blocks) {
    RunTotals totals = run(cluster("off", "abc".substring(node, node + 1), writes, 512 * blocks));
    for (RlinkTotals rlink : totals.rlinks()) {
      assertThat(rlink.readBackUpdates()).isEqualTo(writes).isEqualTo(rlink.transmittedUpdates());
      assertThat(rlink.readBackBytes()).isEqualTo(512L * blocks * writes);
    }
  }

  @Property(tries = 20)
  void invariant_12_write_shipping_reads_nothing_back(
      @ForAll @IntRange(min = 1, max = 60) int writes, @ForAll boolean forced) {
    String text = cluster(forced ? "off" : "override", "b", writes, 4096);
    RunTotals totals = run(forced ? text.replace("shipping: auto", "shipping: write") : text);
    for (RlinkTotals rlink : totals.rlinks()) {
      assertThat(rlink.transmittedUpdates()).isEqualTo(writes);
      assertThat(rlink.readBackUpdates()).isZero();
    }
  }

  @Property(tries = 20)
  void a_shipped_write_takes_its_way_to_the_logowner_and_back(
      @ForAll @IntRange(min = 1, max = 100) int blocks, @ForAll boolean synchronous) {
    long disk = 200_000;
    long wait = synchronous ? 6 * MILLISECOND : 0;
    String mode = synchronous ? "override" : "off";
    long data = 512L * blocks; // 8 Gbit/s: a nanosecond a byte

    assertThat(longest(cluster(mode, "a", 5, 512 * blocks))).isEqualTo(disk + wait);
    assertThat(longest(cluster(mode, "b", 5, 512 * blocks)))
        .isEqualTo(100_000 + disk + (synchronous ? data + wait : 0));
    assertThat(
            longest(
                cluster(mode, "c", 5, 512 * blocks).replace("shipping: auto", "shipping: write")))
        .isEqualTo(100_000 + data + disk + wait);
  }

  private static long longest(String text) {
    return run(text).latency().maxNanos();
  }

  @Example
  void shipped_writes_wait_for_memory_at_the_logowner() {
    String burst =
        cluster("override", "b", 40, 65_536)
            .replace("rate: 50/s", "rate: 1000000/s")
            .replace("write: 200 us", "write: 10 ms");
    String small = burst.replace("8 Gbit/s}", "8 Gbit/s}, write_ship_pool: 1 MiB");
    // 16 of them fit: they go in three turns, each of which takes the SRL and the round trip.
    long turn = 16 * MILLISECOND;
    assertThat(longest(burst)).isBetween(turn, turn + 5 * MILLISECOND);
    assertThat(longest(small)).isBetween(3 * turn, 3 * turn + 5 * MILLISECOND);
  }

  @Property(tries = 20)
  void a_lost_logowner_delays_writes_and_loses_none_of_a_node_that_is_up(
      @ForAll @IntRange(min = 1, max = 4_000) int crashAfterMilliseconds,
      @ForAll boolean synchronous,
      @ForAll @IntRange(max = 20) int stallSeconds) {
    String text =
        cluster(synchronous ? "override" : "off", "b", 200, 4096)
            + "faults: [{at: "
            + crashAfterMilliseconds
            + " ms, for: 30 s, crash: seattle/a}]\n"
            + "semantics: {logowner_failover_stall_s: "
            + stallSeconds
            + " s}\n"
            + "expect: [converged('london'), converged('paris')]\n";
    RunOfText run = RunOfText.of(text);
    RunTotals totals = held(run);
    assertThat(totals.latency().count()).isEqualTo(200);
    assertThat(totals.failedWrites()).isZero();
    assertThat(run.finished().record().entries(JournalEntry.Expectation.class))
        .isNotEmpty()
        .allMatch(told -> told.verdict() == JournalEntry.Verdict.HELD);
    long fromThere = totals.latency().maxNanos();
    assertThat(fromThere)
        .isBetween(
            crashAfterMilliseconds < 3_900 ? stallSeconds * SECOND - 40 * MILLISECOND : 0,
            stallSeconds * SECOND + 40 * MILLISECOND);
    assertThat(facts(run, Fact.LogownerTookOver.class)).isEqualTo(1);
  }

  @Property(tries = 60)
  void what_had_not_returned_when_the_logowner_was_lost_returns_when_there_is_another_one(
      @ForAll @IntRange(min = 1, max = 60) int crashAfterMilliseconds,
      @ForAll boolean synchronous) {
    String text =
        cluster(synchronous ? "override" : "off", "b", 3, 4096).replace("200 us", "10 ms")
            + "faults: [{at: "
            + crashAfterMilliseconds
            + " ms, crash: seattle/a}]\n"
            + "expect: [converged('london'), converged('paris')]\n";
    RunOfText run = RunOfText.of(text);
    assertThat(held(run).latency().count()).isEqualTo(3);
    assertThat(run.finished().record().entries(JournalEntry.Expectation.class))
        .allMatch(told -> told.verdict() == JournalEntry.Verdict.HELD);
  }

  private static long facts(RunOfText run, Class<? extends Fact> kind) {
    return run.finished().record().facts().stream()
        .filter(timed -> kind.isInstance(timed.fact()))
        .count();
  }

  @Property(tries = 20)
  void a_node_that_is_not_the_logowner_takes_only_its_own_writes_with_it(
      @ForAll @IntRange(min = 100, max = 3_000) int crashAfterMilliseconds,
      @ForAll boolean synchronous) {
    String text =
        cluster(synchronous ? "override" : "off", "b", 200, 4096)
            + """
              - constant: {volume: hr_dv01, rate: 50/s, size: 4 KiB, writes: 200, node: c}
            faults: [{at: %d ms, crash: seattle/c}]
            """
                .formatted(crashAfterMilliseconds);
    RunTotals totals = run(text);
    assertThat(totals.latency().maxNanos()).isLessThan(7 * MILLISECOND);
    // Of node c those that were made before: 50 a second, the last of them maybe on its way.
    long ofNode = totals.writes() - 200;
    assertThat(ofNode)
        .isBetween(
            crashAfterMilliseconds / 20 - 2L, Math.min(200, crashAfterMilliseconds / 20 + 1L));
  }

  @Example
  void the_last_node_takes_the_host_with_it() {
    String text =
        cluster("off", "b", 500, 4096)
            + """
            faults:
              - {at: 1 s, for: 60 s, crash: seattle/a}
              - {at: 2 s, for: 60 s, crash: seattle/b}
              - {at: 3 s, for: 10 s, crash: seattle/c}
            expect: [converged('london')]
            """;
    RunOfText run = RunOfText.of(text);
    RunTotals totals = held(run);
    assertThat(facts(run, Fact.HostCrashed.class)).isEqualTo(1);
    assertThat(facts(run, Fact.HostBooted.class)).isEqualTo(1);
    assertThat(facts(run, Fact.NodeBooted.class)).isEqualTo(3);
    // b writes 50 a second for 1 s, waits for a logowner in the next, and is down for the rest.
    assertThat(totals.writes()).isBetween(50L, 52L);
    assertThat(run.finished().record().entries(JournalEntry.Expectation.class))
        .allMatch(told -> told.verdict() == JournalEntry.Verdict.HELD);
  }

  @Example
  void a_switched_master_takes_the_logowner_along_and_nothing_is_lost() {
    String text =
        cluster("override", "b", 200, 4096)
            + """
            faults: [{at: 1 s, switch_master: seattle/b}]
            semantics: {logowner_failover_stall_s: 2 s}
            expect: [converged('london'), writes.lost == 0]
            """;
    RunOfText run = RunOfText.of(text);
    RunTotals totals = held(run);
    assertThat(totals.latency().count()).isEqualTo(200);
    assertThat(totals.latency().maxNanos()).isBetween(1_900 * MILLISECOND, 2_100 * MILLISECOND);
    assertThat(run.finished().record().entries(JournalEntry.Expectation.class))
        .allMatch(told -> told.verdict() == JournalEntry.Verdict.HELD);
    assertThat(String.format(Locale.ROOT, "%s", run.lines("logowner_took_over")))
        .contains("\"node\":\"b\"");
  }
}
