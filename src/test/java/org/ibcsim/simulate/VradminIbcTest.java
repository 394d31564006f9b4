package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.journal.JournalEntry;
import org.junit.jupiter.api.Test;

/** {@code vradmin ibc} in a scenario, on the whole model. */
class VradminIbcTest {
  private static final String HEAD =
      """
      scenario: A task
      duration: 10 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 100 us, parallel: 16}}
        secondaries:
          - {host: london, link: {latency: 5 ms, bandwidth: unlimited}, rlink: {srlprot: override}}
          - {host: tokyo, link: {latency: 5 ms, bandwidth: 2 Mbit/s}, rlink: {srlprot: override}}
      workload:
        - constant: {volume: hr_dv01, rate: 100/s, size: 8 KiB, until: 1 min}
      snapshot: {takes: 2 s}
      """;

  private static final String TASK =
      """
      ibc_scripts:
        nightly:
          prefreeze: {takes: 5 s}
          quiesce: {takes: 1 s}
          unquiesce: {takes: 1 s}
          onfreeze:
            takes: 20 s
            run: |
              vxrvg -g hrdg -P fd snapshot hr_rvg
          postfreeze: {takes: 3 s}
      """;

  private static RunOfText run(String rest) {
    return RunOfText.of(HEAD + rest);
  }

  private static long time(RunOfText run, String kind, String part) {
    String line =
        run.lines(kind).stream().filter(one -> one.contains(part)).findFirst().orElseThrow();
    Matcher time = Pattern.compile("\"t\":(\\d+)").matcher(line);
    assertThat(time.find()).as(line).isTrue();
    return Long.parseLong(time.group(1));
  }

  @Test
  void twoSecondariesWithDifferentLagsTakeEqualSnapshotsAtDifferentTimes() {
    RunOfText run =
        run(
            TASK
                + """
                runbook:
                  london: |
                    at 30 s
                    vradmin -g hrdg -all ibc hr_rvg nightly
                expect:
                  - snapshot('london', 'fd').equals_image_at_send('nightly')
                  - snapshot('tokyo', 'fd').equals_image_at_send('nightly')
                  - converged('london') && converged('tokyo')
                """);
    assertThat(run.finished().judgement().verdict())
        .as(run.finished().judgement().reason())
        .isEqualTo(JournalEntry.Verdict.HELD);
    long unquiesced = time(run, "unquiesced", "");
    long london = time(run, "snapshot_taken", "london");
    long tokyo = time(run, "snapshot_taken", "tokyo");
    assertThat(unquiesced).isLessThan(london);
    assertThat(tokyo - london).isGreaterThan(20_000_000_000L);
    List<String> commands = run.lines("command");
    assertThat(commands)
        .anyMatch(line -> line.contains("ibc_scripts/nightly/onfreeze") && line.contains("tokyo"));
    assertThat(commands.get(commands.size() - 1))
        .contains("vradmin -g hrdg -all ibc hr_rvg nightly", "\"status\":0");
    assertThat(run.lines("unregistered")).hasSize(3);
  }

  @Test
  void anRlinkWithoutNetworkIsRefusedAndNothingIsFrozen() {
    RunOfText run =
        run(
            TASK
                + """
                runbook:
                  seattle: |
                    at 30 s
                    vradmin -g hrdg ibc hr_rvg nightly tokyo
                faults:
                  - {at: 5 s, cut: rlk_tokyo_hr_rvg}
                """);
    assertThat(run.lines("registered")).isEmpty();
    assertThat(run.lines("command").get(1))
        .contains("RLINK rlk_tokyo_hr_rvg is not in state CONNECT", "\"status\":1");
  }

