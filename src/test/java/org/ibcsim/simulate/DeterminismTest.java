package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A run is a function of scenario, seed and replication, and of nothing else. */
@Isolated("changes the default locale and time zone")
class DeterminismTest {
  private static final String TEXT =
      """
      scenario: Everything that draws a random number
      seed: 42
      duration: 1 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB, hr_dv02: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: {exponential: 200 us}}}
        secondaries:
          - host: london
            rlink: {synchronous: off, srlprot: override}
            link: {latency: 18 ms, jitter: 2 ms, bandwidth: 40 Mbit/s, loss: 0.1 %}
            disk: {write: {exponential: 300 us}}
          - host: istanbul
            rlink: {synchronous: override, srlprot: override}
            link: {latency: 5 ms, jitter: 1 ms, bandwidth: 50 Mbit/s, loss: 0.1 %}
            disk: {write: 200 us}
      workload:
        - poisson: {volume: hr_dv01, rate: 100/s, size: {4 KiB: 70 %, 64 KiB: 30 %}, until: 50 s}
        - bursts: {volume: hr_dv02, rate: 200/s, size: 8 KiB, on: 2 s, off: 3 s, until: 50 s}
      runbook:
        seattle: |
          at 10 s
          vxibc -g hrdg regsend nightly hr_rvg
        london: |
          vxibc -g hrdg regrecv nightly hr_rvg vxrvg -g hrdg -P fd snapshot hr_rvg
        istanbul: |
          vxibc -g hrdg regrecv nightly hr_rvg vxrvg -g hrdg -P fd snapshot hr_rvg
      faults:
        - {at: 30 s, for: 5 s, cut: rlk_london_hr_rvg}
      expect:
        - converged('london')
        - converged('istanbul')
      """;

  @Test
  void equalRunsMakeEqualJournals() {
    RunOfText first = RunOfText.of(TEXT);
    RunOfText second = RunOfText.of(TEXT);
    assertThat(second.journal()).isEqualTo(first.journal());
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(first.finished().judgement().reason()).isEqualTo("all 2 expectations held");
  }

  @Test
  void languageAndTimeZoneOfTheMachineDoNotMatter() {
    String here = RunOfText.of(TEXT).journal();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "de-CH")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        assertThat(RunOfText.of(TEXT).journal()).as(language).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void otherRunsInTheSameProgramLeaveNoTrace() {
    String before = RunOfText.of(TEXT).digest();
    RunOfText.of(TEXT.replace("seed: 42", "seed: 1"));
    RunOfText.of(TEXT.replace("40 Mbit/s", "2 Mbit/s").replace("rate: 100/s", "rate: 300/s"));
    assertThat(RunOfText.of(TEXT).digest()).isEqualTo(before);
  }

  @Test
  void runsBesideEachOtherDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    String alone = RunOfText.of(TEXT).digest();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> digests =
          IntStream.range(0, 8)
              .mapToObj(n -> pool.submit(() -> RunOfText.of(TEXT).digest()))
              .toList();
      for (Future<String> digest : digests) {
        assertThat(digest.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void everySeedAndEveryReplicationIsAnotherRun() {
    Scenario scenario = RunOfText.scenario(TEXT);
    Set<List<String>> runs = new HashSet<>();
    for (int seed = 0; seed < 4; seed++) {
      for (int replication = 0; replication < 3; replication++) {
        // Series, not the digest: the header names seed and replication, and differs anyway.
        runs.add(
            RunOfText.of(scenario.withSeed(seed), JournalLevel.CONTROL, replication)
                .lines("series"));
      }
    }
    assertThat(runs).hasSize(12);
  }

  @Test
  void bothLevelsHaveTheSameSeriesTotalsAndVerdicts() {
    Scenario scenario = RunOfText.scenario(TEXT);
    RunOfText control = RunOfText.of(scenario, JournalLevel.CONTROL, 0);
    RunOfText all = RunOfText.of(scenario, JournalLevel.ALL, 0);
    for (String kind : List.of("series", "totals", "expectation", "judgement", "message_arrived")) {
      assertThat(all.lines(kind)).as(kind).isNotEmpty().isEqualTo(control.lines(kind));
    }
    assertThat(all.lines("sub")).hasSizeGreaterThan(5_000);
    assertThat(control.lines("sub")).isEmpty();
  }

  @Test
  void variantsThatDifferInOneLinkHaveTheSameWorkloadAndTheSameOtherRandomNumbers() {
    // Asynchronous everywhere, so that no link holds a write back.
    String text = TEXT.replace("synchronous: override", "synchronous: off");
    List<String> writes = writes(text);
    assertThat(writes).hasSizeGreaterThan(5_000);
    assertThat(writes(text.replace("latency: 18 ms, jitter: 2 ms", "latency: 80 ms, jitter: 9 ms")))
        .isEqualTo(writes);
    assertThat(writes(text.replace("40 Mbit/s, loss: 0.1 %", "90 Mbit/s, loss: 3 %")))
        .isEqualTo(writes);
    assertThat(writes(text.replace("write: {exponential: 300 us}", "write: 1 ms")))
        .isEqualTo(writes);
  }

  @Test
  void anotherWorkloadShiftsNoRandomNumberOfTheFirst() {
    String text = TEXT.replace("synchronous: override", "synchronous: off");
    String one = text.replaceFirst("  - bursts: .*\n", "");
    List<String> both = writes(text).stream().filter(write -> write.contains("\"v\":0")).toList();
    List<String> alone = writes(one);
    assertThat(alone).hasSizeGreaterThan(4_000);
    assertThat(withoutPosition(both)).isEqualTo(withoutPosition(alone));
  }

  private static List<String> writes(String text) {
    return RunOfText.of(RunOfText.scenario(text), JournalLevel.ALL, 0).lines("sub");
  }

  private static List<String> withoutPosition(List<String> writes) {
    return writes.stream().map(write -> write.replaceFirst("\"n\":\\d+,", "")).toList();
  }

  /**
   * Both variants draw the same times of the disk, so that even acknowledgements agree. Without the
   * cut: what is sent again after one is read from the SRL, beside its writes.
   */
  @Test
  void primaryFeelsNothingOfAnAsynchronousLink() {
    String text =
        TEXT.replace("synchronous: override", "synchronous: off")
            .replace("faults:\n  - {at: 30 s, for: 5 s, cut: rlk_london_hr_rvg}\n", "");
    assertThat(text).doesNotContain("cut:");
    List<String> acknowledged =
        RunOfText.of(RunOfText.scenario(text), JournalLevel.ALL, 0).lines("log");
    assertThat(acknowledged).hasSizeGreaterThan(5_000);
    assertThat(
            RunOfText.of(
                    RunOfText.scenario(text.replace("latency: 18 ms", "latency: 180 ms")),
                    JournalLevel.ALL,
                    0)
                .lines("log"))
        .isEqualTo(acknowledged);
  }
}
