package org.ibcsim.runbook;

import java.util.Optional;

/**
 * Where {@code vxibc -f} of a sender finds its files: the scenario's folder.
 *
 * <p>Names that reach it are relative, use {@code /}, and have no part {@code ..}, so a plain
 * resolution stays inside the folder (symbolic links are the implementation's concern, and so is a
 * limit of size).
 */
@FunctionalInterface
public interface PayloadFiles {
  /** A folder without files. */
  PayloadFiles NONE = name -> Optional.empty();

  /** The contents of a file, or empty when there is none that can be read. */
  Optional<byte[]> read(String name);
}
