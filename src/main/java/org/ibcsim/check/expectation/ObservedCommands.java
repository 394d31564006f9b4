package org.ibcsim.check.expectation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.check.expectation.Observations.Command;
import org.ibcsim.check.expectation.Observations.Host;
import org.ibcsim.check.expectation.Observations.Result;
import org.ibcsim.model.IbcError;

/** Commands of the runbook, and registrations at the end, as expectations read them. */
final class ObservedCommands {
  private static final String NONE = "none";
  private static final String OTHER = "other";

  private final Observations observed;
  private final ExpectationNames names;

  ObservedCommands(Observations observed, ExpectationNames names) {
    this.observed = observed;
    this.names = names;
  }

  /** Everything that the error of a command may be. */
  static List<String> errorWords() {
    return Stream.concat(
            Arrays.stream(IbcError.values()).map(IbcError::name), Stream.of(NONE, OTHER))
        .toList();
  }

  /** The n-th command of a script that a keyword stands for, 1 for the first. */
  ObservedStruct command(String script, String keyword, long number) {
    List<Command> called =
        observed.commands().stream()
            .filter(
                command ->
                    command.script().equals(script)
                        && new ExpectationNames.TypedCommand(script, command.name())
                            .isCalled(keyword))
            .toList();
    if (number > called.size()) {
      throw new AbsentValue(
          NameCheck.commandFault(script, keyword, number, names)
              .map(NameCheck.Fault::text)
              .orElse("the run has no such command"));
    }
    Result result = called.get((int) number - 1).result();
    ObservedStruct struct =
        new ObservedStruct(ObservedStruct.NOWHERE).with("ended", result != null);
    if (result == null) {
      return struct.without(Shape.COMMAND, "it had not ended when the run ended");
    }
    return struct
        .with("ended_at", result.endedAt())
        .with("status", (long) result.status())
        .with("error", error(result))
        .with("drop_count", (long) result.dropCount())
        .with("output", String.join("\n", result.output()));
  }

  private static String error(Result result) {
    IbcError error = result.error();
    if (error != null) {
      return error.name();
    }
    return result.status() == 0 ? NONE : OTHER;
  }

  /** The applications that are registered on a host at the end. */
  List<String> registered(String host) {
    for (Host each : observed.hosts()) {
      List<String> registered = each.registered();
      if (each.host().equals(host) && registered != null) {
        return registered;
      }
    }
    throw new AbsentValue("the RVG of " + host + " answered no STATUS when the run ended");
  }
}
