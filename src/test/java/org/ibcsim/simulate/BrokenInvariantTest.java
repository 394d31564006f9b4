package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.model.Fact;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** A step that breaks an invariant must end up as the verdict of the run. */
class BrokenInvariantTest {
  private static final String SCENARIO =
      """
      scenario: A second of writes
      seed: 1
      duration: 1 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - host: london
            rlink: {synchronous: off, srlprot: override}
            link: {latency: 5 ms, bandwidth: 20 Mbit/s}
            disk: {write: 200 us}
      workload:
        - constant: {volume: hr_dv01, rate: 100/s, size: 4 KiB}
      """;

  private static JournalEntry.Judgement runWith(boolean lie, ByteArrayOutputStream journal) {
    Scenario scenario = RunOfText.scenario(SCENARIO);
    Simulation run =
        new Simulation(
            scenario,
            RunOfText.header(scenario, JournalLevel.CONTROL, 0),
            journal,
            "journal",
            false);
    try (run) {
      for (int step = 0; step < 100; step++) {
        run.step();
      }
      if (lie) {
        run.watch().applied(0, run.world().appliedPosition(1));
      }
      run.run();
      return Judge.judge(scenario, run, run.finish(), finished -> List.of());
    }
  }

  @Test
  void anUpdateThatIsAppliedTwiceBreaksTheRun() {
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    JournalEntry.Judgement judgement = runWith(true, journal);
    assertThat(judgement.verdict()).isEqualTo(JournalEntry.Verdict.BROKEN);
    assertThat(judgement.reason()).startsWith("an invariant is broken: ");
    assertThat(journal.toString(StandardCharsets.UTF_8))
        .contains(
            "\"f\":\"" + Fact.Broken.class.getSimpleName().toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void withoutTheLieNothingIsBroken() {
    assertThat(runWith(false, new ByteArrayOutputStream()).verdict())
        .isEqualTo(JournalEntry.Verdict.HELD);
  }
}
