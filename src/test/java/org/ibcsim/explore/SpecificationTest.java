package org.ibcsim.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.simulate.ManySeeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The model and the Promela specification in {@code src/spec} answer the same questions alike.
 *
 * <p>The specification was written from the reference and knows nothing of the model, so that a
 * misreading in one of them shows as a difference. Its outcomes are all that its times allow; those
 * of runs are some that the scenario's times allow.
 */
class SpecificationTest {
  private static final Path LITMUS = Path.of("scenarios/litmus");
  private static final int SEEDS = 300;

  /**
   * Values that only the times of a file forbid: hours are phases in the specification, and a
   * time-out of a minute ends in one of them, wherever the faults and calls of that phase stand.
   */
  private static final Map<String, String> FORBIDDEN_BY_TIMES =
      Map.of(
          "receiver-without-memory", "copies=3",
          "stoprecv-with-nothing-to-stop", "receive=IBC_TIMED_OUT",
          "stoprecv-with-nothing-to-stop-error", "receive=IBC_TIMED_OUT");

  static Set<String> tests() {
    return Specification.kept().keySet();
  }

  private static Scenario scenario(String test) throws ScenarioException {
    return ScenarioFile.load(LITMUS.resolve(test + ".yaml")).scenario();
  }

  private static Litmus litmus(String test) throws ScenarioException {
    return Objects.requireNonNull(scenario(test).litmus());
  }

  private static List<LitmusOutcome> outcomes(String test, Litmus litmus) {
    List<LitmusOutcome> outcomes = new ArrayList<>();
    for (Map<String, String> outcome : Specification.kept().getOrDefault(test, List.of())) {
      assertThat(List.copyOf(outcome.keySet())).as("values of %s", test).isEqualTo(litmus.names());
      outcomes.add(new LitmusOutcome(List.copyOf(outcome.values())));
    }
    return outcomes;
  }

  private static boolean isForbiddenByTimes(String test, String outcome) {
    String value = FORBIDDEN_BY_TIMES.get(test);
    return value != null && outcome.contains(value);
  }

  @ParameterizedTest
  @MethodSource("tests")
  void specificationKeepsToTheListsOfTheLitmusTest(String test) throws ScenarioException {
    Litmus litmus = litmus(test);
    List<LitmusOutcome> outcomes = outcomes(test, litmus);
    assertThat(outcomes)
        .isNotEmpty()
        .allSatisfy(
            outcome ->
                assertThat(litmus.standing(outcome))
                    .as(litmus.text(outcome))
                    .isEqualTo(
                        isForbiddenByTimes(test, litmus.text(outcome))
                            ? Standing.NOT_LISTED
                            : Standing.PERMITTED));
    assertThat(litmus.required())
        .allSatisfy(
            required -> assertThat(outcomes).as(litmus.text(required)).anyMatch(required::matches));
  }

  /** What a run shows, the specification must allow: it explores every order. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("tests")
  void runsShowNothingThatTheSpecificationExcludes(String test) throws ScenarioException {
    ManySeeds.Result result =
        ManySeeds.run(scenario(test), test, "test", 1, SEEDS, 0, (nanos, events) -> {});
    List<LitmusOutcome> seen =
        Objects.requireNonNull(result.table()).rows().stream().map(row -> row.outcome()).toList();
    assertThat(outcomes(test, litmus(test))).containsAll(seen);
  }

  /** Each test that turns a switch turns that of its scenario, and no other. */
  @Test
  void testsTurnTheSwitchesOfTheirScenarios() throws IOException {
    Pattern answer = Pattern.compile("(?m)^semantics: \\{(\\w+): \\w+\\}$");
    for (String line : Files.readAllLines(Specification.FOLDER.resolve("tests"))) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" ", -1);
      String scripts = parts.length > 1 ? parts[1] : parts[0];
      String scenario = Files.readString(LITMUS.resolve(parts[0] + ".yaml"));
      String turned = Files.readString(Specification.FOLDER.resolve("litmus/" + scripts + ".pml"));
      if (parts.length > 2) {
        turned = "#define " + parts[2].replace('=', ' ') + "\n" + turned;
      }
      Set<String> switches =
          switchesOf(Files.readString(Specification.FOLDER.resolve("switches.pml")));
      assertThat(defined(turned).filter(switches::contains))
          .as(line)
          .containsExactlyElementsOf(
              answer
                  .matcher(scenario)
                  .results()
                  .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                  .toList());
    }
  }

  private static Set<String> switchesOf(String text) {
    return Set.copyOf(
        Pattern.compile("(?m)^#ifndef (\\w+)")
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .toList());
  }

  private static Stream<String> defined(String text) {
    return Pattern.compile("(?m)^#define (\\w+)")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> found.substring("#define ".length()));
  }

  /** The kept outcomes are those that Spin finds now; skipped where Spin or gcc is missing. */
  @Tag("slow")
  @Test
  void keptOutcomesAreThoseThatSpinFinds(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(installed("spin"), "spin is not installed: the specification is not explored");
    assumeTrue(installed("gcc"), "gcc is not installed: the specification is not explored");
    Path found = folder.resolve("outcomes");
    Path problems = folder.resolve("problems");
    Process script =
        new ProcessBuilder("bash", Specification.FOLDER.resolve("outcomes.sh").toString())
            .redirectOutput(found.toFile())
            .redirectError(problems.toFile())
            .start();
    assertThat(script.waitFor(30, TimeUnit.MINUTES)).as("outcomes.sh ended").isTrue();
    assertThat(script.exitValue()).as(Files.readString(problems, UTF_8)).isZero();
    assertThat(Files.readString(found, UTF_8)).isEqualTo(Files.readString(Specification.KEPT));
  }

  private static boolean installed(String tool) {
    return Stream.of(
            Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
