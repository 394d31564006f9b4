package org.ibcsim.runbook;

import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RoleError;

/**
 * What a command prints when a call fails: which, the code's name, what it means, what to try.
 *
 * <p>The product's message texts are not documented; these are ours, and a code whose name is ours
 * says so.
 */
final class FailureText {
  private FailureText() {}

  /**
   * One line.
   *
   * @param doing command and application, for instance {@code vxibc send nightly}
   */
  static String of(String doing, String application, Outcome.Failed failed, RdsLayout layout) {
    IbcError error = failed.error();
    StringBuilder text = new StringBuilder(doing + words(error));
    if (error == IbcError.IBC_DROPPED) {
      text.append(": ").append(failed.dropCount());
    }
    String hint = hint(error, application, layout);
    if (!hint.isEmpty()) {
      text.append("; try ").append(hint);
    }
    if (!error.documented()) {
      text.append(" (the product's code for this is not documented, the name is the simulator's)");
    }
    return text.toString();
  }

  /** Why a transfer of the Primary role was refused, and that nothing has changed. */
  static String of(String doing, Outcome.Refused refused) {
    RoleError error = refused.error();
    return doing
        + ": "
        + error.name()
        + ": "
        + error.text()
        + ", nothing has changed; try "
        + error.cure()
        + " (the product's message is not documented, the name is the simulator's)";
  }

  /** The part of the line that names the error, by which {@link ReportedError} knows it again. */
  static String words(IbcError error) {
    return ": " + error.name() + ": " + error.text();
  }

  private static String hint(IbcError error, String application, RdsLayout layout) {
    return switch (error) {
      case EIBC_NO_APPLICATION -> "vxibc register " + application + " " + layout.rvg() + " first";
      case EIBC_IBC_PENDING -> "receive and unfreeze before unregister";
      case EBUSY -> "vxibc stoprecv, or wait for the other call";
      case IBC_WRONG_ROLE ->
          "send on " + layout.primaryHost().name() + ", receive and unfreeze on a Secondary";
      case IBC_DROPPED -> "receive once more for the next message, and a longer -D on the Primary";
      case IBC_SHORT_BUFFER -> "a larger -l";
      default -> "";
    };
  }
}
