package org.ibcsim.runbook;

import java.util.OptionalInt;

/**
 * One script of a task of {@code vradmin ibc} on one host: what stands for a shell script or binary
 * below {@code /etc/vx/vvr/ibc_scripts} [D ibc S13].
 *
 * <p>Its commands begin at once, one after the other. It ends when they and {@link #takesNanos} are
 * over, whichever is later.
 *
 * @param takesNanos the least time from its start to its end
 * @param exit its exit status, 0 to 255; empty for that of its last command, 0 if it has none. A
 *     command that fails under {@code set -e} goes before it
 * @param commands what it does
 */
public record IbcScript(IbcScriptKind kind, long takesNanos, OptionalInt exit, Script commands) {
  /** The longest exit status of a process. */
  public static final int MAXIMUM_EXIT = 255;

  public IbcScript {
    if (takesNanos < 0 || exit.orElse(0) < 0 || exit.orElse(0) > MAXIMUM_EXIT) {
      throw new IllegalArgumentException(
          kind
              + " that takes "
              + takesNanos
              + " ns and exits with "
              + exit
              + ", expected 0 ns or more and a status of 0 to "
              + MAXIMUM_EXIT);
    }
  }

  /** Number of the host on which it runs. */
  public int host() {
    return commands.host();
  }
}
