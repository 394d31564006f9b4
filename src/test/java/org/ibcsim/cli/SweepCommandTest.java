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

class SweepCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path CASES = Path.of("src/test/resources/org/ibcsim/sweep");
  private static final Path GRID = CASES.resolve("good/grid.yaml");

  @TempDir Path folder;

  private CommandRun sweep(Object... arguments) {
    Object[] all = Stream.concat(Stream.of("sweep"), Stream.of(arguments)).toArray();
    return CommandRun.of(all);
  }

  @Test
  void theScreenHasTheVerdictFirstThePathLastAndEightyColumns() {
    Path store = folder.resolve("r.sqlite");
    CommandRun run = sweep(GRID, "--out", store, "--threads", 2);
    assertThat(run.status()).as(run.error()).isEqualTo(ExitStatus.HELD);
    List<String> lines = run.outLines();
    assertThat(lines.get(0)).isEqualTo("HELD: 4 points, 16 runs");
    assertThat(lines).contains("seed    9", "repeat  ibcsim sweep " + GRID);
    assertThat(lines.get(lines.size() - 1)).isEqualTo("results " + store);
    // The lines that are to be copied are never broken.
    assertThat(lines.stream().filter(line -> !line.matches("(repeat|results) .*")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Screen.WIDTH));
    assertThat(run.out()).contains("point   rate  bandwidth  runs").contains("its variance comes");
    assertThat(run.error()).isEmpty();
  }

  @Test
  void theDocumentIsTheSameWithAnyNumberOfThreadsAndWhenItIsAskedForAgain() {
    Path store = folder.resolve("one.sqlite");
    CommandRun one = sweep(GRID, "--json", "--threads", 1, "--out", store);
    CommandRun three = sweep(GRID, "--json", "--threads", 3, "--out", folder.resolve("3.sqlite"));
    CommandRun again = sweep(GRID, "--json", "--out", store);
    assertThat(three.out()).isEqualTo(one.out()).isEqualTo(again.out());
    JsonNode document = JSON.readTree(one.out());
    assertThat(document.path("verdict").asString()).isEqualTo("HELD");
    assertThat(document.path("points")).hasSize(4);
    JsonNode first = document.path("points").path(0);
    assertThat(first.path("parameters").path("workload[0].poisson.rate").asString())
        .isEqualTo("80/s");
    assertThat(first.path("measures").path("rpo").path("mean").asDouble()).isBetween(0.01, 0.2);
    assertThat(first.path("measures").path("rpo").path("values").asInt()).isEqualTo(4);
    assertThat(document.path("sensitivity").path("rpo").path(0).path("parameter").asString())
        .isEqualTo("rds.secondaries[0].link.bandwidth");
  }

  @Test
  void aHalfWidthThatWasNotReachedIsInconclusive() {
    CommandRun run = sweep(CASES.resolve("good/list.yaml"), "--out", folder.resolve("l.sqlite"));
    assertThat(run.status()).isEqualTo(ExitStatus.INCONCLUSIVE);
    assertThat(run.out())
        .startsWith("INCONCLUSIVE: 2 points, 8 runs; 2 points have a half width of more than 50 %")
        .contains("without a value: 8 of 8 runs");
  }

  @Test
  void anotherSeedIsAnotherExperimentWithAFileOfItsOwn() {
    Path store = folder.resolve("r.sqlite");
    assertThat(sweep(GRID, "--out", store).status()).isEqualTo(ExitStatus.HELD);
    CommandRun other = sweep(GRID, "--out", store, "--seed", 10);
    assertThat(other.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(other.error()).contains("found the results of another experiment");
    CommandRun apart = sweep(GRID, "--out", folder.resolve("o.sqlite"), "--seed", 10, "--json");
    assertThat(JSON.readTree(apart.out()).path("seed").asInt()).isEqualTo(10);
  }

  @Test
  void mistakesAreAnsweredInWords() throws IOException {
    CommandRun wrong = sweep(CASES.resolve("bad/path-misspelled.yaml"));
    assertThat(wrong.status()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(wrong.error()).contains("path-misspelled.yaml:5:3: found").contains("did you mean");
    assertThat(wrong.out()).isEmpty();
    assertThat(sweep(GRID, "--threads", 0).error()).contains("expected a number from 1 to 256");
    Path plan =
        Files.writeString(
            folder.resolve("p.yaml"),
            "experiment: P\nplan: {trace: none.csv, link: 1 MB/s}\nvary: {link: [1 MB/s]}\n"
                + "measures: {srl: srl_bytes}\n");
    CommandRun missing = sweep(plan, "--out", folder.resolve("p.sqlite"));
    assertThat(missing.status()).as(missing.error()).isEqualTo(ExitStatus.WRONG_INPUT);
    assertThat(missing.error()).contains("none.csv").doesNotContain("at org.");
  }

  @Test
  void experimentsAreValidatedAndHaveASchemaThatAcceptsThem() throws IOException {
    assertThat(CommandRun.of("validate", GRID).out()).isEqualTo(GRID + ": valid: T\n");
    assertThat(CommandRun.of("validate", CASES.resolve("bad/value-wrong.yaml")).status())
        .isEqualTo(ExitStatus.WRONG_INPUT);
    String schema = CommandRun.of("schema", "experiment").out();
    var checker =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    try (Stream<Path> good = Files.list(CASES.resolve("good"))) {
      for (Path file : good.toList()) {
        assertThat(checker.validate(Files.readString(file), InputFormat.YAML))
            .as("%s", file)
            .isEmpty();
      }
    }
    // What the schema refuses is refused by the reader, too; it sees what needs no scenario.
    int refused = 0;
    try (Stream<Path> bad = Files.list(CASES.resolve("bad"))) {
      for (Path file : bad.toList()) {
        refused += checker.validate(Files.readString(file), InputFormat.YAML).isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  @Test
  void theShippedExampleRunsAsItsCommentSays() {
    Path example = Path.of("scenarios/planning/link-and-rate.yaml");
    CommandRun run = sweep(example, "--out", folder.resolve("e.sqlite"));
    assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out())
        .contains("point 4 against point 2, run by run with the same random numbers")
        .contains("rpo_max: the second has less: by");
  }

  @Test
  void aConditionIsHeadedAndReckonedAsAShareOfRuns() {
    Path store = folder.resolve("c.sqlite");
    Path example = Path.of("scenarios/planning/link-and-rate.yaml");
    CommandRun run = sweep(example, "--out", store);
    String out = run.out();
    String condition =
        out.substring(out.indexOf("\nwithin_a_second"), out.indexOf("\npoint 4 against"));
    assertThat(condition)
        .startsWith("\nwithin_a_second (rpo.max < duration('1s')): share of the runs in which it")
        .contains("runs  share     from     to", "41  100 %  91.43 %  100 %")
        .contains("the same at every point")
        .doesNotContain("seconds\n", "mean");
    assertThat(run.out()).contains("rpo_max (rpo.max): mean and half width at 95 %, in seconds");
    JsonNode document = JSON.readTree(sweep(example, "--out", store, "--json").out());
    assertThat(document.at("/measures/0/kind").asString()).isEqualTo("seconds");
    assertThat(document.at("/measures/2/kind").asString()).isEqualTo("condition");
    JsonNode share = document.at("/points/0/measures/within_a_second");
    assertThat(share.path("low").asDouble()).isBetween(0.91, 0.92);
    assertThat(share.path("high").asDouble()).isEqualTo(1);
    assertThat(share.path("half_width").asDouble()).isBetween(0.08, 0.09);
    assertThat(document.at("/sensitivity_left_out")).isEmpty();
  }

  @Test
  void fewPointsOfAHypercubeGetNoRankingButTheReason() {
    Path store = folder.resolve("h.sqlite");
    CommandRun run = sweep(CASES.resolve("good/hypercube.yaml"), "--out", store);
    assertThat(run.out())
        .contains("what its variance comes from: not told, as 6 points are too few for 2\n")
        .contains("8 or more tell, or a grid");
    JsonNode document =
        JSON.readTree(sweep(CASES.resolve("good/hypercube.yaml"), "--out", store, "--json").out());
    assertThat(document.at("/sensitivity/rpo")).isEmpty();
    assertThat(document.at("/sensitivity_left_out/rpo").asString()).contains("too few");
  }

  @Test
  void manyPointsOfAHypercubeGetARankingWithWhatChanceGives() throws IOException {
    Path more =
        Files.writeString(
            folder.resolve("more.yaml"),
            Files.readString(CASES.resolve("good/hypercube.yaml"))
                .replace("../scenario.yaml", CASES.resolve("scenario.yaml").toAbsolutePath() + "")
                .replace("points: 6", "points: 8"));
    CommandRun run = sweep(more, "--out", folder.resolve("more.sqlite"));
    assertThat(run.status()).as(run.error()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out().replace("\n", " "))
        .contains("; a parameter without influence has about 14.29 % by chance");
  }

  @Test
  void figuresOfAPlanHaveTheirUnitsAndNoIntervals() {
    CommandRun run = sweep(CASES.resolve("good/plan.yaml"), "--out", folder.resolve("f.sqlite"));
    assertThat(run.out())
        .contains("srl (srl_bytes)\npoint    link  outage     value\n", "2.21 GiB")
        .contains("p99 (rpo.seconds.p99), in seconds\n")
        .doesNotContain("half width", "E9");
  }

  @Test
  void anSrlOfALinkThatNeverDrainsIsEndless() throws IOException {
    Path trace = CASES.resolve("minutes.csv").toAbsolutePath();
    Path slow = folder.resolve("slow.yaml");
    Files.writeString(
        slow,
        "experiment: S\nplan: {trace: '"
            + trace
            + "', link: 1 MB/s}\nvary: {link: [1 kB/s, 1 MB/s]}\nmeasures: {srl: srl_bytes}\n");
    CommandRun run = sweep(slow, "--out", folder.resolve("s.sqlite"));
    assertThat(run.error()).isEmpty();
    assertThat(run.out()).containsPattern("1  1 kB/s +endless\n").doesNotContain("–");
  }

  @Test
  void aScenarioInThePlaceOfAnExperimentIsToldInOneLineAndTheOtherWayRound() {
    Path scenario = Path.of("scenarios/planning/small-office.yaml");
    assertThat(sweep(scenario).error().strip())
        .endsWith("and to measure; ibcsim run runs a scenario")
        .hasLineCount(1);
    assertThat(CommandRun.of("run", GRID).error().strip())
        .endsWith("found an experiment; expected a scenario; ibcsim sweep runs an experiment")
        .hasLineCount(1);
  }

  @Test
  void progressTellsRunsSpeedAndTimeLeft() {
    assertThat(
            SweepProgressLine.words(20, 50, 90, 10).replace('\u202f', ' ').replace('\u00a0', ' '))
        .isEqualTo("50 of 90 runs that are known to be needed, 2 a second, 20 s left");
    assertThat(SweepProgressLine.words(0, 30, 30, 1)).doesNotContain("left");
  }

  @Test
  void namesOfColumnsAreAsShortAsTheyCanBe() {
    assertThat(SweepScreen.shortNames(List.of("a.b.rate", "a.c.rate", "d")).values())
        .containsExactly("b.rate", "c.rate", "d");
  }
}
