package org.ibcsim.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.ibcsim.explore.UnfitForExplorationException;
import org.ibcsim.journal.JournalFormatException;
import org.ibcsim.report.ReportException;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.simulate.UnfitWriteException;
import org.ibcsim.sweep.SweepException;
import org.ibcsim.workload.trace.TraceException;
import org.jspecify.annotations.Nullable;

/**
 * What a command says when it cannot go on, and the exit status that follows.
 *
 * <p>Mistakes of the input and troubles of the surroundings are told in words. Only a fault of our
 * own shows a stack trace.
 */
final class FailureWords {
  private FailureWords() {}

  /** Tells of a failure; answers the exit status. */
  static int tell(Throwable failure, PrintWriter error) {
    if (failure instanceof ScenarioException
        || failure instanceof TraceException
        || failure instanceof UnfitForExplorationException
        || failure instanceof UnfitWriteException
        || failure instanceof ReportException
        || failure instanceof JournalFormatException
        || failure instanceof UnusableFolderException
        || failure instanceof SweepException
        || failure instanceof UncheckedIOException) {
      error.println(failure.getMessage());
      error.flush();
      return ExitStatus.WRONG_INPUT;
    }
    if (outOfMemory(failure)) {
      error.println(
          "ibcsim: found no more memory than "
              + Quantity.bytes(Runtime.getRuntime().maxMemory())
              + "; expected enough for every write that a Secondary still lacks. Maybe give Java"
              + " more, java -Xmx8g -jar ibcsim.jar, or the links more bandwidth, or the run less"
              + " time. What was written of the journal stays.");
      error.flush();
      return ExitStatus.INCONCLUSIVE;
    }
    error.println("ibcsim: a fault of its own; please report it with the command and the scenario");
    failure.printStackTrace(error);
    error.flush();
    return ExitStatus.OWN_FAULT;
  }

  private static boolean outOfMemory(Throwable failure) {
    @Nullable Throwable at = failure;
    while (at != null) {
      if (at instanceof OutOfMemoryError) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
