package org.ibcsim.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.OutcomeTable;
import org.ibcsim.check.litmus.Reference;
import org.ibcsim.journal.JournalEntry.Verdict;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped litmus test holds over many seeds, and a wrong answer is found out. */
class LitmusTest {
  private static final Path FOLDER = Path.of("scenarios/litmus");
  private static final int SEEDS = 20;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static ManySeeds.Result run(Scenario scenario) {
    return ManySeeds.run(scenario, "litmus.yaml", "test", 1, SEEDS, 0, (nanos, events) -> {});
  }

  private static OutcomeTable<Long> table(ManySeeds.Result result) {
    return Objects.requireNonNull(result.table());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLitmusTestHolds(Path file) throws ScenarioException {
    LoadedScenario loaded = ScenarioFile.load(file);
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.scenario().litmus()).isNotNull();
    ManySeeds.Result result = run(loaded.scenario());
    assertThat(result.verdict())
        .as("%s, bad %s, missing %s", result.broken(), table(result).bad(), table(result).missing())
        .isEqualTo(Verdict.HELD);
  }

  /** Files are examples too: what each is about stands above it. */
  @ParameterizedTest
  @MethodSource("files")
  void everyLitmusTestSaysWhatItIsAbout(Path file) throws IOException, ScenarioException {
    assertThat(Files.readString(file)).startsWith("# ");
    Litmus litmus = Objects.requireNonNull(ScenarioFile.load(file).scenario().litmus());
    assertThat(litmus.question()).endsWith("?");
    assertThat(litmus.shows()).isNotEmpty();
  }

  @Test
  void firstPropertiesAreShown() throws IOException, ScenarioException {
    TreeSet<String> shown = new TreeSet<>();
    for (Path file : files()) {
      Litmus litmus = Objects.requireNonNull(ScenarioFile.load(file).scenario().litmus());
      litmus.shows().stream()
          .filter(part -> part.kind() == Reference.Kind.PROPERTY)
          .forEach(part -> shown.add(part.name()));
    }
    assertThat(shown).contains("9", "10", "16", "19", "20", "29", "31", "34", "36", "42");
  }

  /** A file with a part of its text replaced. */
  private static Scenario changed(String from, String to) throws IOException, ScenarioException {
    Path path = FOLDER.resolve("drop-is-reported.yaml");
    String text = Files.readString(path);
    assertThat(text).contains(from);
    return ScenarioFile.parse(path, text.replace(from, to).getBytes(UTF_8)).scenario();
  }

  @Test
  void outcomeThatIsNotListedBreaksTheTest() throws Exception {
    ManySeeds.Result result =
        run(
            changed(
                """
                    - {first: dropped, receive: IBC_DROPPED, dropped: 1, next: second, converged: true}
                  required:
                    - {first: received}
                    - {first: dropped}
                """,
                ""));
    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(table(result).bad())
        .singleElement()
        .satisfies(row -> assertThat(row.outcome().values()).startsWith("dropped", "IBC_DROPPED"));
  }

  @Test
  void forbiddenOutcomeBreaksTheTestAlthoughItIsPermitted() throws Exception {
    ManySeeds.Result result =
        run(changed("    - {first: dropped}\n", "  forbidden: [{dropped: 1}]\n"));
    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void requiredOutcomeThatNoSeedShowsIsInconclusive() throws Exception {
    ManySeeds.Result result = run(changed("sleep 10 s .. 2 min", "sleep 10 s"));
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(table(result).missing())
        .extracting(pattern -> table(result).litmus().text(pattern))
        .containsExactly("first=dropped");
  }

  @Test
  void expectationThatOneSeedBreaksBreaksTheTestWithThatSeed() throws Exception {
    Scenario scenario =
        changed("litmus:\n", "expect: [\"ibc('nightly').fate == 'received'\"]\nlitmus:\n");
    ManySeeds.Result result = run(scenario);
    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    List<Long> dropped = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      ManySeeds.Result one =
          ManySeeds.run(scenario, "litmus.yaml", "test", seed, 1, 0, (nanos, events) -> {});
      if (table(one).rows().get(0).outcome().values().get(0).equals("dropped")) {
        dropped.add(seed);
      }
    }
    assertThat(dropped).isNotEmpty().hasSizeLessThan(SEEDS);
    assertThat(result.brokenCount()).isEqualTo(dropped.size());
    assertThat(result.broken())
        .extracting(ManySeeds.BrokenRun::seed)
        .isEqualTo(dropped.subList(0, Math.min(dropped.size(), ManySeeds.MOST_KEPT)));
  }

  @Test
  void sameSeedsGiveTheSameTable() throws Exception {
    Scenario scenario = ScenarioFile.load(FOLDER.resolve("drop-is-reported.yaml")).scenario();
    assertThat(table(run(scenario)).rows()).isEqualTo(table(run(scenario)).rows());
  }
}
