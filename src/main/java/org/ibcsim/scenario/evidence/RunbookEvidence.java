package org.ibcsim.scenario.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.check.expectation.Observations;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ioctl.RvgFile;
import org.ibcsim.model.ioctl.StatusArguments;
import org.ibcsim.runbook.ReportedError;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.Step;
import org.jspecify.annotations.Nullable;

/** What the commands of a run came to, and which registrations they left. */
final class RunbookEvidence {
  /** STATUS never waits, so nobody hears of this number. */
  private static final int STATUS_CALL = 1 << 30;

  private final RunRecord run;
  private final DataSet end;

  RunbookEvidence(RunRecord run, DataSet end) {
    this.run = run;
    this.end = end;
  }

  List<Observations.Host> hosts() {
    List<Observations.Host> hosts = new ArrayList<>();
    for (HostLayout host : end.layout().hosts()) {
      hosts.add(new Observations.Host(host.name(), registered(hosts.size())));
    }
    return hosts;
  }

  private @Nullable List<String> registered(int host) {
    RvgFile device = new RvgFile(end, end.layout(), host);
    return device.ioctl(new StatusArguments(), STATUS_CALL) instanceof Outcome.Status status
        ? status.registrations().stream().map(Outcome.Status.Registration::name).toList()
        : null;
  }

  List<Observations.Command> commands(List<Script> scripts) {
    List<JournalEntry.Command> ended = run.entries(JournalEntry.Command.class);
    List<Observations.Command> commands = new ArrayList<>();
    for (Script script : scripts) {
      String host = end.layout().hosts().get(script.host()).name();
      for (Step step : script.steps()) {
        commands.add(
            new Observations.Command(
                script.label(host), step.command().name(), result(host, step, ended)));
      }
    }
    return commands;
  }

  /** The command inside a regrecv stands in the same line, but has another text. */
  private static Observations.@Nullable Result result(
      String host, Step step, List<JournalEntry.Command> ended) {
    for (JournalEntry.Command entry : ended) {
      if (entry.host().equals(host)
          && entry.scriptLine() == step.line()
          && entry.text().equals(step.text())) {
        Optional<ReportedError> error =
            entry.status() == 0 ? Optional.empty() : ReportedError.in(entry.output());
        return new Observations.Result(
            Duration.ofNanos(entry.endedNanos()),
            entry.status(),
            entry.output(),
            error.map(ReportedError::error).orElse(null),
            error.map(ReportedError::dropCount).orElse(0));
      }
    }
    return null;
  }
}
