package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path folder;

  private RunHeader header() throws ScenarioException {
    return Headers.of(
        ScenarioFile.load(SmallScenario.in(folder)).scenario(),
        "small.yaml",
        "0",
        0,
        JournalLevel.CONTROL);
  }

  @Test
  void runIntoTheFolderOfOneThatIsGoingOnIsRefusedAndDoesItNoHarm()
      throws IOException, ScenarioException {
    Path place = folder.resolve("results");
    try (RunFolder first = RunFolder.open(place, header())) {
      Files.writeString(first.journal(), "the first run's");
      CommandRun second =
          CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", place);
      assertThat(second.status()).isEqualTo(ExitStatus.WRONG_INPUT);
      assertThat(second.error())
          .startsWith(place + ": found another run that is still going on here; expected")
          .contains("--out");
      assertThat(first.journal()).hasContent("the first run's");
    }
    assertThat(CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", place))
        .as("after the first one's end")
        .returns(ExitStatus.HELD, CommandRun::status);
  }

  @Test
  void runInAnotherProcessHoldsItsFolderAndItsKillLetsGoOfIt()
      throws IOException, InterruptedException {
    Path place = folder.resolve("results");
    Path scenario =
        SmallScenario.write(
            folder,
            "long.yaml",
            SmallScenario.TEXT
                .replace("1 min", "10000 min")
                .replace("until: 50 s", "until: 9000 min"));
    Process other =
        CommandRun.builder(List.of(), "run", scenario, "--no-report", "--out", place)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("other.txt").toFile())
            .start();
    try {
      Path journal = place.resolve("journal.jsonl");
      while (!Files.exists(journal) && other.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assumeThat(other.isAlive()).as("the other run is still going on").isTrue();
      assertThat(CommandRun.of("run", SmallScenario.in(folder), "--out", place).error())
          .contains("another run that is still going on");
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(
            CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", place).status())
        .isEqualTo(ExitStatus.HELD);
  }

  @Test
  void runWithoutReportLeavesNothingOfAnEarlierRunBesideItsJournal() throws IOException {
    Path place = folder.resolve("results");
    CommandRun.of("run", SmallScenario.in(folder), "--out", place);
    assertThat(place.resolve("trace.perfetto.json")).exists();
    Files.writeString(place.resolve("report.html.part"), "of a run that was killed");
    CommandRun.of("run", SmallScenario.in(folder), "--out", place, "--seed", 9, "--no-report");
    try (var files = Files.walk(place)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("manifest.json", "journal.jsonl", "result.json");
    }
  }

  @Test
  void folderOfARunThatTheDiskGaveNoRoomToBeginIsUsedAgain() throws IOException {
    Path place = Files.createDirectory(folder.resolve("results"));
    Files.createFile(place.resolve("manifest.json"));
    assertThat(
            CommandRun.of("run", SmallScenario.in(folder), "--no-report", "--out", place).status())
        .isEqualTo(ExitStatus.HELD);
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.createFile(foreign.resolve("manifest.json"));
    Files.writeString(foreign.resolve("journal.jsonl"), "a diary");
    assertThat(CommandRun.of("run", SmallScenario.in(folder), "--out", foreign).error())
        .contains("found files that are not of a run");
  }

  @Test
  void runsThatEndAtTheSameTimeAllSetTheLinkToTheLatest() throws Exception {
    Path out = folder.resolve("out");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Integer>> ends = new ArrayList<>();
      for (int number = 0; number < 3; number++) {
        RunFolder run = RunFolder.open(out.resolve("run-" + number), header());
        Callable<Integer> links =
            () -> {
              try (run) {
                for (int times = 0; times < 300; times++) {
                  run.linkLatest();
                }
                return 300;
              }
            };
        ends.add(threads.submit(links));
      }
      for (Future<Integer> end : ends) {
        assertThat(end.get()).isEqualTo(300);
      }
    } finally {
      threads.shutdownNow();
    }
    assumeThat(out.resolve("latest")).as("a file system with links").isSymbolicLink();
    assertThat(out.resolve("latest/manifest.json")).isNotEmptyFile();
  }
}
