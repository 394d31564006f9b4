package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim explore} and {@code ibcsim replay}. */
class ExploreCommandTest {
  /** A receiver that polls: it may come before the message and after it. */
  private static final String POLLING =
      """
      scenario: A receiver that looks once
      duration: 1 min
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 1 ms}}
        secondaries:
          - {host: london, link: {latency: 5 ms, bandwidth: unlimited}}
      runbook:
        seattle: |
          vxibc -g hrdg -D 0 register nightly hr_rvg
          vxibc -g hrdg -F 0 -m hello send nightly hr_rvg
        london: |
          vxibc -g hrdg register nightly hr_rvg
          sleep 1 s
          vxibc -g hrdg -n receive nightly hr_rvg
      explore: {time: untimed}
      litmus:
        question: Does a receiver that looks once find the message?
        shows: [property 27]
        observe:
          receive: command('london', 'receive').error
        permitted:
          - {receive: none}
          - {receive: IBC_NO_MESSAGE}
        required:
          - {receive: none}
          - {receive: IBC_NO_MESSAGE}
      """;

  @TempDir Path folder;

  private Path file(String text) {
    return SmallScenario.write(folder, "polling.yaml", text);
  }

  private CommandRun explore(String text, Object... more) {
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "explore";
    arguments[1] = file(text);
    arguments[2] = "--out";
    arguments[3] = folder.resolve("out");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandRun.of(arguments);
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  @Test
  void everyOutcomeIsFoundWithAWitness() {
    CommandRun run = explore(POLLING);
    assertThat(run.error()).isEmpty();
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out())
        .startsWith("HELD: all ")
        .contains("all 2 outcomes are permitted, and each that is")
        .contains("Does a receiver that looks once find the message?\n")
        .contains("permitted  IBC_NO_MESSAGE\n")
        .contains("permitted  none\n")
        .contains("queue 0\n");
    assertThat(run.outLines().stream().filter(line -> !line.contains(folder.toString())))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(folder.resolve("out/choices/outcome-1.json")).exists();
    assertThat(folder.resolve("out/choices/outcome-2.json")).exists();
    assertThat(folder.resolve("out/choices/outcome-3.json")).doesNotExist();
  }

  @Test
  void anOutcomeThatMustNotBeIsShownWithItsSteps() {
    CommandRun run = explore(POLLING.replace("    - {receive: IBC_NO_MESSAGE}\n", ""));
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(run.out())
        .startsWith("BROKEN: an outcome is not listed: receive=IBC_NO_MESSAGE, after ")
        .contains("the shortest way there, with what each step changed:\n1. ")
        .contains("london: vxibc -g hrdg -n receive nightly hr_rvg\n");
  }

  @Test
  void aRequiredOutcomeThatCannotBeBreaks() {
    CommandRun run =
        explore(
            POLLING
                .replace("  permitted:\n", "  permitted:\n    - {receive: EBUSY}\n")
                .replace("  required:\n", "  required:\n    - {receive: EBUSY}\n"));
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(run.out()).contains("required outcome cannot be reached: receive=EBUSY");
  }

