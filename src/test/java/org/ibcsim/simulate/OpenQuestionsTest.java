package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.ibcsim.check.hazard.HazardKind;
import org.ibcsim.journal.JournalEntry.Warning;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** A run whose outcome hangs on what the documentation leaves open says so. */
class OpenQuestionsTest {
  private static final String TWICE =
      """
      scenario: The second regsend before its regrecv
      duration: 30 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - {host: london, link: {latency: 10 ms, bandwidth: unlimited}}
      workload:
        - constant: {volume: hr_dv01, rate: 1/s, size: 8 KiB, until: 29 min}
      runbook:
        seattle: |
          at 10 s
          vxibc -g hrdg regsend nightly hr_rvg rlk_london_hr_rvg
          at 5 min
          vxibc -g hrdg regsend nightly hr_rvg rlk_london_hr_rvg
        london: |
          vxibc -g hrdg regrecv nightly hr_rvg sleep 10 s
          at 6 min
          vxibc -g hrdg -R 60 regrecv nightly hr_rvg sleep 10 s
      """;

  private static Runner.Finished run(String text, OtherAnswers others) {
    Scenario scenario = RunOfText.scenario(text);
    return Runner.run(
        scenario,
        RunOfText.header(scenario, JournalLevel.CONTROL, 0),
        new ByteArrayOutputStream(),
        "journal",
        others,
        (nanos, events) -> {});
  }

  private static List<Warning> dependencies(Runner.Finished run) {
    return run.record().entries(Warning.class).stream()
        .filter(warning -> warning.hazard().equals(HazardKind.DEPENDS_ON_SWITCH.word()))
        .toList();
  }

  @Test
  void switchOnWhichTheFateOfAMessageDependsIsNamedWithItsConsequence() {
    assertThat(dependencies(run(TWICE, OtherAnswers.AUTO)))
        .filteredOn(warning -> warning.text().contains("discard_after_unregister"))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.atNanos()).isBetween(300_000_000_000L, 300_100_000_000L);
              assertThat(warning.text())
                  .contains(
                      "discard_after_unregister (immediate here)",
                      "with after_600s_hold: message 2 (nightly) at london: received instead of"
                          + " discarded");
              assertThat(warning.remedy())
                  .contains("[ibc 4.3", "semantics: {discard_after_unregister: after_600s_hold}");
            });
  }

  @Test
  void orderOfTheCommandsThatTakesTheQuestionAwayTakesTheWarningAway() {
    String ordered = TWICE.replace("at 6 min", "at 290 s").replace("-R 60", "-R 120");
    assertThat(dependencies(run(ordered, OtherAnswers.CHECK))).isEmpty();
  }

  @Test
  void answerOfTheScenarioIsTheOneThatIsChanged() {
    Runner.Finished held =
        run(TWICE + "semantics: {discard_after_unregister: after_600s_hold}\n", OtherAnswers.CHECK);
    assertThat(dependencies(held))
        .anySatisfy(
            warning ->
                assertThat(warning.text())
                    .contains("(after_600s_hold here)", "with immediate: message 2"));
  }

  @Test
  void expectationsAreComparedWithTheSeriesThatTheRunItselfHad() {
    String expecting = TWICE + "expect:\n  - ibc('nightly').fate == 'received'\n";
    Runner.Finished skipped = run(expecting, OtherAnswers.SKIP);
    Runner.Finished checked = run(expecting, OtherAnswers.CHECK);
    assertThat(dependencies(skipped)).isEmpty();
    assertThat(dependencies(checked)).isNotEmpty();
    assertThat(checked.judgement()).isEqualTo(skipped.judgement());
    assertThat(checked.record().facts()).isEqualTo(skipped.record().facts());
    assertThat(checked.record().totals()).isEqualTo(skipped.record().totals());
  }

  @Test
  void longRunIsCheckedOnDemandOnly() {
    String busy = TWICE.replace("1/s", "400/s");
    assertThat(dependencies(run(busy, OtherAnswers.AUTO))).isEmpty();
  }

  @Test
  void sameRunFindsTheSameDependencies() {
    assertThat(run(TWICE, OtherAnswers.CHECK).journalSha256())
        .isEqualTo(run(TWICE, OtherAnswers.CHECK).journalSha256());
  }
}
