package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep goes on only with the files that its results are of. */
class ChangedTraceTest {
  @TempDir Path folder;

  private Path trace;
  private Path message;
  private Path experiment;
  private Path store;

  @BeforeEach
  void prepare() throws IOException {
    trace = folder.resolve("writes.csv");
    message = folder.resolve("message.txt");
    experiment = folder.resolve("e.yaml");
    store = folder.resolve("e.sqlite");
    Files.writeString(trace, "time_s,writes,bytes\n1,100,409600\n2,100,819200\n");
    Files.writeString(message, "full backup");
    Files.writeString(
        folder.resolve("scenario.yaml"),
        """
        scenario: Recorded writes
        duration: 5 s
        rds:
          diskgroup: hrdg
          rvg: hr_rvg
          volumes: {hr_dv01: 1 GiB}
          srl: {name: hr_srl, size: 1 GiB}
          primary: {host: seattle, disk: {write: 200 us}}
          secondaries:
            - host: london
              rlink: {synchronous: off, srlprot: override}
              link: {latency: 10 ms, bandwidth: 10 Mbit/s}
              disk: {write: 200 us}
        workload:
          - trace: {file: writes.csv, format: intervals, volume: hr_dv01}
        runbook:
          seattle: |
            at 3 s
            vxibc -g hrdg register nightly hr_rvg
            vxibc -g hrdg -f message.txt send nightly hr_rvg rlk_london_hr_rvg
        """);
    Files.writeString(
        experiment,
        """
        experiment: Recorded writes over two links
        scenario: scenario.yaml
        vary: {"rds.secondaries[0].link.bandwidth": [10 Mbit/s, 20 Mbit/s]}
        measures: {bytes: writes.bytes}
        replications: 1
        """);
  }

  private CommandRun sweep() {
    return CommandRun.of("sweep", experiment, "--out", store, "--threads", 1);
  }

  private void isRefusedAfterAChangeOf(Path file, String text) throws IOException {
    CommandRun first = sweep();
    assertThat(first.status()).as(first.error()).isEqualTo(ExitStatus.HELD);
    String before = Files.readString(file);
    Files.writeString(file, text);
    CommandRun changed = sweep();
    assertThat(changed.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(changed.error().strip())
        .endsWith(
            store
                + ": found results from before a change of "
                + file
                + "; expected results of what is there now. To go on, put back what was there; to"
                + " begin anew, name another file with --out, or remove this one");
    Files.writeString(file, before);
    assertThat(sweep().out()).isEqualTo(first.out());
    assertThat(CommandRun.of("sweep", experiment, "--out", store, "--seed", 5).error())
        .contains("found the results of another experiment");
  }

  @Test
  void aTraceOfTheScenarioThatChangedIsNamed() throws IOException {
    isRefusedAfterAChangeOf(trace, "time_s,writes,bytes\n1,100,409600\n2,100,811008\n");
  }

  @Test
  void aMessageOfTheScenarioThatChangedIsNamed() throws IOException {
    isRefusedAfterAChangeOf(message, "half backup");
  }

  @Test
  void aScenarioThatChangedIsNamed() throws IOException {
    Path scenario = folder.resolve("scenario.yaml");
    isRefusedAfterAChangeOf(scenario, Files.readString(scenario).replace("10 ms", "11 ms"));
  }

  @Test
  void theMeasurementOfAPlanThatChangedIsNamed() throws IOException {
    Path measured = folder.resolve("minutes.csv");
    Files.writeString(measured, "time,device,writes,written_bytes,interval_s\n60,sda,1,4096,60\n");
    Files.writeString(
        experiment,
        """
        experiment: A measurement
        plan: {trace: minutes.csv, link: 1 MB/s}
        vary: {link: [1 MB/s, 2 MB/s]}
        measures: {srl: srl_bytes}
        """);
    isRefusedAfterAChangeOf(
        measured, "time,device,writes,written_bytes,interval_s\n60,sda,1,8192,60\n");
  }

  /** Only one point names it: a trace may be what is varied. */
  @Test
  void aTraceThatIsAValueOfAParameterIsNamed() throws IOException {
    Path other = folder.resolve("other.csv");
    Files.copy(trace, other);
    Files.writeString(
        experiment,
        """
        experiment: Two recordings
        scenario: scenario.yaml
        vary: {"workload[0].trace.file": [writes.csv, other.csv]}
        measures: {bytes: writes.bytes}
        replications: 1
        """);
    isRefusedAfterAChangeOf(other, "time_s,writes,bytes\n1,100,409600\n");
  }

  /** The same files elsewhere are the same experiment. */
  @Test
  void whereTheFilesLieMakesNoDifference() throws IOException {
    CommandRun first = sweep();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    for (String name : new String[] {"e.yaml", "scenario.yaml", "writes.csv", "message.txt"}) {
      Files.move(folder.resolve(name), elsewhere.resolve(name));
    }
    experiment = elsewhere.resolve("e.yaml");
    CommandRun moved = sweep();
    assertThat(moved.status()).as(moved.error()).isEqualTo(ExitStatus.HELD);
    assertThat(moved.out().replace(experiment.toString(), ""))
        .isEqualTo(first.out().replace(folder.resolve("e.yaml").toString(), ""));
  }
}
