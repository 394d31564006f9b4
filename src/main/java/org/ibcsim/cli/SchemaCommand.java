package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.ibcsim.explore.ExploreSummary;
import org.ibcsim.journal.RunSummary;
import org.ibcsim.scenario.ScenarioSchema;
import org.ibcsim.simulate.SeedsSummary;
import org.ibcsim.sweep.ExperimentSchema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ibcsim schema}. */
@Command(
    name = "schema",
    description =
        "Prints the JSON Schema of scenarios, of experiments, or of what run --json, run --seeds"
            + " --json and explore --json print.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SchemaCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      defaultValue = "scenario",
      description = "scenario (the default), experiment, result, seeds or explore.")
  private String what = "scenario";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  SchemaCommand() {}

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    switch (what) {
      case "scenario" -> screen.print(ScenarioSchema.text());
      case "experiment" -> screen.print(ExperimentSchema.text());
      case "result" -> screen.print(resource(RunSummary.class, RunSummary.SCHEMA));
      case "explore" -> screen.print(resource(ExploreSummary.class, ExploreSummary.SCHEMA));
      case "seeds" -> screen.print(resource(SeedsSummary.class, SeedsSummary.SCHEMA));
      default ->
          throw new CommandLine.ParameterException(
              spec.commandLine(),
              "found " + what + "; expected scenario, experiment, result, seeds or explore");
    }
    screen.flush();
    return ExitStatus.HELD;
  }

  private static String resource(Class<?> owner, String name) {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of the program", e);
    }
  }
}
