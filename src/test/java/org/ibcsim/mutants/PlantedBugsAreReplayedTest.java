package org.ibcsim.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scenario file that a property prints when it fails shows the failure on the command line: the
 * planted bug breaks its run, and without the bug it holds.
 */
class PlantedBugsAreReplayedTest {
  private static final Pattern COMMAND =
      Pattern.compile("Replay it: java -jar target/ibcsim.jar run (\\S+) --seed (\\d+)");

  /** A word-for-word outcome, an answer, a law and an invariant; all others are slow tests. */
  private static final Set<String> EXAMPLES =
      Set.of(
          "38-the-freeze-timeout-is-a-second-late",
          "42-unfreeze-is-accepted-during-a-receive",
          "11-freeze-one-write-late",
          "39-the-drain-is-out-of-order");

  @TempDir Path folder;

  private static List<PlantedBug> numbered() throws IOException {
    List<PlantedBug> bugs = new ArrayList<>();
    for (PlantedBug bug : PlantedBug.all()) {
      if (bug.methodName().startsWith("property_")) {
        bugs.add(bug);
      }
    }
    return bugs;
  }

  static List<PlantedBug> examples() throws IOException {
    return numbered().stream().filter(bug -> EXAMPLES.contains(bug.name())).toList();
  }

  static List<PlantedBug> others() throws IOException {
    return numbered().stream().filter(bug -> !EXAMPLES.contains(bug.name())).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theFileOfAFailureShowsTheBugAndHoldsWithoutIt(PlantedBug bug) throws Exception {
    replayed(bug);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("others")
  void theFileOfEveryFailureShowsTheBugAndHoldsWithoutIt(PlantedBug bug) throws Exception {
    replayed(bug);
  }

  private void replayed(PlantedBug bug) throws Exception {
    BrokenModel model = BrokenModel.of(bug.brokenSources());
    String told =
        Trial.failure(model, bug.className(), bug.methodName()).orElseThrow().getMessage();
    Matcher command = COMMAND.matcher(told);
    assertThat(command.find()).as(told).isTrue();
    Path file = Path.of(command.group(1));
    assertThat(told).contains(Files.readString(file).indent(2).strip());
    assertThat(told).contains("jqwik's seed: " + Trial.SEED);
    assertThat(status(model, file, command.group(2))).as("broken: %s", told).isIn(1, 70);
    BrokenModel whole = BrokenModel.of(Map.of());
    assertThat(status(whole, file, command.group(2))).as("whole: %s", told).isZero();
  }

  /** The exit status of a run on the command line of a model. */
  private int status(BrokenModel model, Path file, String seed) throws Exception {
    Class<?> commandLine = model.loadClass("org.ibcsim.cli.CommandRun");
    Method execute = commandLine.getDeclaredMethod("of", Object[].class);
    execute.setAccessible(true);
    Path runs = Files.createTempDirectory(folder, "run");
    Object[] arguments = {"run", file, "--seed", seed, "--no-report", "--out", runs};
    Object done = execute.invoke(null, (Object) arguments);
    Method status = commandLine.getDeclaredMethod("status");
    status.setAccessible(true);
    return (int) status.invoke(done);
  }
}
