package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.ibcsim.journal.JournalEntry.Drawn;
import org.ibcsim.journal.JournalLevel;
import org.junit.jupiter.api.Test;

/** Times that a scenario leaves open, as runs draw them. */
class DrawnTimesTest {
  private static final String TEXT =
      """
      scenario: Open times
      duration: 1 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - {host: london, link: {latency: 18 ms, bandwidth: unlimited}}
      runbook:
        seattle: |
          sleep 1 s .. 5 s
          at 10 s .. 20 s
        london: |
          sleep 2 s .. 9 s
      faults:
        - {at: 2 s .. 9 s, for: 1 s .. 3 s, cut: rlk_london_hr_rvg}
      """;

  private static List<Drawn> drawn(String text, long seed) {
    return RunOfText.of(RunOfText.scenario(text).withSeed(seed), JournalLevel.CONTROL, 0)
        .finished()
        .record()
        .entries(Drawn.class);
  }

  @Test
  void everyOpenTimeIsDrawnWithinItsLimitsAndToldWithItsLine() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Drawn> drawn = drawn(TEXT, seed);
      assertThat(drawn)
          .extracting(Drawn::stream, Drawn::line)
          .containsExactlyInAnyOrder(
              tuple("runbook/seattle", 13),
              tuple("runbook/seattle", 14),
              tuple("runbook/london", 16),
              tuple("fault/rlk_london_hr_rvg/cut/1", 18),
              tuple("fault/rlk_london_hr_rvg/cut/1", 18));
      assertThat(drawn)
          .allSatisfy(
              time -> assertThat(time.drawnNanos()).isBetween(time.leastNanos(), time.mostNanos()));
    }
  }

  @Test
  void commandsAndFaultsHappenAtTheTimesDrawn() {
    RunOfText run = RunOfText.of(TEXT);
    List<Drawn> drawn = run.finished().record().entries(Drawn.class);
    long slept = firstOf(drawn, "runbook/london");
    assertThat(run.lines("command"))
        .anySatisfy(line -> assertThat(line).startsWith("{\"t\":" + slept + ","));
    long cut = firstOf(drawn, "fault/rlk_london_hr_rvg/cut/1");
    assertThat(run.lines("cut")).singleElement().asString().startsWith("{\"t\":" + cut + ",");
  }

  private static long firstOf(List<Drawn> drawn, String stream) {
    return drawn.stream()
        .filter(time -> time.stream().equals(stream))
        .findFirst()
        .orElseThrow()
        .drawnNanos();
  }

  @Test
  void sameSeedDrawsTheSameAndAnotherSeedDrawsOthers() {
    assertThat(drawn(TEXT, 5)).isEqualTo(drawn(TEXT, 5));
    assertThat(drawn(TEXT, 5)).doesNotContainAnyElementsOf(drawn(TEXT, 6));
  }

  @Test
  void oneMoreScriptOrFaultShiftsNoneOfTheOthers() {
    String more =
        TEXT.replace("  seattle: |", "  london/second: |\n    sleep 0 s .. 50 s\n  seattle: |")
            + "  - {at: 30 s .. 40 s, for: 1 s, cut: rlk_london_hr_rvg}\n";
    assertThat(drawn(more, 5))
        .extracting(time -> time.stream() + " " + time.drawnNanos())
        .containsAll(
            drawn(TEXT, 5).stream().map(time -> time.stream() + " " + time.drawnNanos()).toList())
        .hasSize(7);
  }
}
