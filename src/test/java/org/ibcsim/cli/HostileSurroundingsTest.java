package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Places that cannot be written, inputs that are not what they seem: a message, status 2, no stack
 * trace.
 */
@Timeout(120)
class HostileSurroundingsTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  private static CommandRun refused(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.error()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.error()).contains("expected").doesNotContain("\tat ", "Exception");
    return run;
  }

  private List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files.map(file -> of.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void folderBelowAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "mine");
    Path scenario = SmallScenario.in(folder);
    assertThat(refused("run", scenario, "--out", file.resolve("below")).error())
        .startsWith(file.resolve("below") + ": found ")
        .contains("choose one with --out");
    assertThat(refused("run", scenario, "--out", file).error())
        .contains(file + ": found a file where a folder is needed");
    assertThat(file).hasContent("mine");
  }

  @Test
  void folderThatTheSystemForbidsIsRefused() {
    assumeTrue(Files.isDirectory(Path.of("/proc")), "this system has no /proc");
    assertThat(refused("run", SmallScenario.in(folder), "--out", "/proc/ibcsim/results").error())
        .contains("/proc/ibcsim");
  }

  @Test
  void folderWithForeignFilesIsRefusedAndUntouched() throws IOException {
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("journal.jsonl"), "a diary");
    Files.writeString(foreign.resolve("report.html"), "a report of somebody else's");
    // A web application has such a file too.
    Files.writeString(foreign.resolve("manifest.json"), "{\"name\": \"an app\"}");
    List<String> before = names(foreign);
    CommandRun run = refused("run", SmallScenario.in(folder), "--out", foreign);
    assertThat(run.error()).contains("found files that are not of a run");
    assertThat(names(foreign)).isEqualTo(before);
    assertThat(foreign.resolve("journal.jsonl")).hasContent("a diary");
    assertThat(foreign.resolve("report.html")).hasContent("a report of somebody else's");
  }

  @Test
  void ownFilesInAFolderOfARunSurviveTheNextRun() throws IOException {
    Path out = folder.resolve("results");
    CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", out);
    Path notes = Files.writeString(out.resolve("notes.txt"), "mine");
    CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", out);
    assertThat(notes).hasContent("mine");
  }

  @Test
  void journalOnAFullDiskNamesTheFileAndSaysWhatStays() throws IOException {
    assumeTrue(Files.isWritable(FULL), "this system has no /dev/full");
    Path out = folder.resolve("results");
    CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", out);
    Path journal = out.resolve("journal.jsonl");
    Files.delete(journal);
    Files.createSymbolicLink(journal, FULL);
    CommandRun run = CommandRun.of("run", SmallScenario.in(folder), "--out", out);
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.error())
        .contains("cannot write the journal " + journal)
        .contains("what was written before stays")
        .doesNotContain("\tat ", "Exception");
    assertThat(out.resolve("result.json")).doesNotExist();
  }

  @Test
  void reportThatCannotBeWrittenLeavesAJournalAndSaysHowToGoOn() throws IOException {
    Path out = folder.resolve("results");
    CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", out);
    Files.writeString(out.resolve("charts"), "a file in the way");
    CommandRun run = CommandRun.of("run", SmallScenario.in(folder), "--out", out);
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    Path journal = out.resolve("journal.jsonl");
    assertThat(run.error())
        .contains("its journal is saved whole; for its report: ibcsim report " + journal)
        .contains(out.resolve("charts").toString())
        .doesNotContain("\tat ");
    assertThat(CommandRun.of("report", journal, "--out", folder.resolve("again")).status())
        .isEqualTo(ExitStatus.HELD);
  }

  @Test
  void scenarioThatIsNoFileIsRefusedBeforeAnythingIsMade() throws IOException {
    List<Path> wrong = new ArrayList<>(List.of(folder, folder.resolve("nosuch.yaml")));
    Path large = folder.resolve("large.yaml");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    wrong.add(large);
    wrong.add(Files.write(folder.resolve("binary.yaml"), new byte[] {0, 1, 2, (byte) 0xff}));
    if (Files.exists(Path.of("/dev/zero"))) {
      wrong.add(Path.of("/dev/zero"));
    }
    for (Path scenario : wrong) {
      for (String command : List.of("run", "validate")) {
        assertThat(refused(command, scenario).error()).startsWith(scenario.toString());
      }
    }
  }

  @Test
  void traceThatBreaksInTheMiddleNamesFileAndLineAndKeepsTheJournal() throws IOException {
    StringBuilder trace = new StringBuilder("time_s,writes,bytes\n");
    for (int second = 1; second <= 30; second++) {
      trace.append(second).append(second == 21 ? ",ten,40960\n" : ",10,40960\n");
    }
    Path file = Files.writeString(folder.resolve("load.csv"), trace);
    Path scenario =
        SmallScenario.write(
            folder,
            "traced.yaml",
            SmallScenario.TEXT.replaceFirst(
                "- poisson: .*", "- trace: {file: load.csv, format: intervals, volume: hr_dv01}"));
    Path out = folder.resolve("results");
    CommandRun run = refused("run", scenario, "--json", "--out", out);
    assertThat(run.error()).startsWith(file + ":22:").contains("ten");
    assertThat(CommandRun.of("report", out.resolve("journal.jsonl")).status())
        .isEqualTo(ExitStatus.INCONCLUSIVE);
  }

  @Test
  void traceThatBreaksBeforeItsFirstWriteIsToldTheSameWay() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("load.csv"),
            // As many as are read ahead, so that the first of them is no mistake yet.
            "128166372003061629,hm,0,Read,4096,4096,100\n".repeat(1_500)
                + "128166372003061630,hm,0,Write,ten,4096,100\n");
    Path scenario =
        SmallScenario.write(
            folder,
            "traced.yaml",
            SmallScenario.TEXT.replaceFirst(
                "- poisson: .*", "- trace: {file: load.csv, format: msr, volume: hr_dv01}"));
    Path out = folder.resolve("results");
    assertThat(refused("run", scenario, "--out", out).error()).startsWith(file + ":1501:");
    assertThat(out.resolve("journal.jsonl")).isNotEmptyFile();
  }

  @Test
  void traceThatIsBrokenFromTheStartNamesBothFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("load.csv"), "time_s,writes,bytes\n1,ten,1\n");
    Path scenario =
        SmallScenario.write(
            folder,
            "traced.yaml",
            SmallScenario.TEXT.replaceFirst(
                "- poisson: .*", "- trace: {file: load.csv, format: intervals, volume: hr_dv01}"));
    assertThat(refused("run", scenario).error())
        .startsWith(scenario + ":16:")
        .contains("(" + file.getFileName() + ":2:3: 'ten')");
  }

  @Test
  void hugeButLegalScenarioRuns() {
    StringBuilder secondaries = new StringBuilder();
    for (int host = 0; host < 32; host++) {
      secondaries
          .append("    - host: host")
          .append(host)
          .append('\n')
          .append("      rlink: {synchronous: off, srlprot: override}\n")
          .append("      link: {latency: 1 ms, bandwidth: 1 Gbit/s}\n")
          .append("      disk: {write: 200 us}\n");
    }
    String text =
        """
        scenario: Everything as large as it may be
        seed: 1
        duration: 366 d
        rds:
          diskgroup: hrdg
          rvg: hr_rvg
          volumes: {hr_dv01: 1024 TiB, hr_dv02: 1024 TiB}
          srl: {name: hr_srl, size: 1024 TiB}
          primary: {host: seattle, disk: {write: 200 us}}
          secondaries:
        %sworkload:
          - constant: {volume: hr_dv01, rate: 10/s, size: 16 MiB, until: 2 s}
          - poisson: {volume: hr_dv02, rate: 100/s, size: 512 B, until: 2 s}
        """
            .formatted(secondaries);
    Path out = folder.resolve("results");
    CommandRun run =
        CommandRun.of(
            "run", SmallScenario.write(folder, "huge.yaml", text), "--no-report", "--out", out);
    assertThat(run.error()).doesNotContain("\tat ");
    assertThat(run.status()).as(run.error()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out()).contains("and 20 more, all of them in the report");
  }
}
