package org.ibcsim.architecture.wrong.model;

import java.nio.file.Files;
import java.nio.file.Path;

class ReadsPath {
  boolean act(Path path) {
    return Files.exists(path);
  }
}
