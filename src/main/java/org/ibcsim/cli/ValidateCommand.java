package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.text.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim validate FILE...}. */
@Command(
    name = "validate",
    description = "Checks scenarios without running them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ValidateCommand implements Callable<Integer> {
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

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenarios, YAML files.")
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
      LoadedScenario loaded = ScenarioFile.load(file);
      return new CheckedFile(
          file.toString(), true, loaded.scenario().title(), List.of(), loaded.warnings());
    } catch (ScenarioException e) {
      return new CheckedFile(file.toString(), false, null, e.problems(), List.of());
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
