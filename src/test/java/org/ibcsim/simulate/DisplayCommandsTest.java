package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ibcsim.explore.DataSetModel;
import org.ibcsim.explore.UnfitForExplorationException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that print again and again, or tell what happens, in virtual time. */
class DisplayCommandsTest {
  private static final String HOSTS =
      """
      scenario: Displays
      duration: 5 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 200 MiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - host: london
            rlink: {heartbeat_timeout: 10 s, reconnect: 2 s}
            link: {latency: 5 ms, bandwidth: 100 Mbit/s}
      workload:
        - constant: {volume: hr_dv01, rate: 10/s, size: 4 KiB}
      faults:
        - {at: 60.05 s, for: 60 s, cut: rlk_london_hr_rvg}
      """;

  @Test
  void aRepetitionPrintsAtItsIntervalsUntilTimeoutEndsIt() {
    JsonNode command =
        command(
            run(
                """
                runbook:
                  seattle: |
                    at 10.05 s
                    timeout 60 vxrlink -i 20 -t 2 -T status rlk_london_hr_rvg
                """),
            "timeout 60");
    assertThat(command.get("t").asLong()).isEqualTo(70_050_000_000L);
    assertThat(command.get("status").asInt()).isEqualTo(124);
    assertThat(output(command))
        .filteredOn(line -> line.startsWith("Time"))
        .containsExactly("Time 0h 0m 10s", "Time 0h 0m 50s");
    assertThat(output(command)).filteredOn(line -> line.contains("behind")).hasSize(3);
  }

  @Test
  void statisticsOfAnIntervalAreThoseSinceThePrintBefore() {
    JsonNode command =
        command(
            run(
                """
                runbook:
                  seattle: |
                    at 10.05 s
                    timeout 41 vxrlink -i 20 stats rlk_london_hr_rvg
                """),
            "timeout 41");
    assertThat(output(command))
        .filteredOn(line -> line.matches("[ 0-9]+"))
        .extracting(line -> line.strip().split(" +", 2)[0])
        .containsExactly("101", "200", "200");
  }

  @Test
  void vrstatPrintsEveryTenSecondsAsOftenAsItIsAsked() {
    JsonNode command =
        command(run("runbook: {seattle: 'vrstat -g hrdg -S -n 3 hr_rvg'}\n"), "vrstat");
    assertThat(command.get("t").asLong()).isEqualTo(20_000_000_000L);
    assertThat(command.get("status").asInt()).isEqualTo(0);
    assertThat(output(command))
        .filteredOn(line -> line.startsWith("Time"))
        .containsExactly("Time 0h 0m 0s", "Time 0h 0m 10s", "Time 0h 0m 20s");
    assertThat(output(command)).contains("SRL:").doesNotContain("Memory:");
  }

  @Test
  void vrstatCountsTheWritesToEachVolumeSinceThePrintBefore() {
    JsonNode command =
        command(run("runbook: {seattle: \"at 10.05 s\\nvrstat -V -n 2\"}\n"), "vrstat");
    assertThat(output(command))
        .filteredOn(line -> line.startsWith("seattle"))
        .containsExactly(
            "seattle       hr_dv01           1 GiB     101       404         0.101",
            "seattle       hr_dv01           1 GiB     100       400         0.201");
    assertThat(output(command))
        .contains("london        hr_dv01           1 GiB     -         -           0.201");
  }

  @Test
  void vrnotifyTellsWhatHappensFromItsStartUntilItsNumberOrTimeIsReached() {
    RunOfText run =
        run(
            """
            runbook:
              seattle: |
                vrnotify -g hrdg -n 1 hr_rvg
                vrnotify -t 10 hr_rvg
              london: |
                vrnotify -g hrdg -n 2 -t 1000 hr_rvg
            """);
    JsonNode first = command(run, "vrnotify -g hrdg -n 1");
    assertThat(first.get("t").asLong()).isBetween(70_050_000_000L, 71_100_000_000L);
    assertThat(output(first))
        .containsExactly("seattle:rlk_disconnect:hr_rvg:Rlink rlk_london_hr_rvg disconnected");
    assertThat(first.get("status").asInt()).isEqualTo(0);
    JsonNode second = command(run, "vrnotify -t 10");
    assertThat(second.get("t").asLong()).isEqualTo(first.get("t").asLong() + 10_000_000_000L);
    assertThat(output(second)).isEmpty();
    assertThat(output(command(run, "vrnotify -g hrdg -n 2")))
        .containsExactly(
            "seattle:rlk_disconnect:hr_rvg:Rlink rlk_london_hr_rvg disconnected",
            "seattle:rlk_connect:hr_rvg:Rlink rlk_london_hr_rvg connected");
  }

