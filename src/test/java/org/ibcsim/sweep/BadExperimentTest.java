package org.ibcsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.scenario.ScenarioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the folder {@code bad} has one mistake, and in its first line what it is answered.
 */
class BadExperimentTest {
  private static final String SAYS = "# says ";

  @TempDir Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Experiments.FOLDER.resolve("bad"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMistakeIsAnsweredAsTheFileSays(Path file) throws IOException {
    String says = Files.readAllLines(file).get(0);
    assertThat(says).startsWith(SAYS);
    String message = messageOf(file);
    assertThat(message.lines().findFirst().orElseThrow().replace(Experiments.FOLDER + "/", ""))
        .isEqualTo("bad/" + file.getFileName() + ":" + says.substring(SAYS.length()));
  }

  private static String messageOf(Path file) {
    try {
      ExperimentFile.load(file, null);
      return "nothing";
    } catch (ScenarioException wrong) {
      return wrong.getMessage();
    }
  }

  @Test
  void thereAreManyMistakes() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void aFileThatIsNoneIsCalledAnExperimentAndNotAScenario() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
    Path two = Files.writeString(folder.resolve("two.yaml"), "experiment: A\n---\nb: 1\n");
    assertThat(messageOf(folder.resolve("none.yaml")))
        .isEqualTo(
            folder.resolve("none.yaml")
                + ": found no such file; expected an experiment, a YAML file");
    assertThat(messageOf(empty)).contains("found an empty file; expected an experiment");
    assertThat(messageOf(two)).contains("two.yaml:2:1: found a second document; expected one exp");
  }

  @Test
  void aMistakeOfTheScenarioItselfIsToldInTheScenario() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("s.yaml"),
            Files.readString(Experiments.FOLDER.resolve("scenario.yaml"))
                .replace("latency: 10 ms", "latency: 10"));
    Path file =
        Files.writeString(
            folder.resolve("e.yaml"),
            "experiment: E\nscenario: s.yaml\nvary:\n  duration: [20 s]\nmeasures: {a: rpo.max}\n");
    assertThat(messageOf(file)).startsWith(scenario + ":13:");
  }

  @Test
  void valuesThatAreWrongTogetherAreToldInTheScenarioWithTheirPlace() throws IOException {
    // Each is right with the other's value in the scenario: only both together are wrong.
    Files.writeString(
        folder.resolve("s.yaml"),
        Files.readString(Experiments.FOLDER.resolve("scenario.yaml"))
            + "faults:\n  - {at: 10 s, for: 1 s, cut: rlk_london_hr_rvg}\n");
    Path file =
        Files.writeString(
            folder.resolve("e.yaml"),
            """
            experiment: E
            scenario: s.yaml
            design: list
            vary:
              - {"faults[0].at": 19 s, duration: 20 s}
              - {"faults[0].at": 10 s, duration: 15 s}
              - {"faults[0].at": 19 s, duration: 15 s}
            measures: {a: rpo.max}
            """);
    assertThatThrownBy(() -> ExperimentFile.load(file, null))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("s.yaml:25:10: found");
  }
}
