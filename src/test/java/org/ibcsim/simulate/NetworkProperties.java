package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.OtherTraffic;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.Transfer;

/**
 * The numbered invariants and cases of the network (dataflow 14.36 to 14.39, V11), of whole runs.
 */
class NetworkProperties {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private static String scenario(String top, String rlink, String link, String rest) {
    return """
    scenario: A network
    %sduration: 2 min
    rds:
      diskgroup: dg
      rvg: rvg
      volumes: {vol: 1 GiB}
      srl: {name: srl, size: 1 GiB}
      primary: {host: seattle, disk: {write: 100 us}}
      secondaries:
        - host: london
          rlink: {%s}
          link: {%s}
    %s\
    """
        .formatted(top, rlink, link, rest);
  }

  private static long first(RunOfText run, Class<? extends Fact> kind) {
    for (TimedFact timed : run.finished().record().facts()) {
      if (kind.isInstance(timed.fact())) {
        return timed.timeNanos();
      }
    }
    return -1;
  }

  /** Between hb_timeout - hb_period and hb_timeout + RTT after the cut. */
  @Property(tries = 40)
  void inv_14_36_a_silent_cut_is_declared_one_time_out_after_the_last_answered_heartbeat(
      @ForAll @IntRange(min = 1, max = 1_000_000) int seed,
      @ForAll @IntRange(min = 2_000, max = 15_000) int timeoutMilliseconds,
      @ForAll @IntRange(min = 0, max = 1_900) int periodMilliseconds,
      @ForAll @IntRange(min = 0, max = 300) int latencyMilliseconds,
      @ForAll @IntRange(min = 5_000, max = 60_000) int cutMilliseconds) {
    String rlink =
        "heartbeat_timeout: %d ms, heartbeat_period: %d ms"
            .formatted(timeoutMilliseconds, periodMilliseconds);
    RunOfText run =
        RunOfText.briefly(
            scenario(
                "seed: " + seed + "\n",
                rlink,
                "latency: " + latencyMilliseconds + " ms, bandwidth: unlimited",
                "faults:\n  - {at: " + cutMilliseconds + " ms, cut: rlk_london_rvg}\n"));
    long cut = cutMilliseconds * MILLISECOND;
    long declared = first(run, Fact.Disconnected.class) - cut;
    long period = periodMilliseconds * MILLISECOND;
    long timeout = timeoutMilliseconds * MILLISECOND;
    assertThat(declared)
        .isBetween(timeout - period, timeout + 2 * latencyMilliseconds * MILLISECOND);
  }

