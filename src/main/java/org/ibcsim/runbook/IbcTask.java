package org.ibcsim.runbook;

import java.util.List;
import java.util.Optional;

/**
 * A task of {@code vradmin ibc}: its name, which is also the application name that it registers
 * (inferred, ibc 7.2), and its scripts.
 *
 * <p>The time-outs that the product uses inside are not documented; those here are named defaults,
 * which a scenario may change. All are in seconds, 0 for none.
 *
 * @param deliverTimeoutSeconds of the registrations on both sides
 * @param freezeTimeoutSeconds that the message carries
 * @param receiveTimeoutSeconds how long a Secondary waits for the message
 * @param scripts at most one of a kind for a host, in any order
 */
public record IbcTask(
    String name,
    int deliverTimeoutSeconds,
    int freezeTimeoutSeconds,
    int receiveTimeoutSeconds,
    List<IbcScript> scripts) {
  /** As for {@code vxibc register} [D ibc S21; for vradmin assumed, admin 5.3]. */
  public static final int STANDARD_DELIVER_TIMEOUT_SECONDS =
      Command.STANDARD_DELIVER_TIMEOUT_SECONDS;

  /** None: {@code onfreeze} may take as long as it needs (assumed, admin 5.3). */
  public static final int STANDARD_FREEZE_TIMEOUT_SECONDS = 0;

  /** None, as for {@code vxibc receive} (assumed). */
  public static final int STANDARD_RECEIVE_TIMEOUT_SECONDS =
      Command.STANDARD_RECEIVE_TIMEOUT_SECONDS;

  /** Where the product looks for the scripts of its tasks [D ibc S13]. */
  static final String FOLDER = "/etc/vx/vvr/ibc_scripts/";

  public IbcTask {
    scripts = List.copyOf(scripts);
  }

  /** The script of a kind on a host, if there is one. */
  public Optional<IbcScript> script(IbcScriptKind kind, int host) {
    return scripts.stream()
        .filter(script -> script.kind() == kind && script.host() == host)
        .findFirst();
  }
}
