package org.ibcsim.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.ibcsim.explore.coverage.Calls;
import org.ibcsim.explore.coverage.Transition;
import org.ibcsim.explore.coverage.TransitionWatch;
import org.ibcsim.journal.Journal;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.evidence.Headers;
import org.ibcsim.simulate.Runner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the litmus folder exercises of ibc 11, of the commands, of their errors and of the switches,
 * and what it does not, each with a reason: {@code coverage.md} there. {@code -Dibcsim.update=true}
 * makes its lists anew.
 *
 * <p>Commands, errors and switches count if a path of the exploration of a file has them; so do
 * transitions that a fact shows by itself. Other transitions need the story of a run: the first
 * seeds of each file tell it.
 */
class LitmusCoverageIT {
  private static final Path LITMUS = Path.of("scenarios/litmus");
  private static final Path LIST = LITMUS.resolve("coverage.md");
  private static final String MADE = "-Dibcsim.update=true -->\n";
  private static final int SEEDS = 20;

  /** What was reached, by kind and name, with the first file by name that reaches it. */
  private static final Map<String, Map<String, String>> REACHED = new TreeMap<>();

  @BeforeAll
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  static void exerciseAll(@TempDir Path folder) throws IOException {
    REACHED.clear();
    for (Path file : LitmusFolder.files()) {
      String name = LitmusFolder.name(file);
      LitmusFolder.Whole whole = LitmusFolder.explored(file);
      whole.exercised().commands().forEach(command -> reach("command", command, name));
      whole.exercised().errors().forEach(error -> reach("error", error, name));
      whole.exercised().answers().forEach(answer -> reach("switch", answer, name));
      whole.exercised().transitions().forEach(shown -> reach("transition", shown.text(), name));
      for (int seed = 1; seed <= SEEDS; seed++) {
        Path journal = folder.resolve("journal");
        run(whole.scenario().withSeed(seed), name, journal)
            .forEach(shown -> reach("transition", shown.text(), name));
      }
    }
  }

  private static Set<Transition> run(Scenario scenario, String name, Path journal)
      throws IOException {
    RunHeader header = Headers.of(scenario, name, "test", 0, JournalLevel.CONTROL);
    try (OutputStream lines = Files.newOutputStream(journal)) {
      Runner.run(
          scenario,
          header.withBucketNanos(Math.max(1, scenario.durationNanos())),
          lines,
          "journal",
          (nanos, events) -> {});
    }
    TransitionWatch watch = new TransitionWatch(header);
    Journal.read(journal, watch);
    return watch.seen();
  }

  private static void reach(String kind, String item, String file) {
    REACHED.computeIfAbsent(kind, all -> new TreeMap<>()).putIfAbsent(item, file);
  }

  /** Everything that there is, by kind, in the order in which it is listed. */
  private static Map<String, List<String>> everything() {
    Map<String, List<String>> all = new TreeMap<>();
    all.put("command", Calls.KEYWORDS);
    all.put("error", List.copyOf(Calls.errors()));
    all.put("transition", Arrays.stream(Transition.values()).map(Transition::text).toList());
    List<String> answers = new ArrayList<>();
    for (Switch<?> question : Semantics.SWITCHES) {
      question.answers().forEach(answer -> answers.add(question.name() + ": " + answer.name()));
    }
    all.put("switch", answers);
    return all;
  }

  /** The rows above the made part that give a reason. */
  private static Set<String> explained() throws IOException {
    String text = Files.readString(LIST);
    Set<String> rows = new TreeSet<>();
    text.substring(0, text.indexOf(MADE))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| not reached"))
        .forEach(
            line -> {
              String[] cells = line.split("\\|", -1);
              assertThat(cells[2].strip()).as("a reason for%s", cells[1]).isNotEmpty();
              rows.add(cells[1].strip());
            });
    return rows;
  }

  @Test
  void whatNothingReachesIsExplainedAndNothingElseIs() throws IOException {
    Set<String> missing = new TreeSet<>();
    everything()
        .forEach(
            (kind, items) ->
                items.stream()
                    .filter(item -> !REACHED.getOrDefault(kind, Map.of()).containsKey(item))
                    .forEach(item -> missing.add(kind + " " + item)));
    assertThat(explained()).isEqualTo(missing);
  }

  @Test
  void nothingIsReachedThatIsNotOnTheLists() {
    REACHED.forEach(
        (kind, items) ->
            assertThat(everything().getOrDefault(kind, List.of())).containsAll(items.keySet()));
  }

  @Test
  void listIsThatOfTheFolder() throws IOException {
    String text = Files.readString(LIST);
    String made = text.substring(0, text.indexOf(MADE) + MADE.length()) + lists();
    if (Boolean.getBoolean("ibcsim.update")) {
      Files.write(LIST, made.getBytes(UTF_8));
    }
    assertThat(Files.readString(LIST))
        .as("if meant: mvn verify -Pslow -Dit.test=LitmusCoverageIT -Dibcsim.update=true")
        .isEqualTo(made);
  }

  private static String lists() {
    StringBuilder lists = new StringBuilder();
    everything()
        .forEach(
            (kind, items) -> {
              Map<String, String> reached = REACHED.getOrDefault(kind, Map.of());
              lists.append("\n| %s | for instance in |\n|---|---|\n".formatted(kind));
              items.stream()
                  .filter(reached::containsKey)
                  .forEach(
                      item ->
                          lists.append(
                              "| %s | [%2$s](%2$s.yaml) |\n".formatted(item, reached.get(item))));
            });
    return lists.toString();
  }
}