  @Test
  void theEndOfTheRunInterruptsWhatGoesOnAndKeepsWhatItHasPrinted() {
    JsonNode command = command(run("runbook: {seattle: vrnotify hr_rvg}\n"), "vrnotify");
    assertThat(command.get("t").asLong()).isEqualTo(300_000_000_000L);
    assertThat(command.get("status").asInt()).isEqualTo(130);
    assertThat(output(command))
        .hasSize(3)
        .contains("seattle:rlk_connect:hr_rvg:Rlink rlk_london_hr_rvg connected")
        .endsWith("interrupted: the run has ended");
  }

  @Test
  void aKillEndsWhatGoesOn() {
    JsonNode command =
        command(
            RunOfText.of(
                HOSTS
                    + "  - {at: 3 min, kill: seattle}\n"
                    + "runbook: {seattle: 'vxrlink -i 100 status rlk_london_hr_rvg'}\n"),
            "vxrlink");
    assertThat(command.get("t").asLong()).isEqualTo(180_000_000_000L);
    assertThat(output(command)).hasSize(3).endsWith("killed");
  }

  @Test
  void behindIsFromTheNewestWriteToTheNewestThatTheSecondaryHas() {
    RunOfText run =
        run(
            """
            runbook:
              seattle: |
                at 60.01 s
                vxrlink -T status rlk_london_hr_rvg
                at 100.05 s
                vradmin repstatus hr_rvg
                quiesce
                at 110.05 s
                vxrlink -T status rlk_london_hr_rvg
              london: |
                at 100.05 s
                vradmin repstatus hr_rvg
                vxrlink -T updates rlk_seattle_hr_rvg
            """);
    List<JsonNode> status = commands(run, "vxrlink -T status");
    assertThat(output(status.get(0))).endsWith("Rlink rlk_london_hr_rvg is behind by 0h 0m 0s");
    // The last write came at 100 s, and the last that arrived at 60 s: time alone adds nothing.
    assertThat(output(status.get(1))).endsWith("Rlink rlk_london_hr_rvg is behind by 0h 0m 40s");
    List<JsonNode> repstatus = commands(run, "vradmin repstatus");
    assertThat(repstatus)
        .anySatisfy(
            command ->
                assertThat(output(command))
                    .contains("  Timestamp Information:      behind by 0h 0m 40s"))
        .anySatisfy(
            command ->
                assertThat(output(command))
                    .contains("  Timestamp Information:      behind by 0h 0m 0s")
                    .endsWith(
                        "seattle cannot be reached: this was known 0h 0m 40s ago and may be old"));
  }

  @Test
  void anExplorationTakesNothingThatGoesOn() {
    assertThatThrownBy(
            () ->
                new DataSetModel(
                    RunOfText.scenario(HOSTS + "runbook: {seattle: vrnotify hr_rvg}\n"), true))
        .isInstanceOf(UnfitForExplorationException.class)
        .hasMessageContaining("vrnotify goes on until something ends it");
  }

  private static RunOfText run(String runbook) {
    return RunOfText.of(HOSTS + runbook);
  }

  private static JsonNode command(RunOfText run, String begin) {
    List<JsonNode> found = commands(run, begin);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<JsonNode> commands(RunOfText run, String begin) {
    return run.lines("command").stream()
        .map(line -> JsonMapper.builder().build().readTree(line))
        .filter(command -> command.get("text").asString().startsWith(begin))
        .toList();
  }

  private static List<String> output(JsonNode command) {
    JsonNode output = command.get("output");
    return output == null ? List.of() : output.valueStream().map(JsonNode::asString).toList();
  }
}
