package org.ibcsim.journal;

/**
 * A file is not the journal that it should be. The message has file and line, what was found, what
 * was expected, and what to try.
 */
public final class JournalFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JournalFormatException(String file, long line, String problem) {
    super(file + ":" + line + ": " + problem);
  }

  JournalFormatException(String file, long line, String problem, Throwable cause) {
    super(file + ":" + line + ": " + problem, cause);
  }
}
