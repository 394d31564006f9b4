package org.ibcsim.companion;

import java.io.Serial;
import org.ibcsim.model.RoleError;

/** The Primary role was not transferred; nothing has changed. */
public final class RoleException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final RoleError error;

  RoleException(String doing, String now, RoleError error) {
    super(doing + " at " + now + ": " + error + ": " + error.text() + ". Maybe " + error.cure());
    this.error = error;
  }

  /** Why. */
  public RoleError error() {
    return error;
  }
}
