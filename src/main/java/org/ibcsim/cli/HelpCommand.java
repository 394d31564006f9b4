package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim help TOPIC}. */
@Command(
    name = "help",
    description =
        "Explains a topic: errors, semantics, expectations, litmus, hazards, explore, runbook or"
            + " tunables; or lists the commands.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class HelpCommand implements Callable<Integer> {
  private static final int WIDTH = 80;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      defaultValue = "",
      description =
          "errors, semantics, expectations, litmus, hazards, explore, runbook or tunables.")
  private String topic = "";

  @Option(
      names = "--json",
      description = "Print the topic as one JSON document, and nothing else, on standard output.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  HelpCommand() {}

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    switch (topic) {
      case "" -> commands(screen);
      case "errors" -> {
        ErrorsTopic errors = ErrorsTopic.ofTheModel();
        print(screen, errors, () -> errors.print(screen, WIDTH));
      }
      case "semantics" -> {
        SemanticsTopic semantics = SemanticsTopic.ofTheModel();
        print(screen, semantics, () -> semantics.print(screen, WIDTH));
      }
      case "expectations" -> {
        ExpectationsTopic expectations = ExpectationsTopic.ofTheVocabulary();
        print(screen, expectations, () -> expectations.print(screen, WIDTH));
      }
      case "litmus" -> {
        LitmusTopic litmus = LitmusTopic.ofTheScenario();
        print(screen, litmus, () -> litmus.print(screen, WIDTH));
      }
      case "hazards" -> {
        HazardsTopic hazards = HazardsTopic.ofTheChecks();
        print(screen, hazards, () -> hazards.print(screen, WIDTH));
      }
      case "explore" -> {
        ExploreTopic explore = ExploreTopic.ofTheModel();
        print(screen, explore, () -> explore.print(screen, WIDTH));
      }
      case "runbook" -> {
        RunbookTopic runbook = RunbookTopic.ofTheParsers();
        print(screen, runbook, () -> runbook.print(screen, WIDTH));
      }
      case "tunables" -> {
        TunablesTopic tunables = TunablesTopic.ofTheModel();
        print(screen, tunables, () -> tunables.print(screen, WIDTH));
      }
      default ->
          throw new CommandLine.ParameterException(
              spec.commandLine(),
              "found "
                  + topic
                  + "; expected errors, semantics, expectations, litmus, hazards, explore,"
                  + " runbook or tunables");
    }
    screen.flush();
    return ExitStatus.HELD;
  }

  private void commands(PrintWriter screen) {
    if (json) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--json: found no topic; expected errors, semantics, expectations, litmus, hazards,"
              + " explore, runbook or tunables before it");
    }
    spec.commandLine().getParent().usage(screen);
  }

  private void print(PrintWriter screen, Record document, Runnable words) {
    if (json) {
      screen.println(
          JsonMapper.builder()
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(document));
    } else {
      words.run();
    }
  }
}
