package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
  @TempDir Path folder;

  private Path run(Object... options) {
    Path out = folder.resolve("results");
    Object[] arguments =
        Arrays.copyOf(
            new Object[] {"run", SmallScenario.in(folder), "--out", out}, 4 + options.length);
    System.arraycopy(options, 0, arguments, 4, options.length);
    assertThat(CommandRun.of(arguments).status()).isEqualTo(ExitStatus.HELD);
    return out;
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void reportOfASavedJournalIsByteForByteThatOfTheRun() throws IOException {
    Path made = run("--replication", 2, "--threads", 1);
    Path again = folder.resolve("again");
    CommandRun report =
        CommandRun.of("report", made.resolve("journal.jsonl"), "--out", again, "--threads", 3);
    assertThat(report.status()).as(report.error()).isEqualTo(ExitStatus.HELD);
    assertThat(report.out()).startsWith("HELD: ");
    assertThat(report.outLines()).last().isEqualTo("report  " + again.resolve("report.html"));
    assertThat(filesBelow(again)).hasSizeGreaterThan(6);
    for (Path file : filesBelow(again)) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(made.resolve(file));
    }
  }

  @Test
  void jsonIsTheResultOfTheRunButForPlacesThatAJournalDoesNotKnow() throws IOException {
    Path made = run();
    Path again = folder.resolve("again");
    CommandRun report =
        CommandRun.of("report", made.resolve("journal.jsonl"), "--out", again, "--json");
    assertThat(report.status()).isEqualTo(ExitStatus.HELD);
    assertThat(report.out())
        .isEqualTo(
            Files.readString(made.resolve("result.json"))
                .replace(made.resolve("report.html").toString(), again + "/report.html")
                .replaceFirst("ibcsim run \\S*/", "ibcsim run "));
  }

  @Test
  void journalWithoutAReportGetsOneInItsFolder() {
    Path made = run("--no-report");
    assertThat(made.resolve("report.html")).doesNotExist();
    assertThat(CommandRun.of("report", made.resolve("journal.jsonl")).status())
        .isEqualTo(ExitStatus.HELD);
    assertThat(made.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void brokenRunIsStillBrokenInItsReport() {
    Path out = folder.resolve("results");
    CommandRun.of("run", SmallScenario.broken(folder), "--no-report", "--out", out);
    CommandRun report = CommandRun.of("report", out.resolve("journal.jsonl"));
    assertThat(report.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(report.out()).startsWith("BROKEN: ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.5, 0.9, 0.999})
  void journalThatEndsEarlyGivesAReportAWarningAndNoVerdict(double share) throws IOException {
    byte[] whole = Files.readAllBytes(run("--no-report").resolve("journal.jsonl"));
    int header = new String(whole, UTF_8).indexOf('\n') + 1;
    int length = header + (int) ((whole.length - header) * share);
    Path cut = Files.write(folder.resolve("cut.jsonl"), Arrays.copyOf(whole, length));
    CommandRun report = CommandRun.of("report", cut, "--out", folder.resolve("again"));
    assertThat(report.status()).as(report.error()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertThat(report.error()).startsWith("warning: " + cut + " ends early");
    assertThat(report.out()).startsWith("INCONCLUSIVE: ");
    assertThat(folder.resolve("again/report.html")).isNotEmptyFile();
    CommandRun json = CommandRun.of("report", cut, "--out", folder.resolve("again"), "--json");
    assertThat(json.status()).isEqualTo(ExitStatus.INCONCLUSIVE);
    JsonNode document = JsonMapper.builder().build().readTree(json.out());
    assertThat(document.get("verdict").asString()).isEqualTo("inconclusive");
    assertThat(document.get("seed").asLong()).isEqualTo(42);
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "",
        "garbage\n",
        "{}\n",
        "{\"t\":0,\"f\":\"run\"}\n",
        "{\"t\":0,\"f\":\"run\",\"format_version\":999,\"ibcsim_version\":\"9.9\"}\n",
        "[1,2,3]\n",
        "\u0000\u0001\u0002",
      })
  void whatIsNoJournalIsRefusedWithItsPlace(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("journal.jsonl"), text);
    CommandRun report = CommandRun.of("report", file, "--out", folder.resolve("again"));
    assertThat(report.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(report.out()).isEmpty();
    assertThat(report.error())
        .startsWith(file + ":1: ")
        .contains("expected")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("again")).doesNotExist();
  }

  @Test
  void newerJournalNamesTheProgramThatWroteIt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("journal.jsonl"),
            "{\"t\":0,\"f\":\"run\",\"format_version\":999,\"ibcsim_version\":\"9.9\"}\n");
    assertThat(CommandRun.of("report", file).error()).contains("format 999").contains("9.9");
  }

  @Test
  void journalThatIsMissingOrAFolderIsSaidSo() {
    CommandRun missing = CommandRun.of("report", folder.resolve("nosuch.jsonl"));
    assertThat(missing.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(missing.error()).contains("nosuch.jsonl: found no such file");
    CommandRun directory = CommandRun.of("report", folder);
    assertThat(directory.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(directory.error()).contains(folder + ": found").doesNotContain("\tat ");
  }

  @Test
  void reportThatCannotBeWrittenSaysWhere() throws IOException {
    Path journal = run("--no-report").resolve("journal.jsonl");
    Path file = Files.writeString(folder.resolve("a-file"), "");
    CommandRun report = CommandRun.of("report", journal, "--out", file.resolve("below"));
    assertThat(report.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(report.error())
        .contains(file.resolve("below").toString())
        .contains("--out")
        .doesNotContain("\tat ");
  }
}
