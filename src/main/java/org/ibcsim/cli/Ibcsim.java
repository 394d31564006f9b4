package org.ibcsim.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.ibcsim.journal.JournalFormatException;
import org.ibcsim.report.ReportException;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.workload.trace.TraceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the command line: {@code ibcsim COMMAND}. */
@Command(
    name = "ibcsim",
    description = "Simulates volume replication with in-band control messages, in virtual time.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      ReportCommand.class,
      SchemaCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all held",
      "1:an expectation or an invariant was broken",
      "2:the input, the usage or the place for the output is wrong",
      "3:inconclusive: a bound was reached first",
      "70:a fault of ibcsim's own"
    })
public final class Ibcsim implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  Ibcsim() {}

  public static void main(String[] arguments) {
    // Text must not depend on where the program runs.
    Locale.setDefault(Locale.ROOT);
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Ibcsim())
        .setUsageHelpWidth(80)
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  /**
   * What went wrong goes to standard error, in words; only a fault of our own shows a stack trace.
   */
  private static int explain(Exception failure, CommandLine command) {
    PrintWriter error = command.getErr();
    if (failure instanceof ScenarioException
        || failure instanceof TraceException
        || failure instanceof ReportException
        || failure instanceof JournalFormatException
        || failure instanceof UnusableFolderException) {
      error.println(failure.getMessage());
      return ExitStatus.WRONG_INPUT;
    }
    if (failure instanceof UncheckedIOException io) {
      error.println(io.getMessage());
      return ExitStatus.WRONG_INPUT;
    }
    error.println("ibcsim: a fault of its own; please report it with the command and the scenario");
    failure.printStackTrace(error);
    return ExitStatus.OWN_FAULT;
  }
}
