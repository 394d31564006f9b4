package org.ibcsim.companion;

import java.io.Serial;
import org.ibcsim.model.ErrorGuide;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;

/**
 * An ioctl was rejected: -1 and errno, in C.
 *
 * <p>Unchecked, as most tests expect success; an application that must go on after an error catches
 * it and asks for {@link #error}. A rejected ioctl has changed nothing, with two exceptions: drops
 * that RECEIVE has reported are reported no more (switch {@code drop_report_resets}), and the
 * message of a SEND that waited before it failed with EIO is in the update stream all the same.
 */
public final class IbcException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final IbcError error;
  private final int dropCount;

  IbcException(String doing, String now, Outcome.Failed failed) {
    super(
        doing
            + " at "
            + now
            + ": "
            + failed.error()
            + ": "
            + failed.error().text()
            + (failed.error() == IbcError.IBC_DROPPED ? ": " + failed.dropCount() : "")
            + ". "
            + ErrorGuide.to(failed.error()).cure());
    error = failed.error();
    dropCount = failed.dropCount();
  }

  /** What it was rejected with: {@code errno}. */
  public IbcError error() {
    return error;
  }

  /** {@code drop_count} of RECEIVE: for {@link IbcError#IBC_DROPPED} 1 or more, otherwise 0. */
  public int dropCount() {
    return dropCount;
  }
}
