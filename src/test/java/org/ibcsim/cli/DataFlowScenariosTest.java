package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of {@code scenarios/dataflow} holds, run as a user would run it: its expectations
 * pin a behaviour of the reference by figures.
 */
class DataFlowScenariosTest {
  private static final Path FOLDER = Path.of("scenarios", "dataflow");

  @TempDir Path folder;

  static List<String> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void itHoldsAndItsReportSaysSo(String scenario) throws IOException {
    CommandRun run = CommandRun.of("run", FOLDER.resolve(scenario), "--out", folder);
    assertThat(run.status()).as(run.out() + run.error()).isEqualTo(ExitStatus.HELD);
    assertThat(run.out()).contains("HELD");
    assertThat(Files.readString(folder.resolve("report.html"), UTF_8).lines())
        .as("lines of the report")
        .filteredOn(line -> line.contains("class=\"verdict"))
        .singleElement()
        .asString()
        .contains(" Held");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void itExpectsSomethingThatAnotherBehaviourWouldBreak(String scenario) throws IOException {
    String text = Files.readString(FOLDER.resolve(scenario), UTF_8);
    assertThat(text).containsPattern("\nexpect:.*\n(?: *#.*\n)* *- ");
  }

  /** Every answer of {@code srlprot} and {@code latencyprot}, in every state of the RLINK. */
  @Test
  void everyCellOfBothTablesOfProtectionHasAScenario() throws IOException {
    List<String> files = scenarios();
    for (String state : List.of("connected", "disconnected", "paused")) {
      for (String value : List.of("autodcm", "dcm", "override", "fail", "off")) {
        assertThat(files).contains("srlprot-" + value + "-" + state + ".yaml");
      }
      for (String value : List.of("off", "override", "fail")) {
        assertThat(files).contains("latencyprot-" + value + "-" + state + ".yaml");
      }
    }
  }
}
