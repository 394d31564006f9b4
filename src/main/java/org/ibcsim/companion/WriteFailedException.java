package org.ibcsim.companion;

import java.io.Serial;

/** A write of the application failed with EIO: a synchronous RLINK was not there for it. */
public final class WriteFailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WriteFailedException(String doing, String now) {
    super(
        doing
            + " failed with EIO at "
            + now
            + "; expected every RLINK with synchronous=fail to be connected. Maybe heal the link"
            + " first, or give the RLINK synchronous: override");
  }
}
