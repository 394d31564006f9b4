package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;

class SelfCheckTest {
  private static final String TEXT =
      """
      scenario: Writes at even distances
      seed: 1
      duration: 20 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - host: london
            rlink: {synchronous: off, srlprot: override}
            link: {latency: 3 ms, bandwidth: 100 MB/s}
            disk: {write: 200 us}
      workload:
        - constant: {volume: hr_dv01, rate: 100/s, size: 8000 B}
      faults:
        - {at: 5100001 us, for: 2 s, cut: rlk_london_hr_rvg}
      """;

  private static Simulation simulation(Scenario scenario) {
    return new Simulation(
        scenario,
        RunOfText.header(scenario, JournalLevel.CONTROL, 0),
        OutputStream.nullOutputStream(),
        "self-check",
        true);
  }

  /** What depends on how often it was asked, as forgotten static state makes a run do. */
  private static Supplier<Simulation> alternating(Scenario first, Scenario second) {
    AtomicInteger asked = new AtomicInteger();
    return () -> simulation(asked.getAndIncrement() == 0 ? first : second);
  }

  @Test
  void equalRunsDoNotDiffer() {
    Scenario scenario = RunOfText.scenario(TEXT.replace("constant", "poisson"));
    assertThat(SelfCheck.firstDifference(() -> simulation(scenario))).isEmpty();
  }

  @Test
  void eventThatCameAtAnotherTimeIsNamedWithNumberAndTime() {
    Scenario first = RunOfText.scenario(TEXT);
    Scenario second = RunOfText.scenario(TEXT.replace("5100001 us", "5100002 us"));
    long before = eventsBefore(first, 5_100_001_000L);
    SelfCheck.Difference found =
        SelfCheck.firstDifference(alternating(first, second)).orElseThrow();
    assertThat(found.number()).isEqualTo(before + 1);
    assertThat(found.first()).startsWith("at 5100001000 ns: Fault");
    assertThat(found.second()).startsWith("at 5100002000 ns: Fault");
  }

  @Test
  void equalEventWithAnotherEffectIsNamedAtOnce() {
    Scenario first = RunOfText.scenario(TEXT);
    Scenario second = RunOfText.scenario(TEXT.replace("size: 8000 B", "size: 8001 B"));
    SelfCheck.Difference found =
        SelfCheck.firstDifference(alternating(first, second)).orElseThrow();
    assertThat(found.number()).isEqualTo(1);
    assertThat(found.first()).isNotEqualTo(found.second()).startsWith("at 0 ns: WriteDue");
    assertThat(found.second()).startsWith("at 0 ns: WriteDue");
  }

  @Test
  void runThatEndsEarlierIsADifference() {
    Scenario first = RunOfText.scenario(TEXT);
    Scenario second = RunOfText.scenario(TEXT.replace("duration: 20 s", "duration: 15 s"));
    SelfCheck.Difference found =
        SelfCheck.firstDifference(alternating(first, second)).orElseThrow();
    assertThat(found.second()).contains("at 15000000000 ns: End");
  }

  private static long eventsBefore(Scenario scenario, long timeNanos) {
    try (Simulation simulation = simulation(scenario)) {
      long events = 0;
      while (simulation.step() && simulation.nowNanos() < timeNanos) {
        events = simulation.events();
      }
      return events;
    }
  }
}