  @Test
  void aBoundMakesItInconclusive() {
    CommandRun run = explore(POLLING, "--states", 3);
    assertThat(run.status()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertThat(run.out()).startsWith("INCONCLUSIVE: not every state was met: ");
    assertThat(explore(POLLING, "--depth", 2).status()).isEqualTo(ExitStatus.INCONCLUSIVE);
  }

  @Test
  void theResultIsTheSameOnAnyNumberOfThreadsAndWithFullStates() {
    JsonNode one = json(explore(POLLING, "--json", "--threads", 1).out());
    JsonNode two = json(explore(POLLING, "--json", "--threads", 2).out());
    JsonNode full = json(explore(POLLING, "--json", "--full-states").out());
    assertThat(two).isEqualTo(one);
    assertThat(full.at("/counts/distinct")).isEqualTo(one.at("/counts/distinct"));
    assertThat(full.at("/outcomes")).isEqualTo(one.at("/outcomes"));
    assertThat(full.at("/miss_probability").asDouble()).isZero();
    assertThat(one.at("/miss_probability").asDouble()).isPositive();
  }

  @Test
  void theDocumentIsThatOfTheSchema() {
    String document = explore(POLLING, "--json", "--semantics", "nofreeze_mode,freeze_start").out();
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(CommandRun.of("schema", "explore").out(), InputFormat.JSON)
                .validate(document, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void otherReadingsAreExploredAndToldWhereTheyDiffer() {
    CommandRun run = explore(POLLING, "--semantics", "freeze_start,unfreeze_not_frozen");
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out())
        .startsWith("HELD: under each of 2 other readings of the manual the scenario holds")
        .contains("no other reading changes the verdict or an outcome");
  }

  @Test
  void whatDependsOnAReadingIsNamedWithItsOutcomes() {
    // London registers with a deliver time-out; whether it counts is an open question.
    CommandRun run = explore(POLLING, "--semantics", "all");
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(run.out())
        .startsWith("BROKEN: under ")
        .contains("as\nwritten it is HELD: ")
        .contains("verdict or outcomes depend on deliver_timeout_source\n")
        .contains("deliver_timeout_source=min: BROKEN\n")
        .contains("    also receive=IBC_DROPPED\n");
    CommandRun safe =
        explore(
            POLLING.replace("hrdg register nightly", "hrdg -D 0 register nightly"),
            "--semantics",
            "all");
    assertThat(safe.status()).isEqualTo(ExitStatus.HELD);
    assertThat(safe.out()).contains("no other reading changes the verdict or an outcome");
  }

  @Test
  void anUnknownSwitchIsAMistakeWithTheNearestName() {
    CommandRun run = explore(POLLING, "--semantics", "freeze_stat");
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.error()).contains("--semantics: found freeze_stat").contains("freeze_start");
  }

  @Test
  void aPathIsReplayedAndReported() throws IOException {
    assertThat(explore(POLLING).status()).isEqualTo(ExitStatus.HELD);
    Path choices = folder.resolve("out/choices/outcome-2.json");
    CommandRun run = CommandRun.of("replay", choices, "--out", folder.resolve("path"));
    assertThat(run.error()).isEmpty();
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out())
        .startsWith("A receiver that looks once\noutcome receive=none\n\n1. ")
        .contains("    * london: frozen at nightly (update 1)\n")
        .contains("      london frozen: no -> yes\n")
        .contains("report  " + folder.resolve("path/report.html"));
    assertThat(folder.resolve("path/charts/sequence-1.svg")).exists();
    assertThat(Files.readString(folder.resolve("path/sequence.mmd"))).contains("sequenceDiagram");
    JsonNode document = json(CommandRun.of("replay", choices, "--json").out());
    assertThat(document.at("/shows").asString()).isEqualTo("outcome receive=none");
    assertThat(document.at("/steps").size()).isPositive();
    CommandRun report = CommandRun.of("report", folder.resolve("path/journal.jsonl"));
    assertThat(report.out()).contains("one path of an exploration; times count steps");
  }