  @Test
  void aSnapshotPrefixThatTheHostHasAlreadyMakesOnfreezeFailAndTheSecondaryGoesOn() {
    RunOfText run =
        run(
            TASK
                + """
                runbook:
                  seattle: |
                    at 30 s
                    vradmin -g hrdg ibc hr_rvg nightly london
                  london: |
                    at 36 s
                    vxrvg -g hrdg -P fd snapshot hr_rvg
                expect:
                  - converged('london')
                """);
    assertThat(run.lines("snapshot_taken")).hasSize(1);
    assertThat(run.lines("command"))
        .anyMatch(
            line ->
                line.contains("step 6, onfreeze on london: exit status 1")
                    && line.contains("\"status\":1"));
    assertThat(run.finished().judgement().verdict()).isEqualTo(JournalEntry.Verdict.HELD);
  }

  /** Typed on tokyo at 30 s: prefreeze until 35 s, quiesce until 36 s, unquiesce until 37 s. */
  private static RunOfText withFault(String fault) {
    return run(
        TASK
            + """
            runbook:
              tokyo: |
                at 30 s
                vradmin -g hrdg -all ibc hr_rvg nightly
            faults:
              - %s
            at_boot:
              london: |
                vxibc -g hrdg register nightly hr_rvg
            """
                .formatted(fault));
  }

  private static String told(RunOfText run) {
    return run.lines("command").stream()
        .filter(line -> line.contains("\"vradmin -g hrdg -all ibc hr_rvg nightly\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSecondaryWhoseRlinkWasDetachedBeforeTheSendIsNotWaitedFor() {
    RunOfText run = withFault("{at: 32 s, detach: rlk_london_hr_rvg}");
    assertThat(told(run))
        .contains(
            "\"status\":1",
            "step 4, send on seattle: not to rlk_london_hr_rvg, which is detached",
            "step 6, stoprecv on london: done",
            "step 8, postfreeze on tokyo: exit status 0",
            "step 9, unregister on london: done")
        .doesNotContain("onfreeze on london");
  }

  @Test
  void aScriptOnAHostThatIsDownFails() {
    RunOfText run = withFault("{at: 29 s, for: 1 min, crash: london}");
    assertThat(told(run))
        .contains(
            "failed at step 1, prefreeze on london: london is down",
            "step 1, prefreeze on tokyo: exit status 0",
            "nothing was sent")
        .doesNotContain("register");
  }

  @Test
  void aPrimaryThatCrashesInItsQuiesceRunsNoUnquiesce() {
    RunOfText run = withFault("{at: 35500 ms, for: 1 min, crash: seattle}");
    assertThat(told(run))
        .contains(
            "failed at step 3, quiesce on seattle: killed: seattle crashed",
            "step 5, unquiesce on seattle: seattle is down",
            "step 9, unregister on london: done")
        .doesNotContain("unregister on seattle");
  }

  @Test
  void nothingIsSentWhenASecondaryNoLongerWaitsForTheMessage() {
    RunOfText run = withFault("{at: 35500 ms, for: 100 ms, crash: london}");
    assertThat(told(run))
        .contains(
            "failed at step 6, receive on london: killed: london crashed",
            "step 5, unquiesce on seattle: exit status 0",
            "step 6, stoprecv on tokyo: done",
            "nothing was sent");
    assertThat(run.lines("message_submitted")).isEmpty();
  }

  @Test
  void aSecondaryThatCrashesWithItsMessageGoesNoFurtherAndKeepsWhatRegisteredAfterTheBoot() {
    RunOfText run = withFault("{at: 36500 ms, for: 100 ms, crash: london}");
    assertThat(told(run))
        .contains(
            "failed at step 6, onfreeze on london: killed: london crashed",
            "step 8, postfreeze on tokyo: exit status 0")
        .doesNotContain("unfreeze on london", "unregister on london");
    assertThat(run.lines("unregistered")).noneMatch(line -> line.contains("london"));
  }

  @Test
  void aFreezeTimeOutThatPassesBeforeOnfreezeHasEndedLetsTheSecondaryGoOn() {
    RunOfText run =
        run(
            TASK
                + """
                    freeze_timeout: 10 s
                runbook:
                  seattle: |
                    vradmin -g hrdg ibc hr_rvg nightly london
                """);
    assertThat(run.lines("message_ended")).singleElement().asString().contains("freeze_timed_out");
  }
}
