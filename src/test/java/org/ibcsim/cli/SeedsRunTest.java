package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim run --seeds}, and a litmus test that runs once. */
class SeedsRunTest {
  private static final String LITMUS =
      """
      litmus:
        question: Is it received, and is there a second one?
        shows: [property 26]
        observe:
          fate: ibc('nightly').fate
          second: ibc('nightly', 2).sent
        permitted:
          - {fate: received}
      """;

  @TempDir Path folder;

  private Path file(String text) {
    return SmallScenario.write(folder, "litmus.yaml", SmallScenario.TEXT + text);
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  private static void assertValid(String document, String schema) {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(CommandRun.of("schema", schema).out(), InputFormat.JSON)
                .validate(document, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void tableAndVerdictAreShownAndNothingIsWritten() throws IOException {
    Path file = file(LITMUS);
    CommandRun run = CommandRun.of("run", file, "--seeds", 3, "--seed", 7);
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out())
        .startsWith("HELD: all 3 runs held; the one outcome is permitted\n")
        .contains("Is it received, and is there a second one?\n")
        .contains("runs  first seed  verdict    fate      second\n")
        .contains("   3           7  permitted  received  false\n")
        .contains("seeds   7 to 9\n")
        .contains("replay  ibcsim run " + file + " --seed 7 --seeds 3\n");
    assertThat(run.outLines().stream().filter(line -> !line.contains(file.toString())))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void brokenOutcomeIsStatusOneAndItsLineRepeatsIt() {
    Path file = file(LITMUS.replace("{fate: received}", "{fate: dropped}"));
    CommandRun run = CommandRun.of("run", file, "--seeds", 2);
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(run.out())
        .startsWith("BROKEN: an outcome is not listed: fate=received, second=false, seed 42 first")
        .contains("NOT LISTED")
        .contains("one run ibcsim run " + file + " --seed 42\n");
    CommandRun one =
        CommandRun.of("run", file, "--seed", 42, "--no-report", "--out", folder.resolve("results"));
    assertThat(one.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(one.out())
        .startsWith("BROKEN: the outcome is not listed: fate=received, second=false");
  }

  @Test
  void requiredOutcomeThatIsNotSeenIsStatusThree() {
    Path file =
        file(
            LITMUS
                + """
                      - {fate: lost}
                    required:
                      - {fate: lost}
                      - {second: false}
                  """
                    .indent(0));
    CommandRun run = CommandRun.of("run", file, "--seeds", 2);
    assertThat(run.status()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertThat(run.out())
        .contains("required, and not seen: fate=lost\n")
        .doesNotContain("not seen: second");
  }

  @Test
  void brokenExpectationIsStatusOneWithTheSeed() {
    Path file = file("  - writes.count == 0\n" + LITMUS);
    CommandRun run = CommandRun.of("run", file, "--seeds", 2);
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN);
    assertThat(run.out())
        .startsWith("BROKEN: 2 of 2 runs broke an expectation or an invariant, seed 42 first")
        .contains("BROKEN seed 43: writes.count == 0: ");
  }

  @Test
  void scenarioWithoutAQuestionTellsHowManyRunsHeld() {
    CommandRun run = CommandRun.of("run", SmallScenario.in(folder), "--seeds", 2);
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out()).startsWith("HELD: all 2 runs held\n");
  }

  @Test
  void jsonIsOneDocumentOfThePublishedSchema() {
    Path file = file(LITMUS + "  required:\n    - {second: absent, fate: received}\n");
    CommandRun run = CommandRun.of("run", file, "--seeds", 2, "--json");
    assertThat(run.status()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertValid(run.out(), "seeds");
    JsonNode document = json(run.out());
    JsonNode outcome = document.path("outcomes").get(0);
    assertThat(outcome.path("values").path("fate").asString()).isEqualTo("received");
    assertThat(outcome.path("values").path("second").isBoolean()).isTrue();
    assertThat(outcome.path("count").asInt()).isEqualTo(2);
    assertThat(outcome.path("first_seed").asLong()).isEqualTo(42);
    JsonNode required = document.path("required").get(0);
    assertThat(required.path("values").path("second").isNull()).isTrue();
    assertThat(required.path("seen").asBoolean()).isFalse();
  }

  @Test
  void singleRunTellsItsOutcomeInItsResult() {
    CommandRun run =
        CommandRun.of(
            "run", file(LITMUS), "--json", "--no-report", "--out", folder.resolve("results"));
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
    assertValid(run.out(), "result");
    JsonNode document = json(run.out());
    assertThat(document.path("reason").asString())
        .isEqualTo("the expectation held; the outcome is permitted: fate=received, second=false");
    assertThat(document.path("litmus").path("standing").asString()).isEqualTo("permitted");
    assertThat(document.path("litmus").path("outcome").path("fate").asString())
        .isEqualTo("received");
  }

  @Test
  void exampleOfTheHelpIsALitmusTestThatLoads() {
    String unregistering =
        SmallScenario.TEXT.replace(
            "    vxrvg -g hrdg -P fd",
            "    vxibc -g hrdg unregister nightly hr_rvg\n    vxrvg -g hrdg -P fd");
    Path file =
        SmallScenario.write(
            folder, "example.yaml", unregistering + LitmusTopic.ofTheScenario().example());
    CommandRun run = CommandRun.of("validate", file);
    assertThat(run.error()).isEmpty();
    assertThat(run.status()).isEqualTo(ExitStatus.HELD);
  }
}
