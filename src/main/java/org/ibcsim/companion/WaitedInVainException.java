package org.ibcsim.companion;

import java.io.Serial;

/**
 * What a test waited for did not happen in the time that it had; the message tells everything that
 * is pending.
 *
 * <p>The rehearsal can go on: what waits goes on waiting.
 */
public final class WaitedInVainException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WaitedInVainException(String message) {
    super(message);
  }
}
