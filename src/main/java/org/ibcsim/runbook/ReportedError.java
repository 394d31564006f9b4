package org.ibcsim.runbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.model.IbcError;

/**
 * The error of a control-message call that a command printed, read back from its output; so a saved
 * journal tells it too.
 *
 * @param dropCount for {@link IbcError#IBC_DROPPED}, how many messages were dropped; otherwise 0
 */
public record ReportedError(IbcError error, int dropCount) {
  private static final Pattern COUNT = Pattern.compile("^: ([0-9]{1,9})\\b");

  /**
   * The first error in the output of a command; empty if there is none.
   *
   * @param output what the command printed, by lines; of one that failed, or a received payload may
   *     be taken for an error
   */
  public static Optional<ReportedError> in(List<String> output) {
    return output.stream().flatMap(line -> in(line).stream()).findFirst();
  }

  private static Optional<ReportedError> in(String line) {
    for (IbcError error : IbcError.values()) {
      String words = FailureText.words(error);
      int start = line.indexOf(words);
      if (start >= 0 && line.startsWith("vx")) {
        Matcher count = COUNT.matcher(line.substring(start + words.length()));
        boolean dropped = error == IbcError.IBC_DROPPED && count.find();
        return Optional.of(
            new ReportedError(error, dropped ? Integer.parseInt(count.group(1)) : 0));
      }
    }
    return Optional.empty();
  }
}
