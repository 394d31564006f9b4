package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private Path out() {
    return folder.resolve("results");
  }

  /** The one document of an output; a second one, or anything else, is a failure. */
  private static JsonNode onlyDocument(String text) {
    try (MappingIterator<JsonNode> documents =
        JSON.readerFor(new TypeReference<JsonNode>() {}).readValues(text)) {
      List<JsonNode> all = documents.readAll();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void jsonIsOneDocumentOfThePublishedSchemaAndNothingElse() {
    CommandRun run = CommandRun.of("run", SmallScenario.in(folder), "--json", "--out", out());
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.error()).isEmpty();
    JsonNode document = onlyDocument(run.out());
    String schema = CommandRun.of("schema", "result").out();
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(run.out(), InputFormat.JSON))
        .isEmpty();
    assertThat(document.path("seed").longValue()).isEqualTo(42);
    assertThat(document.path("verdict").stringValue()).isEqualTo("held");
    assertThat(document.path("ibc").get(0).path("fate").stringValue()).isEqualTo("received");
  }

  @Test
  void resultFileIsTheDocumentThatJsonPrints() throws IOException {
    CommandRun run = CommandRun.of("run", SmallScenario.in(folder), "--json", "--out", out());
    assertThat(out().resolve("result.json")).content().isEqualTo(run.out());
  }

  @Test
  void digestInTheDocumentIsThatOfTheJournalFile() throws IOException, NoSuchAlgorithmException {
    CommandRun run =
        CommandRun.of("run", SmallScenario.in(folder), "--json", "--no-report", "--out", out());
    byte[] journal = Files.readAllBytes(out().resolve("journal.jsonl"));
    assertThat(onlyDocument(run.out()).path("journal_sha256").stringValue())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(journal)));
  }

  @Test
  void brokenExpectationIsStatusOneAndSaysWhatWasFound() {
    CommandRun run =
        CommandRun.of("run", SmallScenario.broken(folder), "--no-report", "--out", out());
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(run.out())
        .startsWith("BROKEN: 1 of 2 expectations did not hold\n")
        .contains("held    converged('london')\n")
        .containsPattern("BROKEN {2}writes.count == 0\n {8}writes.count is \\d+");
  }

  @Test
  void verdictIsTheFirstWordAndThePathOfTheReportTheLast() {
    CommandRun run = CommandRun.of("run", SmallScenario.in(folder), "--out", out());
    assertThat(run.out()).startsWith("HELD: the expectation held\n");
    List<String> lines = run.outLines();
    assertThat(lines.get(lines.size() - 1)).isEqualTo("report  " + out().resolve("report.html"));
    assertThat(out().resolve("report.html")).isRegularFile();
    assertThat(lines).contains("seed    42");
  }

  @Test
  void whatWasReadBackIsShownWhereThereWasAny() {
    String text = SmallScenario.TEXT.replace("200 us}}}", "200 us}}, write_buffers: 1 MiB}");
    Path scenario = SmallScenario.write(folder, "memory.yaml", text);
    CommandRun run = CommandRun.of("run", scenario, "--out", out());
    assertThat(run.out())
        .containsPattern("\\nread back from the Primary's SRL: \\d.* updates for london\\n");
    assertThat(out().resolve("report.html")).content().contains("Read back");

    String withoutCut = SmallScenario.TEXT.replaceFirst("(?s)faults:.*?\\}\n", "");
    Path quiet = SmallScenario.write(folder, "quiet.yaml", withoutCut);
    CommandRun usual = CommandRun.of("run", quiet, "--out", out());
    assertThat(usual.out()).startsWith("HELD").doesNotContain("read back from");
    assertThat(out().resolve("report.html")).content().doesNotContain("Read back");
  }

  @Test
  void nothingButPathsIsWiderThanATerminal() {
    String longName = "a_volume_with_a_name_that_is_31";
    String host = "a-host-whose-name-is-31-letters";
    String text =
        SmallScenario.TEXT
            .replace("hr_dv01", longName)
            .replace("london", host)
            .replace("A minute of everything", "words of a title ".repeat(11) + "end")
            .replace("nightly", "a_message_whose_name_is_long_31");
    Path scenario =
        SmallScenario.write(
            folder,
            "wide.yaml",
            text
                + "  - writes.count == 0 || writes.count == 1 || writes.count == 2 ||"
                + " writes.count == 3 || writes.count == 4 || writes.count == 5\n");
    CommandRun run = CommandRun.of("run", scenario, "--no-report", "--out", out());
    assertThat(run.status()).as(run.error()).isEqualTo(ExitStatus.BROKEN);
    assertThat(run.outLines())
        .filteredOn(line -> !line.startsWith("replay  ") && !line.contains(folder.toString()))
        .hasSizeGreaterThan(15)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void seedOfTheCommandLineIsUsedAndReported() {
    Path scenario = SmallScenario.in(folder);
    CommandRun own =
        CommandRun.of("run", scenario, "--json", "--no-report", "--out", folder.resolve("own"));
    CommandRun other =
        CommandRun.of("run", scenario, "--json", "--no-report", "--seed", 7, "--out", out());
    JsonNode document = onlyDocument(other.out());
    assertThat(document.path("seed").longValue()).isEqualTo(7);
    assertThat(document.path("replay").stringValue())
        .isEqualTo("ibcsim run " + scenario + " --seed 7");
    assertThat(document.path("journal_sha256"))
        .isNotEqualTo(onlyDocument(own.out()).path("journal_sha256"));
  }

  @Test
  void replayLineMakesTheSameJournalAgain() {
    Path scenario = SmallScenario.write(folder, "with a space.yaml", SmallScenario.TEXT);
    CommandRun first =
        CommandRun.of(
            "run",
            scenario,
            "--json",
            "--no-report",
            "--seed",
            9,
            "--replication",
            3,
            "--journal",
            "all",
            "--out",
            out());
    JsonNode document = onlyDocument(first.out());
    assertThat(document.path("replay").stringValue())
        .isEqualTo("ibcsim run '" + scenario + "' --seed 9 --replication 3 --journal all");
    CommandRun again =
        CommandRun.of(
            "run",
            scenario,
            "--seed",
            9,
            "--replication",
            3,
            "--journal",
            "all",
            "--json",
            "--no-report",
            "--out",
            folder.resolve("again"));
    assertThat(onlyDocument(again.out()).path("journal_sha256"))
        .isEqualTo(document.path("journal_sha256"));
  }

  @Test
  void selfCheckOfAnHonestScenarioHolds() {
    CommandRun run = CommandRun.of("run", SmallScenario.in(folder), "--self-check");
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out()).startsWith("HELD: two runs");
    assertThat(out()).doesNotExist();
  }

  @Test
  void earlierResultsDoNotStandBesideANewJournal() {
    Path scenario = SmallScenario.in(folder);
    CommandRun.of("run", scenario, "--out", out());
    assertThat(out().resolve("charts")).isNotEmptyDirectory();
    CommandRun.of("run", scenario, "--no-report", "--seed", 2, "--out", out());
    assertThat(out().resolve("report.html")).doesNotExist();
    assertThat(out().resolve("report.pdf")).doesNotExist();
    assertThat(out().resolve("charts")).isEmptyDirectory();
    assertThat(out().resolve("result.json")).content().contains("\"seed\" : 2");
  }

  @Test
  void rlinkOverWhichNoWriteCameHasNoLagOnTheScreenInsteadOfALagOfZero() {
    Path scenario =
        SmallScenario.write(
            folder,
            "cut.yaml",
            SmallScenario.TEXT
                .replace("{at: 30 s, for: 5 s,", "{at: 1 ns,")
                .replace("  - converged('london')", "  - writes.count > 0"));
    CommandRun run =
        CommandRun.of("run", scenario, "--no-report", "--out", folder.resolve("results"));
    assertThat(run.outLines())
        .anyMatch(line -> line.matches("london +- +- +- +- +[0-9.]+ s .*"))
        .noneMatch(line -> line.contains(" 0 ms"));
  }

  @Test
  void runWithoutWritesHasNoLatencyOnTheScreen() {
    Path scenario =
        SmallScenario.write(
            folder,
            "idle.yaml",
            SmallScenario.TEXT.replaceAll("(?s)workload:.*?runbook:", "runbook:"));
    CommandRun run =
        CommandRun.of("run", scenario, "--no-report", "--out", folder.resolve("results"));
    assertThat(run.out()).contains("no write was acknowledged").doesNotContain("latency p50");
  }
}
