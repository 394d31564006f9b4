package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.journal.JournalEntry.Verdict;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.JournalVisitor;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.journal.TimedFact;
import org.ibcsim.model.Fact;
import org.ibcsim.plan.PeakUsage;

/**
 * Numeric cases of the data flow (dataflow 15) that whole runs show: V1 and V2 of the SRL's size,
 * V3 of the interval method, V5 and V13 of stalls, V10 of two RLINKs that overflow, V14 of a
 * bunker's replay.
 */
class NumericCasesTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final int LARGE_WRITE = 64 << 10;

  private static String scenario(String duration, String srl, String secondaries, String rest) {
    return """
    scenario: A numeric case
    duration: %s
    rds:
      diskgroup: dg
      rvg: rvg
      volumes: {vol: 1 GiB}
      srl: {name: srl, size: %s}
      primary: {host: seattle, disk: {write: 100 us}}
      secondaries:
    %s%s\
    """
        .formatted(duration, srl, secondaries.indent(4), rest);
  }

  private static RunTotals totals(RunOfText run) {
    assertThat(facts(run, Fact.Broken.class)).isEmpty();
    return run.finished().record().totals();
  }

  private static <T extends Fact> List<TimedFact> facts(RunOfText run, Class<T> kind) {
    List<TimedFact> found = new ArrayList<>();
    for (TimedFact timed : run.finished().record().facts()) {
      if (kind.isInstance(timed.fact())) {
        found.add(timed);
      }
    }
    return found;
  }

  /**
   * V1 in units of 8 MiB instead of 1 GB: 12 h of 1 an hour, then 12 h of a quarter, no network.
   */
  private static RunOfText dayWithoutNetwork(String srl) {
    return RunOfText.briefly(
        scenario(
            "25 h",
            srl,
            """
            - host: london
              rlink: {srlprot: off}
              link: {latency: 5 ms, bandwidth: unlimited}
            """,
            """
            workload:
              - constant: {volume: vol, rate: 4096/h, size: 2 KiB, name: peak, from: 1 s, until: 43201 s}
              - constant: {volume: vol, rate: 1024/h, size: 2 KiB, name: night, from: 43201 s, until: 86401 s}
            faults:
              - {at: 500 ms, for: 24 h, cut: rlk_london_rvg}
            """));
  }

  @Example
  void v_01_a_day_without_network_needs_an_srl_of_18_75_times_what_an_hour_of_peak_writes() {
    long needed = 8 * MEBIBYTE * 1_875 / 100;
    RunOfText enough = dayWithoutNetwork(needed + " B");
    assertThat(totals(enough).bytes()).isEqualTo(15 * 8 * MEBIBYTE);
    assertThat(totals(enough).rlinks().get(0).outstandingMaxBytes()).isEqualTo(needed);
    assertThat(facts(enough, Fact.SrlOverflow.class)).isEmpty();
    RunOfText tooSmall = dayWithoutNetwork(needed - 2_560 + " B");
    assertThat(facts(tooSmall, Fact.SrlOverflow.class)).hasSize(1);
  }

  @Example
  void v_02_each_write_costs_one_block_of_512_bytes_beside_its_own() {
    int[] sizes = {512, 1_024, 2_048, 4_096, 8_192, 10_240, 16_384, 32_768, 65_536};
    int[] publishedPercent = {100, 50, 25, 15, 7, 5, 4, 2, 2};
    for (int number = 0; number < sizes.length; number++) {
      RunOfText run =
          RunOfText.briefly(
              scenario(
                  "30 s",
                  "110 MB",
                  "- {host: london, link: {latency: 5 ms, bandwidth: unlimited}}\n",
                  "workload:\n  - constant: {volume: vol, from: 1 s, rate: 100/s, size: "
                      + sizes[number]
                      + " B, writes: 200}\nfaults:\n  - {at: 500 ms, cut: rlk_london_rvg}\n"));
      long used = totals(run).srlMaxBytes();
      assertThat(used).isEqualTo(200L * (sizes[number] + 512));
      double percent = 100.0 * (used - 200L * sizes[number]) / (200L * sizes[number]);
      assertThat(percent).isLessThanOrEqualTo(publishedPercent[number]);
    }
  }

  /** Hours of so many writes a minute on a network that carries five a minute. */
  @Property(tries = 25)
  void v_03_the_interval_method_tells_what_the_log_of_a_run_holds_at_most(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 15) Integer> writesPerMinute) {
    StringBuilder load = new StringBuilder("workload:\n");
    long[] written = new long[writesPerMinute.size()];
    for (int hour = 0; hour < written.length; hour++) {
      int rate = writesPerMinute.get(hour);
      written[hour] = 60L * rate * LARGE_WRITE;
      if (rate > 0) {
        load.append("  - constant: {volume: vol, size: 64 KiB, rate: ").append(rate);
        load.append("/min, name: h").append(hour).append(", from: ").append(hour);
        load.append(" h, until: ").append(hour + 1).append(" h}\n");
      }
    }
    long bytesPerSecond = 5L * LARGE_WRITE / 60;
    RunOfText run =
        RunOfText.briefly(
            scenario(
                written.length + " h",
                "1 GiB",
                "- {host: london, rlink: {srlprot: off}, link: {latency: 1 ms, bandwidth: "
                    + bytesPerSecond
                    + " B/s}}\n",
                load.length() == "workload:\n".length() ? "" : load.toString()));
    PeakUsage usage = PeakUsage.of(written, bytesPerSecond * 3_600);
    long writes = totals(run).rlinks().get(0).outstandingMaxBytes() / (LARGE_WRITE + 512);
    // A write is on its way while it is sent, and one that has just come may stand behind it.
    assertThat(writes * LARGE_WRITE)
        .isBetween(usage.bytes() - LARGE_WRITE, usage.bytes() + 3L * LARGE_WRITE);
  }

  /** Counts what is data-acknowledged in each stall. */
  private static final class Stalls implements JournalVisitor {
    final List<Integer> acknowledged = new ArrayList<>();
    private int count;
    private boolean stalled;

    static List<Integer> of(String text) {
      RunOfText run = RunOfText.of(RunOfText.scenario(text), JournalLevel.ALL, 0);
      assertThat(facts(run, Fact.Broken.class)).isEmpty();
      Stalls stalls = new Stalls();
      UpdateTimes.read(run, stalls);
      return stalls.acknowledged;
    }

    @Override
    public void dataAcknowledged(int rlink, long position) {
      count++;
    }

    @Override
    public void fact(Fact fact) {
      if (fact instanceof Fact.ThrottleOn || fact instanceof Fact.LatencyThrottleOn) {
        stalled = true;
        count = 0;
      } else if (stalled
          && (fact instanceof Fact.ThrottleOff || fact instanceof Fact.LatencyThrottleOff)) {
        stalled = false;
        acknowledged.add(count);
      }
    }
  }

  @Example
  void v_05_a_stall_ends_when_5_percent_of_the_srl_or_20_MB_are_free() {
    long[] srlMebibytes = {110, 200, 400, 1_024, 4_096};
    double[] releaseMebibytes = {5.5, 10, 20, 20, 20};
    for (int number = 0; number < srlMebibytes.length; number++) {
      List<Integer> stalls =
          Stalls.of(
              scenario(
                  "200 s",
                  srlMebibytes[number] + " MiB",
                  "- {host: london, rlink: {srlprot: override}, link: {latency: 1 ms, bandwidth: 10"
                      + " MB/s}}\n",
                  "workload:\n"
                      + "  - constant: {volume: vol, rate: 100/s, size: 512 KiB, until: 150 s}\n"));
      assertThat(stalls).hasSizeGreaterThan(2);
      double writes = releaseMebibytes[number] * MEBIBYTE / ((512 << 10) + 512);
      assertThat(stalls).allMatch(count -> count == (int) Math.ceil(writes));
    }
  }

  @Example
  void v_13_with_the_standard_marks_50_updates_are_completed_for_each_release() {
    List<Integer> stalls =
        Stalls.of(
            scenario(
                "60 s",
                "1 GiB",
                "- {host: london, rlink: {latencyprot: override}, link: {latency: 1 ms, bandwidth:"
                    + " 1 MB/s}}\n",
                "workload:\n"
                    + "  - constant: {volume: vol, rate: 1000/s, size: 4 KiB, until: 30 s}\n"));
    assertThat(stalls).hasSizeGreaterThan(20).containsOnly(50);
  }

  /** 64 KiB ten times a second; paris is cut so many writes after london. */
  @Property(tries = 10)
  void v_10_of_two_rlinks_the_one_that_is_farther_behind_overflows_first_and_the_other_goes_on(
      @ForAll @IntRange(min = 1, max = 400) int ahead) {
    RunOfText run =
        RunOfText.briefly(
            scenario(
                "10 min",
                "110 MB",
                """
                - {host: london, rlink: {srlprot: off}, link: {latency: 5 ms, bandwidth: unlimited}}
                - {host: paris, rlink: {srlprot: off}, link: {latency: 5 ms, bandwidth: unlimited}}
                """,
                "workload:\n  - constant: {volume: vol, rate: 10/s, size: 64 KiB}\n"
                    + "faults:\n  - {at: 1050 ms, cut: rlk_london_rvg}\n  - {at: "
                    + (1_050 + 100 * ahead)
                    + " ms, cut: rlk_paris_rvg}\n"));
    List<TimedFact> overflows = facts(run, Fact.SrlOverflow.class);
    assertThat(overflows)
        .extracting(TimedFact::fact)
        .containsExactly(new Fact.SrlOverflow(0), new Fact.SrlOverflow(1));
    long between = overflows.get(1).timeNanos() - overflows.get(0).timeNanos();
    assertThat(between).isEqualTo(ahead * 100_000_000L);
    assertThat(totals(run).rlinks().get(1).outstandingMaxBytes())
        .isBetween(110_000_000L - LARGE_WRITE - 512, 110_000_000L);
    assertThat(totals(run).failedWrites()).isZero();
  }

  /** A Secondary that has had no network for two hours, when the Primary is lost. */
  private static RunOfText replayed(String stop, String expected) {
    return RunOfText.of(
        scenario(
            "5 h",
            "110 MB",
            "- {host: london, link: {latency: 5 ms, bandwidth: 8 KiB/s}}\n",
            """
              bunker: {host: tacoma, link: {latency: 1 ms, bandwidth: unlimited}}
            workload:
              - constant: {volume: vol, rate: 1/s, size: 8 KiB}
            runbook:
              tacoma: |
                at 7320 s
                vradmin -g dg activatebunker rvg
                vradmin -g dg -b startrep rvg london
                at %s
                vradmin -g dg deactivatebunker rvg
            faults:
              - {at: 100 ms, for: 7290 s, cut: rlk_london_rvg}
              - {at: 2 h, crash: seattle}
            expect:
              - %s
            """
                .formatted(stop, expected)));
  }

  @Example
  void v_14_a_full_bunker_replay_loses_nothing_and_takes_as_long_as_the_secondary_was_behind() {
    RunOfText run = replayed("17400 s", "consistent('london') && missing('london') == 0");
    assertThat(run.finished().judgement().verdict()).isEqualTo(Verdict.HELD);
    long started = facts(run, Fact.ReplayStarted.class).get(0).timeNanos();
    long finished = facts(run, Fact.ReplayFinished.class).get(0).timeNanos();
    assertThat((finished - started) / 1e9).isBetween(7_190.0, 7_210.0);
  }

  @Example
  void v_14_a_replay_that_is_stopped_after_an_hour_leaves_a_consistent_secondary_an_hour_behind() {
    RunOfText run =
        replayed(
            "10920 s",
            "consistent('london') && missing('london') > 3590 && missing('london') < 3610");
    assertThat(run.finished().judgement().verdict()).isEqualTo(Verdict.HELD);
    assertThat(facts(run, Fact.ReplayFinished.class)).isEmpty();
  }
}
