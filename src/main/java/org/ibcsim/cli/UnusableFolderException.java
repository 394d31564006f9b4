package org.ibcsim.cli;

import java.io.Serial;
import java.nio.file.Path;

/** A folder cannot take what a command wants to put there. */
final class UnusableFolderException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  UnusableFolderException(Path folder, String why, String remedy) {
    super(folder + ": found " + why + "; " + remedy);
  }
}
