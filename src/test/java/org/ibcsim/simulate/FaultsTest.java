package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibcsim.journal.JournalEntry;
import org.junit.jupiter.api.Test;

/** Each kind of fault of a scenario, on the whole model. */
class FaultsTest {
  private static final String HEAD =
      """
      scenario: A fault
      duration: 20 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 1 ms}}
        secondaries:
          - {host: london, link: {latency: 5 ms, bandwidth: unlimited}, rlink: {srlprot: override}}
          - {host: tokyo, link: {latency: 5 ms, bandwidth: unlimited}, rlink: {srlprot: override}}
      workload:
        - constant: {volume: hr_dv01, rate: 20/s, size: 8 KiB, until: 10 min}
      """;

  private static RunOfText run(String rest) {
    RunOfText run = RunOfText.of(HEAD + rest);
    assertThat(run.finished().judgement().verdict())
        .as(run.finished().judgement().reason())
        .isEqualTo(JournalEntry.Verdict.HELD);
    return run;
  }

  private static String command(RunOfText run, String text) {
    return run.lines("command").stream()
        .filter(line -> line.contains("\"text\":\"" + text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCrashKillsTheScriptsOfItsHostAloneAndTheBootBringsItsOwn() {
    RunOfText run =
        run(
            """
            runbook:
              london: |
                sleep 2 min
                vxibc register never hr_rvg
              london/second: |
                vxibc register early hr_rvg
                vxibc receive early hr_rvg
              tokyo: |
                sleep 2 min
                vxibc register stays hr_rvg
            at_boot:
              london: |
                sleep 30 s
                vxibc register booted hr_rvg
            faults:
              - {at: 1 min, for: 1 min, crash: london}
              - {at: 5 min, for: 1 min, crash: london}
            expect:
              - "!registered('london', 'never')"
              - "!registered('london', 'early')"
              - registered('london', 'booted')
              - registered('tokyo', 'stays')
              - converged('london')
            """);
    assertThat(command(run, "sleep 2 min"))
        .contains("\"status\":137", "killed: london crashed", "\"ended_ns\":60000000000");
    assertThat(command(run, "vxibc receive early")).contains("\"status\":137");
    // Once after each boot, half a minute later.
    assertThat(run.lines("registered").stream().filter(line -> line.contains("booted")))
        .extracting(line -> line.substring(0, line.indexOf(",\"f\"")))
        .containsExactly("{\"t\":150000000000", "{\"t\":390000000000");
    assertThat(run.lines("fault"))
        .hasSize(2)
        .allMatch(line -> line.contains("\"action\":\"crash\",\"target\":\"london\""));
  }

  @Test
  void aKilledReceiverLeavesItsRegistrationAndTheMessageToAnother() {
    run(
        """
        runbook:
          seattle: |
            vxibc -D 0 register nightly hr_rvg
            at 2 min
            vxibc -F 0 -m x send nightly hr_rvg rlk_london_hr_rvg
          london: |
            vxibc register nightly hr_rvg
            vxibc receive nightly hr_rvg
          london/operator: |
            at 3 min
            vxibc receive nightly hr_rvg
            vxibc unfreeze nightly hr_rvg
        faults:
          - {at: 1 min, kill: london}
        expect:
          - command('london', 'receive').status == 137
          - command('london/operator', 'receive').ended == false
          - ibc('nightly').fate == 'pending'
          - registered('london', 'nightly')
        """);
    run(
        """
        runbook:
          seattle: |
            vxibc register nightly hr_rvg
            at 2 min
            vxibc -F 0 -m x send nightly hr_rvg rlk_london_hr_rvg
          london/agent: |
            vxibc register nightly hr_rvg
            vxibc receive nightly hr_rvg
          london/operator: |
            at 3 min
            vxibc receive nightly hr_rvg
            vxibc unfreeze nightly hr_rvg
        faults:
          - {at: 1 min, kill: london/agent}
        expect:
          - command('london/agent', 'receive').status == 137
          - command('london/operator', 'receive').status == 0
          - ibc('nightly').fate == 'received'
        """);
  }

  @Test
  void anAnswerThatADeadProcessHadWaitedForIsHeardByNobody() {
    RunOfText run =
        RunOfText.of(
            HEAD.replace("write: 1 ms", "write: 49 ms")
                + """
                runbook:
                  seattle: |
                    at 60010 ms
                    quiesce
                    vxibc register late hr_rvg
                faults:
                  - {at: 60011 ms, kill: seattle}
                """);
    assertThat(run.lines("registered")).isEmpty();
    assertThat(command(run, "quiesce"))
        .contains("\"status\":137", "\"started_ns\":60010000000", "\"ended_ns\":60011000000");
  }

  @Test
  void aStoppedRvgRefusesWritesAndCallsUntilItIsStarted() {
    RunOfText run =
        run(
            """
            runbook:
              seattle: |
                at 90 s
                vxibc register nightly hr_rvg
                vradmin repstatus hr_rvg
                at 3 min
                vxibc register nightly hr_rvg
            faults:
              - {at: 1 min, for: 1 min, stop: seattle}
            expect:
              - command('seattle', 'register').error == 'IBC_RVG_STOPPED'
              - command('seattle', 'register', 2).status == 0
              - writes.failed == 1200
              - converged('london') && converged('tokyo')
            """);
    assertThat(command(run, "vradmin repstatus"))
        .contains("RVG state:                  disabled for I/O");
  }

  @Test
  void aDetachedRlinkReceivesNothingMoreAndTheOtherGoesOn() {
    run(
        """
        faults:
          - {at: 1 min, detach: rlk_tokyo_hr_rvg}
        expect:
          - "!converged('tokyo')"
          - "!attached('tokyo')"
          - converged('london')
        """);
  }

  @Test
  void anAdministratorStopsStartsAndDetachesWithTheCommandsOfTheProduct() {
    RunOfText run =
        run(
            """
            runbook:
              tokyo: |
                at 1 min
                vxrlink det rlk_seattle_hr_rvg
                vxrvg stop hr_rvg
                sleep 1 min
                vxrvg start hr_rvg
              seattle: |
                at 110 s
                vradmin repstatus hr_rvg
                at 4 min
                vxrlink det rlk_tokyo_hr_rvg
                vxrlink status rlk_tokyo_hr_rvg
            expect:
              - command('tokyo', 'det').status == 1
              - "!attached('tokyo')"
              - converged('london')
            """);
    assertThat(run.lines("rvg_stopped")).hasSize(1);
    assertThat(run.lines("rvg_started")).hasSize(1);
    assertThat(run.lines("detached")).hasSize(1);
    assertThat(command(run, "vxrlink det rlk_seattle")).contains("try it on seattle");
    assertThat(command(run, "vradmin repstatus")).contains("paused due to network disconnection");
    assertThat(command(run, "vxrlink status")).contains("is detached (STALE)");
  }

  @Test
  void copiesAfterAReconnectionComeAsOftenAsTheScenarioSays() {
    String story =
        """
        runbook:
          seattle: |
            vxibc register nightly hr_rvg
            at 1 min
            vxibc -F 0 -m x send nightly hr_rvg rlk_london_hr_rvg
          london: |
            vxibc register nightly hr_rvg
            vxibc receive nightly hr_rvg
            at 6 min
            vxibc unfreeze nightly hr_rvg
        faults:
          - {at: 2 min, for: 1 min, cut: rlk_london_hr_rvg}
        """;
    assertThat(run(story + "repeats: 100 %\n").lines("message_repeated")).hasSize(1);
    assertThat(run(story + "repeats: 0 %\n").lines("message_repeated")).isEmpty();
  }

  @Test
  void aCrashInTheMiddleOfVradminIbcFailsItsStepAndTheOthersAreCleanedUp() {
    String task =
        """
        ibc_scripts:
          nightly:
            quiesce: {takes: 1 s}
            unquiesce: {takes: 1 s}
            onfreeze: {takes: 1 min}
            receive_timeout: 5 min
        runbook:
          seattle: |
            at 1 min
            vradmin -all ibc hr_rvg nightly
        """;
    RunOfText secondary =
        run(
            task
                + """
                faults:
                  - {at: 90 s, for: 1 min, crash: tokyo}
                expect:
                  - command('seattle', 'ibc').status == 1
                  - "!registered('seattle', 'nightly') && !registered('london', 'nightly')"
                  - converged('london')
                """);
    assertThat(command(secondary, "vradmin -all ibc"))
        .contains("step 6, onfreeze on tokyo: killed: tokyo crashed");
    RunOfText primary =
        run(
            task
                + """
                faults:
                  - {at: 90 s, for: 1 min, crash: seattle}
                expect:
                  - command('seattle', 'ibc').status == 137
                """);
    List<String> scripts =
        primary.lines("command").stream().filter(line -> line.contains("/onfreeze")).toList();
    assertThat(scripts)
        .hasSize(2)
        .allMatch(line -> line.contains("killed: seattle crashed") && line.contains(":137,"));
  }
}
