package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.text.Problem;
import org.ibcsim.sweep.Experiment;
import org.ibcsim.sweep.ExperimentFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim validate FILE...}. */
@Command(
    name = "validate",
    description = "Checks scenarios and experiments without running them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ValidateCommand implements Callable<Integer> {
  /** The key that makes a file an experiment stands at its start. */
  private static final int MOST_LOOKED_AT = 1 << 16;

  /** What {@code --json} prints. */
  record Checked(List<CheckedFile> files) {}

  /**
   * One file: its title, if it can be run; what is wrong, and what its author may not have meant.
   */
  record CheckedFile(
      String file,
      boolean valid,
      @Nullable String title,
      List<Problem> problems,
      List<Problem> warnings) {}

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Scenarios and experiments, YAML files.")
  private List<Path> files = List.of();

  @Option(
      names = "--json",
      description = "Print one JSON document, and nothing else, on standard output.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ValidateCommand() {}

  @Override
  public Integer call() {
    List<CheckedFile> checked = new ArrayList<>();
    for (Path file : files) {
      checked.add(check(file));
    }
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(
          JsonMapper.builder()
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(new Checked(checked)));
    } else {
      checked.forEach(file -> show(file, screen));
    }
    screen.flush();
    return checked.stream().allMatch(CheckedFile::valid) ? ExitStatus.HELD : ExitStatus.WRONG_INPUT;
  }

  private static CheckedFile check(Path file) {
    try {
      if (isExperiment(file)) {
        Experiment experiment = ExperimentFile.load(file, null).experiment();
        return new CheckedFile(file.toString(), true, experiment.title(), List.of(), List.of());
      }
      LoadedScenario loaded = ScenarioFile.load(file);
      return new CheckedFile(
          file.toString(), true, loaded.scenario().title(), List.of(), loaded.warnings());
    } catch (ScenarioException e) {
      return new CheckedFile(file.toString(), false, null, e.problems(), List.of());
    }
  }

  /** Whether a file says of itself that it is an experiment; all others are scenarios. */
  private static boolean isExperiment(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      // A file may be all one line, and larger than any memory.
      String start = new String(stream.readNBytes(MOST_LOOKED_AT), ISO_8859_1);
      return start.lines().anyMatch(line -> line.startsWith("experiment:"));
    } catch (IOException unreadable) {
      // Whoever reads it as a scenario tells why.
      return false;
    }
  }

  private void show(CheckedFile file, PrintWriter screen) {
    file.warnings().forEach(problem -> screen.println("warning: " + problem));
    if (file.valid()) {
      screen.println(file.file() + ": valid: " + file.title());
    } else {
      file.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
    }
  }
}
