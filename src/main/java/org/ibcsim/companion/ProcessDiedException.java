package org.ibcsim.companion;

import java.io.Serial;

/**
 * Nobody is left who could hear how a call ended: its process was killed, or its host crashed or is
 * down.
 *
 * <p>What the call had set going goes on: a message or a write that is in the SRL stays there.
 */
public final class ProcessDiedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  ProcessDiedException(String doing, String now) {
    super(
        doing
            + ": its process was dead at "
            + now
            + "; expected the host to be up and the process alive. Maybe boot the host, register"
            + " again, and repeat the call");
  }
}
