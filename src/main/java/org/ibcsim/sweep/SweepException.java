package org.ibcsim.sweep;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A sweep that cannot begin or go on, in words for its user; what was stored stays. */
public final class SweepException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public SweepException(String message) {
    super(message);
  }

  public SweepException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
