package org.ibcsim.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files below a folder so that each is there as a whole or not at all. */
final class WholeFiles {
  private final Path folder;

  /** What a file holds. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  WholeFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes beside the place first and moves the file there when all of it is on the disk.
   *
   * @throws ReportException if that fails; the half file is gone and an older one is untouched
   */
  Path write(String name, Body body) {
    Path path = folder.resolve(name);
    Path parent = path.toAbsolutePath().getParent();
    Path half = path.resolveSibling(path.getFileName() + ".part");
    try {
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half), 1 << 16)) {
        body.writeTo(out);
      }
      Files.move(half, path, StandardCopyOption.REPLACE_EXISTING);
      return path;
    } catch (IOException e) {
      ReportException failure = ReportException.at(path, e);
      try {
        Files.deleteIfExists(half);
      } catch (IOException left) {
        failure.addSuppressed(left);
      }
      throw failure;
    }
  }
}
