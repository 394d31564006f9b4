package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as a process: what a shell and a pipe see of it. */
@Timeout(300)
class ProcessTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private CommandRun process(List<String> javaOptions, Object... arguments)
      throws IOException, InterruptedException {
    return CommandRun.ofProcess(folder, javaOptions, arguments);
  }

  @Test
  void standardOutputHoldsTheDocumentAloneInAnyLanguageAndTimeZone()
      throws IOException, InterruptedException {
    Path scenario = SmallScenario.in(folder);
    CommandRun here =
        CommandRun.of("run", scenario, "--json", "--no-report", "--out", folder.resolve("here"));
    CommandRun there =
        process(
            List.of(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=ISO-8859-9"),
            "run",
            scenario,
            "--json");
    assertThat(there.status()).as(there.error()).isEqualTo(ExitStatus.HELD);
    // Newer JVMs warn, each time they start, of how a library of ours reads memory.
    assertThat(there.error().lines()).allMatch(line -> line.startsWith("WARNING: "));
    JsonNode document = JSON.readTree(there.out());
    assertThat(document.path("journal_sha256"))
        .isEqualTo(JSON.readTree(here.out()).path("journal_sha256"));
    Path results = folder.resolve("out/small-42");
    assertThat(results.resolve("report.html")).isNotEmptyFile();
    assertThat(folder.resolve("out/latest").toRealPath()).isEqualTo(results.toRealPath());
  }

  @Test
  void statusOfTheProcessIsThatOfTheVerdict() throws IOException, InterruptedException {
    assertThat(process(List.of(), "run", SmallScenario.broken(folder), "--no-report").status())
        .isEqualTo(ExitStatus.BROKEN);
    CommandRun wrong = process(List.of(), "run", "nosuch.yaml");
    assertThat(wrong.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.error()).contains("nosuch.yaml: found no such file");
  }

  /** Writes that a slow link never carries away, endlessly. */
  private Path endless() {
    return SmallScenario.write(
        folder,
        "endless.yaml",
        SmallScenario.TEXT
            .replace("duration: 1 min", "duration: 300 d")
            .replace(", until: 50 s", "")
            .replace("rate: 100/s", "rate: 200000/s")
            .replace("size: 1 GiB}", "size: 1024 TiB}"));
  }

  @Test
  @Tag("slow")
  void memoryThatRunsOutIsToldInWords() throws IOException, InterruptedException {
    CommandRun run = process(List.of("-Xmx48m"), "run", endless(), "--no-report", "--out", "huge");
    assertThat(run.status()).as(run.error()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertThat(run.out()).isEmpty();
    assertThat(run.error()).contains("-Xmx").doesNotContain("\tat ");
  }

  @Test
  @Tag("slow")
  void journalOfAKilledRunCanBeReported() throws IOException, InterruptedException {
    Path journal = folder.resolve("killed/journal.jsonl");
    Path scenario =
        SmallScenario.write(
            folder,
            "long.yaml",
            SmallScenario.TEXT
                .replace("duration: 1 min", "duration: 300 d")
                .replace(", until: 50 s", "")
                .replace("hr_dv01, rate: 100/s", "hr_dv01, rate: 20/s"));
    Process process =
        CommandRun.builder(
                List.of(), "run", scenario, "--journal", "all", "--out", folder.resolve("killed"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile())
            .start();
    try {
      for (int i = 0; i < 600 && !(Files.exists(journal) && Files.size(journal) > 1 << 20); i++) {
        assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
      }
    } finally {
      // On POSIX systems this is kill -9.
      process.destroyForcibly().waitFor();
    }
    assertThat(Files.size(journal)).isGreaterThan(1 << 20);
    CommandRun report = CommandRun.of("report", journal, "--out", folder.resolve("again"));
    assertThat(report.status()).as(report.error()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertThat(report.error()).contains("ends early");
    assertThat(folder.resolve("again/report.html")).isNotEmptyFile();
  }

  @Test
  void standardOutputOnAFullDiskIsNoSuccess() throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "this system has no /dev/full");
    Path error = folder.resolve("stderr.txt");
    Process process =
        CommandRun.builder(List.of(), "schema")
            .redirectOutput(full.toFile())
            .redirectError(error.toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(error).content().contains("standard output");
  }
}
