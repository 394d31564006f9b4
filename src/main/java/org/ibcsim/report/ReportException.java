package org.ibcsim.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A report could not be written; the message names the file and says what to try. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ReportException(String message, Exception cause) {
    super(message, cause);
  }

  static ReportException withoutFont(IllegalStateException cause) {
    return new ReportException("cannot draw the report: " + cause.getMessage(), cause);
  }

  static ReportException at(Path path, IOException cause) {
    String reason;
    if (cause instanceof AccessDeniedException) {
      reason = "access denied; is the folder writable?";
    } else if (cause instanceof FileAlreadyExistsException) {
      reason = "a file is in the way; expected a folder";
    } else if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      reason = failure.getReason() + "; is the disk full, or the path not a folder?";
    } else {
      reason = cause.getMessage() + "; is the disk full?";
    }
    return new ReportException(
        "cannot write the report: " + path + ": " + reason + " Name another folder with --out.",
        cause);
  }
}
