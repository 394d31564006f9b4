package org.ibcsim.runbook;

import java.util.List;
import java.util.OptionalInt;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;

/**
 * A step of {@code vradmin ibc} under way on one host: a command of the product, or a script of the
 * task.
 */
final class IbcWork {
  final IbcStep step;
  final ScriptProcess process;

  /** A script as it is called; empty for a command, which says itself what it is. */
  final String call;

  private final OptionalInt exit;

  /** Why it died; empty if it did not. */
  private String killedBy = "";

  /** Whether the time that the script takes at least is not over. */
  boolean timing;

  private IbcWork(
      IbcStep step, ScriptProcess process, String call, OptionalInt exit, boolean timing) {
    this.step = step;
    this.process = process;
    this.call = call;
    this.exit = exit;
    this.timing = timing;
  }

  /** A command. */
  static IbcWork of(IbcStep step, ScriptProcess process) {
    return new IbcWork(step, process, "", OptionalInt.empty(), false);
  }

  /** A script; where it takes time, its caller has asked for the time. */
  static IbcWork of(IbcScript script, ScriptProcess process, String call) {
    return new IbcWork(
        IbcStep.of(script.kind()), process, call, script.exit(), script.takesNanos() > 0);
  }

  /** It dies, and is over; the caller has cancelled the time that it was to take. */
  void kill(Desk desk, String reason) {
    process.kill(desk, reason);
    killedBy = reason;
    timing = false;
  }

  boolean isScript() {
    return !call.isEmpty();
  }

  boolean over() {
    return process.finished() && !timing;
  }

  /** As a shell would have it; of a step that is over. */
  int status() {
    if (!killedBy.isEmpty()) {
      return ScriptProcess.KILLED;
    }
    return process.stoppedByFailure() ? process.status() : exit.orElse(process.status());
  }

  /** What it has to say at its end. */
  String result() {
    if (!killedBy.isEmpty()) {
      return killedBy;
    }
    if (isScript()) {
      return "exit status " + status();
    }
    List<String> printed = process.printed();
    return status() == 0 ? "done" : printed.isEmpty() ? "failed" : printed.get(0);
  }

  /** Writes all but which step it is. */
  void write(StateWriter writer) {
    writer.flag(timing);
    writer.flag(!killedBy.isEmpty());
    if (!killedBy.isEmpty()) {
      writer.text(killedBy);
    }
    process.write(writer);
  }

  void read(StateReader reader) {
    timing = reader.flag();
    killedBy = reader.flag() ? reader.text() : "";
    process.read(reader);
  }
}
