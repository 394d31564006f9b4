package org.ibcsim.explore.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ibcsim.model.ErrorGuide;
import org.ibcsim.model.IbcCall;
import org.ibcsim.model.IbcError;

/** Commands of vxibc, and the errors that the calls behind them can give. */
public final class Calls {
  /** The keywords of vxibc (ibc 3), and the task of vradmin that is made of its calls. */
  public static final List<String> KEYWORDS =
      List.of(
          "register",
          "unregister",
          "send",
          "receive",
          "unfreeze",
          "status",
          "stoprecv",
          "regsend",
          "regrecv",
          "ibc");

  private Calls() {}

  /** The keyword of a vxibc command or of vradmin ibc; empty for any other command. */
  public static String keyword(String text) {
    List<String> words = List.of(text.strip().split("\\s+", -1));
    if (!words.get(0).equals("vxibc") && !words.get(0).equals("vradmin")) {
      return "";
    }
    return words.stream().skip(1).filter(KEYWORDS::contains).findFirst().orElse("");
  }

  /** Whether a keyword is that of one call; others are made of several. */
  public static boolean isCall(String keyword) {
    return Arrays.stream(IbcCall.values())
        .anyMatch(call -> call.name().equals(keyword.toUpperCase(Locale.ROOT)));
  }

  /** Every call with every error that it can give. */
  public static Set<String> errors() {
    Set<String> errors = new TreeSet<>();
    for (IbcError error : IbcError.values()) {
      for (IbcCall call : ErrorGuide.to(error).calls()) {
        errors.add(call + " " + error);
      }
    }
    return errors;
  }
}
