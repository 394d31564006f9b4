package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.model.Fact;
import org.ibcsim.scenario.Scenario;

/**
 * Whatever breaks, and whenever: no invariant does, every fact of it can be written to a journal,
 * and a run is the same twice.
 *
 * <p>A failure shows the whole scenario, which can be saved and run.
 */
class FaultStormProperties {
  /** A fault without its times. */
  private static final List<String> FAULTS =
      List.of(
          "cut: rlk_london_hr_rvg",
          "cut: rlk_paris_hr_rvg",
          "crash: seattle",
          // More often, because a message can be held there at any time.
          "crash: london",
          "crash: london",
          "cut: rlk_london_hr_rvg",
          "crash: paris",
          "stop: seattle",
          "stop: london",
          "detach: rlk_paris_hr_rvg",
          "kill: seattle",
          "kill: london/second",
          "kill: paris",
          "fail: {host: seattle, volume: hr_dv01}",
          "fail: {host: seattle, srl: data}",
          "fail: {host: london, volume: hr_dv01}",
          "fail: {host: london, srl: data}");

  private static final String SENDS =
      """
          vxibc -g hrdg register one hr_rvg
          vxibc -g hrdg -F 9 -m a send one hr_rvg
          sleep 1 s .. 5 s
          vxibc -g hrdg register two hr_rvg
          vxibc -g hrdg -F 5 -m b send two hr_rvg
          quiesce
          vxibc -g hrdg -N -m c send one hr_rvg
          unquiesce
          vxibc -g hrdg -D 4 -F 7 regsend three hr_rvg rlk_london_hr_rvg
          vxibc -g hrdg -F 3 -m d send one hr_rvg
      """;

  private static String receives(String application) {
    String receive =
        """
            vxibc -g hrdg -R 20 receive %1$s hr_rvg
            sleep 500 ms .. 4 s
            vxibc -g hrdg unfreeze %1$s hr_rvg
        """;
    return ("    vxibc -g hrdg register %1$s hr_rvg\n" + receive.repeat(3)).formatted(application);
  }

  private static String scenario(
      String synchronous, boolean logging, String settings, long seed, List<String> faults) {
    return """
    scenario: A storm
    seed: %d
    duration: 90 s
    rds:
      diskgroup: hrdg
      rvg: hr_rvg
      volumes: {hr_dv01: 1 GiB}
      srl: {name: hr_srl, size: 110 MB}
      primary: {host: seattle, disk: {write: 3 ms}}
      secondaries:
        - host: london
          rlink: {synchronous: %s, srlprot: override, heartbeat_timeout: 2 s, reconnect: 1 s}
          link: {latency: 20 ms, jitter: 5 ms, bandwidth: 10 Mbit/s, loss: 1 %%}
          disk: {write: 5 ms}
          srl: {size: 110 MB}
          secondary_logging: %s
        - host: paris
          rlink: {synchronous: off, srlprot: override, heartbeat_timeout: 3 s, reconnect: 2 s}
          link: {latency: 40 ms, bandwidth: 5 Mbit/s}
          disk: {write: 4 ms}
    workload:
      - poisson: {volume: hr_dv01, rate: 40/s, size: 8 KiB, placement: {hotspot: {writes: 90 %%, range: 1 %%}}}
      - closed: {volume: hr_dv01, outstanding: 2, think: 50 ms, size: 4 KiB}
    repeats: 90 %%
    runbook:
      seattle: |
        at 2 s .. 10 s
    %s  london: |
    %s  london/second: |
    %s  paris: |
    %s
    at_boot:
      seattle: |
    %s  london: |
        sleep 1 s
    %s  paris: |
    %s
    semantics: {%s}
    faults:
    %s
    """
        .formatted(
            seed,
            synchronous,
            logging ? "on" : "off",
            SENDS,
            receives("one"),
            receives("two"),
            receives("one"),
            SENDS,
            receives("one"),
            receives("two"),
            settings,
            faults.stream().map(fault -> "  - {" + fault + "}\n").collect(Collectors.joining()));
  }

  /** At most one fault of a kind in each third of the run, so that none meets itself. */
  private static Arbitrary<String> fault(int third) {
    return Combinators.combine(
            Arbitraries.of(FAULTS),
            Arbitraries.integers().between(third * 25_000, third * 25_000 + 12_000),
            Arbitraries.integers().between(1, 12_000))
        .as(
            (what, at, length) ->
                "at: "
                    + at
                    + " ms, "
                    + (what.startsWith("kill") || what.startsWith("detach")
                        ? ""
                        : "for: " + length + " ms, ")
                    + what);
  }

  private static Arbitrary<List<String>> faultsOf(int third) {
    return fault(third)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements(FaultStormProperties::whereItStrikes);
  }

  /** A crash and a stop of one host may not meet either. */
  private static String whereItStrikes(String fault) {
    return fault
        .replaceFirst("^at: [0-9]+ ms, (for: [0-9]+ ms, )?", "")
        .replace("stop: ", "crash: ");
  }

  @Provide
  Arbitrary<String> storms() {
    Arbitrary<List<String>> faults =
        Combinators.combine(faultsOf(0), faultsOf(1), faultsOf(2))
            .as(
                (first, second, third) -> {
                  List<String> all = new ArrayList<>(first);
                  all.addAll(second);
                  all.addAll(third);
                  boolean[] detached = new boolean[1];
                  all.removeIf(
                      fault -> {
                        boolean again = fault.contains("detach") && detached[0];
                        detached[0] |= fault.contains("detach");
                        return again;
                      });
                  return all;
                })
            .filter(all -> !all.isEmpty());
    return Combinators.combine(
            Arbitraries.of("off", "override", "fail"),
            Arbitraries.of(true, false),
            Arbitraries.of(
                "unreg_hold_s: 5 s",
                "unreg_hold_s: 20 s, link_loss_duplicates: until_next_apply",
                "unreg_hold_s: 8 s, unfreeze_durable: no",
                "crash_while_frozen: treat_as_consumed",
                "nofreeze_mode: never_hold, unreg_hold_s: 3 s",
                "primary_crash_duplicates: yes, secondary_crash_duplicates: yes",
                "ibc_ack_point: consumed, unreg_hold_s: 9 s"),
            Arbitraries.longs().between(1, 1_000_000),
            faults)
        .as(FaultStormProperties::scenario);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void noInvariantBreaksAndARunIsTheSameTwice(@ForAll("storms") String text) {
    RunOfText run = RunOfText.of(text);
    assertThat(run.finished().judgement().verdict())
        .as(run.finished().judgement().reason())
        .isEqualTo(JournalEntry.Verdict.HELD);
    collect(run.finished().record());
    Scenario scenario = RunOfText.scenario(text);
    assertThat(
            SelfCheck.firstDifference(
                () ->
                    new Simulation(
                        scenario,
                        RunOfText.header(scenario, JournalLevel.ALL, 0),
                        OutputStream.nullOutputStream(),
                        "self-check",
                        true)))
        .isEmpty();
  }

  private static void collect(RunRecord record) {
    Statistics.label("reached")
        .collect(
            record.facts().stream()
                .map(timed -> word(timed.fact()))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .toList());
  }

  private static String word(Fact fact) {
    if (fact instanceof Fact.MessageArrived arrived) {
      return arrived.repeated() ? "arrived again" : "";
    } else if (fact instanceof Fact.MessageRepeated) {
      return "copy";
    } else if (fact instanceof Fact.MessageEnded ended && ended.fate() == Fact.Fate.LOST) {
      return "lost";
    }
    return "";
  }
}
