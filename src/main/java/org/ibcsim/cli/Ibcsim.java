package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Locale;
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
      ExploreCommand.class,
      ReplayCommand.class,
      ValidateCommand.class,
      CollectCommand.class,
      PlanCommand.class,
      SweepCommand.class,
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
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8), false);
    PrintWriter error =
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), UTF_8), true);
    System.exit(execute(commandLine().setOut(out).setErr(error), arguments));
  }

  /** The whole command line, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Ibcsim())
        .setUsageHelpWidth(80)
        .setParameterExceptionHandler(UsageWords::tell)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> FailureWords.tell(failure, command.getErr()));
  }

  /** Executes; answers the exit status whatever happens, also where Java itself gives up. */
  static int execute(CommandLine command, String... arguments) {
    int status;
    try {
      status = command.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError failure) {
      status = FailureWords.tell(failure, command.getErr());
    }
    if (command.getOut().checkError()) {
      command
          .getErr()
          .println("ibcsim: standard output took not all that it was given; is its disk full?");
      return status == ExitStatus.HELD ? ExitStatus.WRONG_INPUT : status;
    }
    return status;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }
}
