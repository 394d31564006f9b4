package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.ibcsim.journal.RunSummary;
import org.ibcsim.scenario.ScenarioSchema;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ibcsim schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of scenarios, or of what run --json prints.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SchemaCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      defaultValue = "scenario",
      description = "scenario (the default) or result.")
  private String what = "scenario";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  SchemaCommand() {}

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    switch (what) {
      case "scenario" -> screen.print(ScenarioSchema.text());
      case "result" -> screen.print(resultSchema());
      default ->
          throw new CommandLine.ParameterException(
              spec.commandLine(), "found " + what + "; expected scenario or result");
    }
    screen.flush();
    return ExitStatus.HELD;
  }

  private static String resultSchema() {
    try (InputStream stream = RunSummary.class.getResourceAsStream(RunSummary.SCHEMA)) {
      if (stream == null) {
        throw new IllegalStateException(RunSummary.SCHEMA + " is missing from the program");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RunSummary.SCHEMA + " of the program", e);
    }
  }
}
