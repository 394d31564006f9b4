package org.ibcsim.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.Reference;
import org.ibcsim.model.MemorySwitches;
import org.ibcsim.model.NumericParameter;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The litmus folder as a whole: it shows every property, and every row of the matrix that the model
 * can show; its README lists what is there. {@code -Dibcsim.update=true} makes the lists anew.
 */
class LitmusIndexTest {
  private static final Path README = Path.of("scenarios/litmus/README.md");
  private static final String MADE = "-Dibcsim.update=true -->\n";

  /** A file of the folder. */
  record Shown(String file, Litmus litmus, Semantics semantics) {
    boolean about(Reference part) {
      return litmus.shows().contains(part);
    }

    <T extends Enum<T>> boolean changes(Switch<T> question) {
      return semantics.get(question) != question.standard();
    }

    List<Switch<?>> changes() {
      return Semantics.SWITCHES.stream()
          .filter(question -> question != KEEPS_A_SEARCH_SMALL && changes(question))
          .toList();
    }
  }

  /**
   * Files whose writes are larger than the memory of a Secondary keep their search small with it:
   * the sender then waits, and nothing is dropped. They show nothing of it; message-pool-full*.yaml
   * do.
   */
  private static final Switch<?> KEEPS_A_SEARCH_SMALL = MemorySwitches.NM_FULL_ACTION;

  private static final List<Shown> ALL = new ArrayList<>();

  @BeforeAll
  static void load() throws IOException, ScenarioException {
    ALL.clear();
    for (Path file : LitmusTest.files()) {
      Scenario scenario = ScenarioFile.load(file).scenario();
      ALL.add(
          new Shown(
              Objects.requireNonNull(file.getFileName()).toString(),
              Objects.requireNonNull(scenario.litmus()),
              scenario.layout().semantics()));
    }
  }

  private static Stream<Reference> properties() {
    return IntStream.rangeClosed(1, Reference.LAST_PROPERTY)
        .mapToObj(number -> new Reference(Reference.Kind.PROPERTY, Integer.toString(number)));
  }

  private static List<Shown> showing(Reference part) {
    return ALL.stream().filter(shown -> shown.about(part)).toList();
  }

  /** Rows that README gives a reason for. */
  private static TreeSet<String> excused() throws IOException {
    String text = Files.readString(README);
    TreeSet<String> rows = new TreeSet<>();
    text.substring(text.indexOf("|---|---|\n"), text.indexOf("<!--"))
        .lines()
        .skip(1)
        .filter(line -> line.startsWith("| "))
        .forEach(line -> rows.add(line.substring(2, line.indexOf(" | "))));
    return rows;
  }

  @Test
  void everyPropertyIsShownUnderTheDefaultAnswers() {
    assertThat(properties())
        .filteredOn(
            property -> showing(property).stream().noneMatch(shown -> shown.changes().isEmpty()))
        .isEmpty();
  }

  @Test
  void everyRowOfTheMatrixIsShownOrHasAReasonNotToBe() throws IOException {
    TreeSet<String> missing = new TreeSet<>(Reference.MATRIX_ROWS);
    ALL.forEach(
        shown ->
            shown.litmus().shows().stream()
                .filter(part -> part.kind() == Reference.Kind.MATRIX)
                .forEach(part -> missing.remove(part.name())));
    assertThat(excused()).isEqualTo(missing);
  }

  @Test
  void answerOtherThanTheDefaultHasAFileWithTheDefaultBesideIt() {
    int others = 0;
    for (Shown shown : ALL) {
      for (Switch<?> question : shown.changes()) {
        others++;
        Reference part = new Reference(Reference.Kind.SWITCH, question.name());
        assertThat(shown.litmus().shows()).as(shown.file()).contains(part);
        assertThat(showing(part))
            .as("files about %s with its default, beside %s", question.name(), shown.file())
            .anyMatch(other -> !other.changes(question));
      }
    }
    assertThat(others).isGreaterThan(20);
  }

  @Test
  void readmeListsEveryFile() throws IOException {
    String text = Files.readString(README);
    String before = text.substring(0, text.indexOf(MADE) + MADE.length());
    String made = before + byQuestion() + byReference();
    if (Boolean.getBoolean("ibcsim.update")) {
      Files.write(README, made.getBytes(UTF_8));
    }
    assertThat(Files.readString(README))
        .as("if the change is meant: mvn test -Dtest=LitmusIndexTest -Dibcsim.update=true")
        .isEqualTo(made);
  }

  private static String byQuestion() {
    return ALL.stream()
        .map(
            shown ->
                "| %s | [%s](%s) | %s |\n"
                    .formatted(
                        shown.litmus().question(),
                        shown.file().replace(".yaml", ""),
                        shown.file(),
                        shown.litmus().shows().stream()
                            .map(Reference::text)
                            .collect(joining(", "))))
        .collect(joining("", "\n## By file\n\n| question | file | shows |\n|---|---|---|\n", ""));
  }

  private static String byReference() {
    Stream<Reference> parts =
        Stream.concat(
            properties(),
            Stream.concat(
                Reference.MATRIX_ROWS.stream()
                    .map(row -> new Reference(Reference.Kind.MATRIX, row)),
                Stream.concat(
                        Semantics.SWITCHES.stream().map(Switch::name),
                        Semantics.PARAMETERS.stream().map(NumericParameter::name))
                    .map(name -> new Reference(Reference.Kind.SWITCH, name))));
    return parts
        .filter(part -> !showing(part).isEmpty())
        .map(
            part ->
                "| %s | %s |\n"
                    .formatted(
                        part.text(),
                        showing(part).stream()
                            .map(shown -> shown.file().replace(".yaml", ""))
                            .collect(joining(", "))))
        .collect(joining("", "\n## By reference\n\n| shows | files |\n|---|---|\n", ""));
  }
}