  @Test
  void aPathOfAnotherTextIsRefused() throws IOException {
    assertThat(explore(POLLING).status()).isEqualTo(ExitStatus.HELD);
    file(POLLING + "# changed\n");
    CommandRun run = CommandRun.of("replay", folder.resolve("out/choices/outcome-1.json"));
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.error()).contains("found choices of another text of").contains("--scenario");
  }

  @Test
  void aChoiceThatIsNotAllowedIsNamed() throws IOException {
    assertThat(explore(POLLING).status()).isEqualTo(ExitStatus.HELD);
    Path choices = folder.resolve("out/choices/outcome-1.json");
    String text = Files.readString(choices);
    Files.writeString(choices, text.replaceFirst("\"choice\" : [0-9]+", "\"choice\" : 77777"));
    CommandRun run = CommandRun.of("replay", choices);
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(run.error()).contains("step 1: found choice 77777; expected one of");
  }

  @Test
  void withoutWitnessesNothingIsWritten() throws IOException {
    Path file = file(POLLING);
    CommandRun run = CommandRun.of("explore", file, "--no-witnesses");
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void randomWalksFindWhatIsBrokenAndProveNothing() {
    CommandRun run = explore(POLLING, "--random", 50);
    assertThat(run.status()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertThat(run.out())
        .startsWith("INCONCLUSIVE: not every state was met: random walks see a part")
        .contains("walks     50, ")
        .contains("seed      1\n")
        .contains(" --random 50 --seed 1\n");
    assertThat(explore(POLLING, "--random", 50, "--threads", 1).out()).isEqualTo(run.out());
    CommandRun broken =
        explore(POLLING.replace("    - {receive: IBC_NO_MESSAGE}\n", ""), "--random", 50);
    assertThat(broken.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(broken.out()).contains("\na way there, with what each step changed:\n");
    assertThat(explore(POLLING, "--random", 0).error()).contains("--random: found 0");
    assertThat(explore(POLLING, "--seed", 3).error()).contains("--seed: found no --random");
    assertThat(explore(POLLING, "--random", 1, "--full-states").error())
        .contains("--random: found --full-states too");
  }

  @Test
  void optionsThatContradictAreMistakes() {
    assertThat(explore(POLLING, "--no-witnesses").error()).contains("expected one of them");
    assertThat(explore(POLLING, "--pairs").error()).contains("--pairs: found no --semantics");
    assertThat(explore(POLLING, "--threads", 0).error()).contains("--threads: found 0");
    assertThat(explore(POLLING, "--states", 0).error()).contains("--states: found 0");
    assertThat(explore(POLLING, "--depth", -1).error()).contains("--depth: found -1");
  }

  @Test
  void aDamagedChoiceFileIsTheInputsFaultAndNotIbcsims() throws IOException {
    explore(POLLING);
    String text = Files.readString(folder.resolve("out/choices/outcome-1.json"));
    assertThat(damaged("null")).contains("found null; expected a choice file");
    for (String field : List.of("format", "scenario", "scenario_sha256", "shows")) {
      assertThat(damaged(text.replaceFirst("\"" + field + "\" : \"[^\"]*\"", nothing(field))))
          .contains("null as " + field);
    }
    assertThat(damaged(text.replaceFirst("\\{ *}", "null"))).contains("null as semantics");
    assertThat(damaged(text.replaceFirst("\"text\" : \"[^\"]*\"", nothing("text"))))
        .contains("null where the text of a step is needed");
    assertThat(damaged(text.replaceFirst("\"scenario\" : \"", "$0\\\\u0000")))
        .contains("found a scenario that no file can be called");
    assertThat(damaged(text.replace("\"initial\" : 0", "\"initial\" : 7")))
        .contains("found 7 as initial; expected 0");
    assertThat(damaged(text.replaceFirst("\"text\" : \"", "$0not ")))
        .contains("step 1: found 'not ", "'; expected '", "Maybe it was recorded with another");
    assertThat(damaged(text.replaceFirst("\"choice\" : [0-9]+", "\"choice\" : -1")))
        .contains("step 1: found choice -1; expected one of 0 (seattle: vxibc")
        .doesNotContain("Allowed");
    assertThat(damaged(text.replaceFirst("}\\s*]", "}, {\"choice\" : 0, \"text\" : \"x\"} ]")))
        .contains("expected the end of the path");
  }

  @Test
  void aFolderInPlaceOfAChoiceFileIsNamed() {
    CommandRun run = CommandRun.of("replay", folder);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error()).contains(folder + ": found a directory; expected a choice file");
  }

  @Test
  void moreThreadsThanHelpAreAWrongUsage() {
    CommandRun run = explore(POLLING, "--threads", "257");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error()).contains("--threads: found 257; expected a number from 1 to 256");
  }

  private static String nothing(String field) {
    return "\"" + field + "\" : null";
  }

  private String damaged(String text) throws IOException {
    Path choices = Files.writeString(folder.resolve("damaged.json"), text);
    CommandRun run = CommandRun.of("replay", choices, "--print");
    assertThat(run.status()).as(run.error()).isEqualTo(2);
    return run.error();
  }
}
