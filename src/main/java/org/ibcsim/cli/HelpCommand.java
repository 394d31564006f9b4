package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ibcsim.check.expectation.ExpectationVocabulary;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.NumericParameter;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ibcsim help TOPIC}. */
@Command(
    name = "help",
    description = "Explains a topic: errors, semantics or expectations; or lists the commands.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class HelpCommand implements Callable<Integer> {
  private static final int WIDTH = 80;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      defaultValue = "",
      description = "errors, semantics or expectations.")
  private String topic = "";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  HelpCommand() {}

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    switch (topic) {
      case "" -> spec.commandLine().getParent().usage(screen);
      case "errors" -> errors(screen);
      case "semantics" -> semantics(screen);
      case "expectations" -> expectations(screen);
      default ->
          throw new CommandLine.ParameterException(
              spec.commandLine(),
              "found " + topic + "; expected errors, semantics or expectations");
    }
    screen.flush();
    return ExitStatus.HELD;
  }

  private static void errors(PrintWriter screen) {
    Paragraphs.print(
        screen,
        0,
        WIDTH,
        "Errors of control-message calls. Names marked (documented) stand in the product's documentation; the others"
            + " are ours, since its lists could not be read.");
    for (IbcError error : IbcError.values()) {
      screen.println();
      screen.println(error.name() + (error.documented() ? " (documented)" : ""));
      Paragraphs.print(screen, 4, WIDTH, error.text());
    }
  }

  private static void semantics(PrintWriter screen) {
    Paragraphs.print(
        screen,
        0,
        WIDTH,
        "Questions that the documentation leaves open, and the answers that the model can give, the default first."
            + " Set one in a scenario with  semantics: {name: answer}.");
    for (Switch<?> question : Semantics.SWITCHES) {
      screen.println();
      Paragraphs.print(
          screen, 0, WIDTH, question.name() + ": " + String.join(" | ", question.valueNames()));
      Paragraphs.print(screen, 4, WIDTH, question.question() + " [" + question.source() + "]");
    }
    for (NumericParameter parameter : Semantics.PARAMETERS) {
      screen.println();
      screen.println(parameter.name() + ": " + parameter.standard() + " " + parameter.unit());
      Paragraphs.print(screen, 4, WIDTH, parameter.question() + " [" + parameter.source() + "]");
    }
  }

  private static void expectations(PrintWriter screen) {
    Paragraphs.print(
        screen,
        0,
        WIDTH,
        "What an expectation of a scenario may read, in CEL. Durations are written duration('90s').");
    for (ExpectationVocabulary.Term term : ExpectationVocabulary.terms()) {
      screen.println();
      Paragraphs.print(
          screen,
          0,
          WIDTH,
          term.name()
              + ": "
              + term.type()
              + (term.unit().isEmpty() ? "" : " (" + term.unit() + ")"));
      Paragraphs.print(screen, 4, WIDTH, term.meaning());
    }
  }
}
