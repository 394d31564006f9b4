package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "rn, run",
    "validte, validate",
    "Report, report",
    "run x.yaml --sed=3, --seed",
    "run x.yaml --treads 3, --threads",
    "report x --ot y, --out",
  })
  void unknownWordIsAnsweredWithTheNearestRightOne(String line, String nearest) {
    CommandRun run = CommandRun.of((Object[]) line.split(" "));
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.error())
        .contains("did you mean " + nearest + "?\n")
        .containsPattern("try: ibcsim.* --help\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Missing command",
    "run, SCENARIO",
    "report, JOURNAL",
    "validate, FILE",
    "run x.yaml --seed, --seed",
    "run x.yaml --seed many, 'many'",
    "run x.yaml --seed 99999999999999999999, '99999999999999999999'",
    "run x.yaml --threads 0, --threads: found 0; expected a number of 1 or more",
    "report x --threads -1, --threads: found -1; expected a number of 1 or more",
    "run x.yaml --replication -1, --replication: found -1; expected a number of 0 or more",
    "run x.yaml --journal some, --journal: found some; expected control or all",
    "run x.yaml --semantics some, '--semantics: found some; expected check, skip or auto'",
    "run x.yaml --seeds 3 --semantics check, --seeds: found --semantics check too",
    "run x.yaml --self-check --json, --self-check: found --json too",
    "help weather, 'found weather; expected errors, semantics, expectations, litmus,"
        + " hazards, explore, runbook or tunables'",
    "schema weather, 'found weather; expected scenario, experiment, result, seeds or explore'",
    "run x.yaml --seeds 0, --seeds: found 0; expected a number from 1 to 10000000",
    "run x.yaml --seeds 3 --out y, --seeds: found --out too",
    "run x.yaml --seeds 3 --self-check, --seeds: found --self-check too",
    "run x.yaml --seeds 3 --journal all, --seeds: found --journal all too",
    "run x.yaml y.yaml, y.yaml",
  })
  void wrongUsageIsStatusTwoAndNamesTheMistake(String line, String expected) {
    CommandRun run = line.isEmpty() ? CommandRun.of() : CommandRun.of((Object[]) line.split(" "));
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.error()).contains(expected).doesNotContain("\tat ");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(CommandRun.of("--version").out()).matches("ibcsim \\d+\\.\\d+\\.\\d+.*\\R");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario", "result", "seeds"})
  void schemaIsPrintedAsOneDocument(String what) {
    CommandRun run = CommandRun.of("schema", what);
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(JsonMapper.builder().build().readTree(run.out()).path("$schema").stringValue())
        .contains("json-schema.org");
    assertThat(CommandRun.of("schema").out()).isEqualTo(CommandRun.of("schema", "scenario").out());
  }

  @ParameterizedTest
  @CsvSource({
    "errors, IBC_DROPPED",
    "semantics, discard_after_unregister",
    "expectations, rpo",
    "litmus, matrix Secondary crash while draining",
  })
  void topicOfHelpFitsATerminalAndSaysWhatItIsFor(String topic, String entry) {
    CommandRun run = CommandRun.of("help", topic);
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out()).contains(entry);
    assertThat(run.outLines())
        .hasSizeGreaterThan(20)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void helpOfEveryCommandFitsATerminal() {
    for (String command : Ibcsim.commandLine().getSubcommands().keySet()) {
      CommandRun run = CommandRun.of(command, "--help");
      assertThat(run.status()).isEqualTo(ExitStatus.HELD);
      assertThat(run.outLines())
          .as(command)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
    assertThat(CommandRun.of("help").out()).isEqualTo(CommandRun.of("--help").out());
  }

  @Test
  void validateTellsOfEveryFileAndFailsIfOneIsWrong() {
    Path good = SmallScenario.in(folder);
    Path bad =
        SmallScenario.write(
            folder, "bad.yaml", SmallScenario.TEXT.replace("duration: 1 min", "duration: 1"));
    Path missing = folder.resolve("nosuch.yaml");
    assertThat(CommandRun.of("validate", good).status()).isEqualTo(ExitStatus.HELD);
    CommandRun run = CommandRun.of("validate", bad, good, missing);
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.out()).isEqualTo(good + ": valid: A minute of everything\n");
    assertThat(run.error())
        .contains(bad + ":3:")
        .contains(missing + ": found no such file")
        .doesNotContain("\tat ");
  }

  @Test
  void outOfMemoryIsToldInWordsAndIsNoVerdict() {
    IllegalStateException inAThread =
        new IllegalStateException("cannot draw", new OutOfMemoryError("Java heap space"));
    for (Exception failure : List.of(inAThread, new IllegalStateException(inAThread))) {
      CommandRun run = failing(failure);
      assertThat(run.status()).isEqualTo(ExitStatus.INCONCLUSIVE);
      assertThat(run.error()).contains("-Xmx").doesNotContain("\tat ");
    }
  }

  @Test
  void faultOfItsOwnIsStatusSeventyWithAllThatIsNeededToMendIt() {
    CommandRun run = failing(new IllegalStateException("the moon is down"));
    assertThat(run.status()).isEqualTo(ExitStatus.OWN_FAULT);
    assertThat(run.error()).contains("a fault of its own").contains("the moon is down\n\tat ");
  }

  private static CommandRun failing(Exception failure) {
    StringWriter error = new StringWriter();
    int status = FailureWords.tell(failure, new PrintWriter(error));
    return new CommandRun(status, "", error.toString());
  }

  @Test
  void everyOptionOfEveryCommandIsExplained() {
    Ibcsim.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              for (CommandLine.Model.OptionSpec option : command.getCommandSpec().options()) {
                assertThat(option.description()).as(name + " " + option).isNotEmpty();
              }
            });
  }

  @Test
  void validateTellsOfEveryFileInOneJsonDocument() throws IOException {
    Path good = Files.writeString(folder.resolve("good.yaml"), SmallScenario.TEXT);
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "scenario: x\nduration: 30\n");
    CommandRun run = CommandRun.of("validate", "--json", good, bad);
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.error()).isEmpty();
    JsonNode files = JsonMapper.builder().build().readTree(run.out()).get("files");
    assertThat(files.size()).isEqualTo(2);
    assertThat(files.get(0).get("valid").asBoolean()).isTrue();
    assertThat(files.get(0).get("title").asString()).isEqualTo("A minute of everything");
    assertThat(files.get(1).get("valid").asBoolean()).isFalse();
    assertThat(files.get(1).get("problems").get(0).get("line").asInt()).isPositive();
  }
}
