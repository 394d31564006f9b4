package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.NearestName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What is said of a command line that cannot be understood: the mistake, the nearest right word,
 * where to look.
 */
final class UsageWords {
  private UsageWords() {}

  /** Tells of the mistake; answers the exit status. */
  static int tell(CommandLine.ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter error = command.getErr();
    error.println(mistake.getMessage());
    if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched) {
      @Nullable String nearest = nearest(command, unmatched.getUnmatched());
      if (nearest != null) {
        error.println("did you mean " + nearest + "?");
      }
    }
    String name = command.getCommandSpec().qualifiedName();
    error.println("try: " + name + " --help");
    error.flush();
    return ExitStatus.WRONG_INPUT;
  }

  private static @Nullable String nearest(CommandLine command, List<String> unmatched) {
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
    for (String word : unmatched) {
      @Nullable String nearest = NearestName.to(word.replaceFirst("=.*$", ""), known);
      if (nearest != null) {
        return nearest;
      }
    }
    return null;
  }
}
