package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ibcsim validate FILE...}. */
@Command(
    name = "validate",
    description = "Checks scenarios without running them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ValidateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenarios, YAML files.")
  private List<Path> files = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ValidateCommand() {}

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    int status = ExitStatus.HELD;
    for (Path file : files) {
      try {
        LoadedScenario loaded = ScenarioFile.load(file);
        loaded.warnings().forEach(problem -> screen.println("warning: " + problem));
        screen.println(file + ": valid: " + loaded.scenario().title());
      } catch (ScenarioException e) {
        spec.commandLine().getErr().println(e.getMessage());
        status = ExitStatus.WRONG_INPUT;
      }
    }
    return status;
  }
}