  /** The moment depends on the phase: over seeds it takes the whole of one period. */
  @Example
  void inv_14_36_the_phase_of_the_heartbeats_decides_within_one_period() {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int seed = 1; seed <= 60; seed++) {
      long declared = declared(seed, "unix", "");
      least = Math.min(least, declared);
      most = Math.max(most, declared);
    }
    assertThat(least).isBetween(9 * SECOND, 9_100 * MILLISECOND);
    assertThat(most).isBetween(9_900 * MILLISECOND, 10 * SECOND);
  }

  private static long declared(int seed, String product, String rlink) {
    RunOfText run =
        RunOfText.briefly(
            scenario(
                "seed: " + seed + "\nproduct: " + product + "\n",
                rlink,
                "latency: 10 ms, bandwidth: unlimited",
                "faults:\n  - {at: 20 s, cut: rlk_london_rvg}\n"));
    return first(run, Fact.Disconnected.class) - 20 * SECOND;
  }

  /** Retries that are exhausted come first where the heartbeat time-out is long. */
  @Example
  void inv_14_36_unless_a_message_was_sent_as_often_as_may_be_before_that() {
    RunOfText run =
        RunOfText.briefly(
            scenario(
                "",
                "heartbeat_timeout: 60 s",
                "latency: 100 ms, bandwidth: unlimited",
                """
                workload:
                  - writes: [{at: 20 s, volume: vol, size: 4 KiB}]
                faults:
                  - {at: 20050 ms, cut: rlk_london_rvg}
                """));
    // The first round trip of 200 ms makes a time-out of 600 ms; 50 of them.
    assertThat(first(run, Fact.Disconnected.class)).isEqualTo(20_050 * MILLISECOND + 30 * SECOND);
  }

  /**
   * V11: UNIX disconnects at about 10 s; Windows at 15 s, and connects no earlier than 17 s later.
   */
  @Example
  void v_11_unix_disconnects_after_10_s_and_windows_after_15_s_and_waits_17_s_more() {
    assertThat(declared(1, "unix", "")).isBetween(9 * SECOND, 11 * SECOND);
    assertThat(declared(1, "windows", "")).isBetween(14 * SECOND, 16 * SECOND);
    for (String product : List.of("unix", "windows")) {
      RunOfText run =
          RunOfText.briefly(
              scenario(
                  "product: " + product + "\n",
                  "",
                  "latency: 100 ms, bandwidth: unlimited",
                  "faults:\n  - {at: 20 s, for: 16 s, cut: rlk_london_rvg}\n"));
      long lost = first(run, Fact.Disconnected.class);
      long again = first(run, Fact.Connected.class);
      // The next heartbeat within 1 s, its answer, and the request with its answer.
      long from = product.equals("unix") ? 36 * SECOND : lost + 17 * SECOND;
      assertThat(again).as(product).isBetween(from + 400 * MILLISECOND, from + 1_400 * MILLISECOND);
    }
  }

  /** Any window of time, data of the burst excepted; without one exactly. */
  @Property(tries = 60)
  void inv_14_37_no_more_than_bandwidth_limit_leaves_in_any_window(
      @ForAll @LongRange(min = 56_000, max = 50_000_000) long limit,
      @ForAll @IntRange(min = 0, max = 1_000_000) int burstBytes,
      @ForAll @Size(min = 20, max = 300) List<@IntRange(min = 1, max = 65_536) Integer> messages,
      @ForAll @IntRange(min = 0, max = 20) int idleMilliseconds) {
    String rlink = "bandwidth_limit: " + limit + " bit/s";
    rlink += burstBytes == 0 ? "" : ", bandwidth_burst: " + burstBytes + " B";
    LinkTiming timing =
        RunOfText.scenario(scenario("", rlink, "latency: 1 ms, bandwidth: 100 Mbit/s", ""))
            .links()
            .get(0);
    LinkClock link = LinkClockTest.clock(timing, new LinkCounters());
    List<Long> starts = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    long now = 0;
    for (int message = 0; message < messages.size(); message++) {
      starts.add(now);
      now = link.transmitted(now, messages.get(message));
      ends.add(now);
      now += message % 7 == 0 ? idleMilliseconds * MILLISECOND : 0;
    }
    for (int from = 0; from < messages.size(); from++) {
      long bits = 0;
      for (int to = from; to < messages.size(); to++) {
        bits += 8L * messages.get(to);
        double window = (ends.get(to) - starts.get(from) + messages.size()) / 1e9;
        assertThat((double) bits).isLessThanOrEqualTo(limit * window + 8.0 * burstBytes + 1);
      }
    }
    if (burstBytes == 0 && idleMilliseconds == 0) {
      double all = messages.stream().mapToLong(Integer::longValue).sum() * 8.0;
      assertThat(all / (now / 1e9)).isCloseTo(limit, within(0.001 * limit));
    }
  }

  /** Acknowledgements are exempt: they come back at the latency however small the limit is. */
  @Example
  void inv_14_37_acknowledgements_are_exempt() {
    LinkTiming timing =
        RunOfText.scenario(
                scenario(
                    "", "bandwidth_limit: 56 kbit/s", "latency: 1 ms, bandwidth: 1 Gbit/s", ""))
            .links()
            .get(0);
    LinkClock link = LinkClockTest.clock(timing, new LinkCounters());
    link.transmitted(0, 1 << 20);
    for (int acknowledgement = 0; acknowledgement < 1_000; acknowledgement++) {
      assertThat(link.acknowledged(0)).isEqualTo(MILLISECOND);
    }
  }

  private static Simulation simulation(String text, long seed) {
    Scenario scenario = RunOfText.scenario(text).withSeed(seed);
    return new Simulation(
        scenario,
        RunOfText.header(scenario, JournalLevel.CONTROL, 0),
        OutputStream.nullOutputStream(),
        "journal",
        false);
  }

  /**
   * On a link that loses and reorders: after every step that disconnects, all counters are zero.
   */
  @Property(tries = 10)
  void inv_14_38_counters_are_zero_right_after_a_disconnection(
      @ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
    String text =
        scenario(
            "product: unix\n",
            "",
            "latency: 5 ms, jitter: 3 ms, loss: 2 %, bandwidth: 50 Mbit/s",
            """
            workload:
              - poisson: {volume: vol, rate: 200/s, size: 16 KiB, until: 100 s}
            faults:
              - {at: 20 s, for: 30 s, cut: rlk_london_rvg}
              - {at: 70 s, for: 30 s, cut: rlk_london_rvg}
            """);
    try (Simulation run = simulation(text, seed)) {
      boolean connected = true;
      int disconnections = 0;
      while (run.step()) {
        boolean now = run.world().connected(0);
        LinkCounters counters = run.linkCounters(0);
        if (connected && !now) {
          disconnections++;
          assertThat(counters.messages()).isZero();
          assertThat(counters.transmittedBytes()).isZero();
          assertThat(counters.acknowledgedBytes()).isZero();
          assertThat(counters.roundTripNanos()).isZero();
          assertThat(counters.timeoutNanos()).isZero();
          assertThat(counters.delays()).isZero();
          for (LinkError error : LinkError.values()) {
            assertThat(counters.errors(error)).as(error.text()).isZero();
          }
        }
        connected = now;
      }
      assertThat(disconnections).isEqualTo(2);
      LinkCounters counters = run.linkCounters(0);
      assertThat(counters.errors(LinkError.TIMEOUT)).isPositive();
      assertThat(counters.errors(LinkError.MISSING_PACKET)).isPositive();
      assertThat(counters.errors(LinkError.MISSING_MESSAGE)).isPositive();
      assertThat(counters.roundTripNanos()).isBetween(10 * MILLISECOND, 16 * MILLISECOND);
      assertThat(counters.timeoutNanos()).isGreaterThan(counters.roundTripNanos());
    }
  }

  @Property(tries = 20)
  void inv_14_39_as_many_messages_as_writes_are_sent(
      @ForAll @IntRange(min = 1, max = 1_000_000) int seed,
      @ForAll @IntRange(min = 1, max = 3_000) int writes,
      @ForAll boolean datagrams) {
    String text =
        scenario(
            "",
            "",
            "latency: 5 ms, bandwidth: 50 Mbit/s, transport: " + (datagrams ? "udp" : "tcp"),
            "workload:\n  - poisson: {volume: vol, rate: 400/s, size: 12 KiB, writes: "
                + writes
                + "}\n");
    try (Simulation run = simulation(text, seed)) {
      run.run();
      LinkCounters counters = run.linkCounters(0);
      assertThat(counters.messages()).isEqualTo(writes);
      assertThat(counters.transmittedBytes()).isEqualTo(12_288L * writes);
      assertThat(counters.acknowledgedBytes()).isEqualTo(12_288L * writes);
      assertThat(counters.roundTripNanos()).isEqualTo(10 * MILLISECOND);
    }
  }

  private static long synchronizedAt(String compression, String command, String fault) {
    RunOfText run =
        RunOfText.briefly(
            """
            scenario: A volume of 4 MiB over 8 Mbit/s
            duration: 1 min
            rds:
              diskgroup: dg
              rvg: rvg
              volumes: {vol: 4 MiB}
              srl: {name: srl, size: 110 MB}
              primary: {host: seattle, disk: {write: 100 us}}
              secondaries:
                - host: london
                  rlink: {%s}
                  link: {latency: 5 ms, bandwidth: 8 Mbit/s}
            runbook:
              seattle: |
                at 10 s
                %s
            faults:
              - {at: 1 s, %s: rlk_london_rvg}
            """
                .formatted(compression, command, fault));
    return first(run, Fact.Consistent.class) - 10 * SECOND;
  }

  /** Compression shrinks what replication sends, but not automatic synchronization (section 8). */
  @Example
  void automatic_synchronization_is_not_compressed() {
    String attach = "vxrlink -g dg -a att rlk_london_rvg";
    long asItIs = synchronizedAt("", attach, "detach");
    assertThat(asItIs).isBetween(5_194 * MILLISECOND, 5_400 * MILLISECOND);
    assertThat(synchronizedAt("compression: {ratio: 4}", attach, "detach")).isEqualTo(asItIs);
  }

  @Example
  void ends_that_use_different_protocols_never_connect() {
    RunOfText run =
        RunOfText.briefly(
            scenario(
                "",
                "synchronous: override",
                "latency: 5 ms, bandwidth: 50 Mbit/s, transport: {primary: tcp, secondary: udp}",
                "workload:\n  - constant: {volume: vol, rate: 10/s, size: 4 KiB, writes: 100}\n"));
    assertThat(first(run, Fact.Connected.class)).isEqualTo(-1);
    assertThat(run.finished().record().facts())
        .extracting(TimedFact::fact)
        .contains(new Fact.ConnectRefused(0, Fact.Refusal.OTHER_PROTOCOL));
    assertThat(run.finished().record().totals().writes()).isEqualTo(100);
  }

  @Example
  void a_secondary_whose_rvg_is_stopped_is_not_ready() {
    RunOfText run =
        RunOfText.briefly(
            scenario(
                "",
                "",
                "latency: 5 ms, bandwidth: 50 Mbit/s",
                "faults:\n  - {at: 10 s, for: 30 s, stop: london}\n"));
    assertThat(first(run, Fact.ConnectRefused.class))
        .isEqualTo(first(run, Fact.Disconnected.class));
    assertThat(first(run, Fact.Connected.class)).isGreaterThan(40 * SECOND);
  }

  /**
   * What is carried until a moment is the integral of what is left of the line: checked by halves.
   */
  @Property(tries = 300)
  void other_traffic_leaves_a_line_whose_capacity_is_piecewise_constant(
      @ForAll @IntRange(min = 0, max = 23) int fromHour,
      @ForAll @IntRange(min = 1, max = 24) int hours,
      @ForAll @IntRange(min = 1, max = 99) int usesPercent,
      @ForAll @LongRange(min = 1, max = 400_000_000_000L) long bits,
      @ForAll @LongRange(min = 0, max = 200_000) long startSeconds,
      @ForAll @LongRange(min = 1_000_000, max = 1_000_000_000) long bitsPerSecond) {
    long hour = 3_600 * SECOND;
    long until = Math.min(24, fromHour + hours) * hour;
    OtherTraffic traffic =
        new OtherTraffic(
            List.of(new OtherTraffic.Span(fromHour * hour, until, usesPercent * 10_000_000L)),
            5 * hour);
    long start = startSeconds * SECOND;
    long whole = traffic.leavesAt(start, bits, bitsPerSecond);
    long half = traffic.leavesAt(start, bits / 2, bitsPerSecond);
    double left = 1 - usesPercent / 100.0;
    // A change in the middle of a bit counts for the whole bit.
    long ofTwoBits = (long) (2e9 / (bitsPerSecond * left)) + 2;
    assertThat(traffic.leavesAt(half, bits - bits / 2, bitsPerSecond))
        .isCloseTo(whole, within(ofTwoBits));
    assertThat((double) (whole - start))
        .isBetween(
            Transfer.nanosFor(bits, bitsPerSecond) - 2.0 - ofTwoBits,
            bits * 1e9 / bitsPerSecond / left * 1.00001 + ofTwoBits);
  }

  @Example
  void other_traffic_is_exact_over_the_end_of_a_span_and_over_midnight() {
    long hour = 3_600 * SECOND;
    OtherTraffic traffic =
        new OtherTraffic(
            List.of(
                new OtherTraffic.Span(8 * hour, 18 * hour, 600_000_000),
                new OtherTraffic.Span(22 * hour, 24 * hour, 500_000_000)),
            17 * hour);
    // An hour at 40 %, four whole ones, two at half: 5.4 hours of the line until midnight.
    long bits = 54 * 360 * 1_000_000L;
    assertThat(traffic.leavesAt(0, bits, 1_000_000)).isEqualTo(7 * hour);
    assertThat(traffic.leavesAt(0, bits + 3_600_000_000L, 1_000_000)).isEqualTo(8 * hour);
  }
}
