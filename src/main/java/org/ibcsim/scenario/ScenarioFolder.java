package org.ibcsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.runbook.PayloadFiles;

/**
 * The folder of a scenario, from which {@code vxibc -f} reads messages; remembers which.
 *
 * <p>Only regular files inside of it, also after symbolic links are followed, and only so many
 * bytes that a message that is too long is seen to be.
 */
final class ScenarioFolder implements PayloadFiles {
  private static final int MOST_BYTES = 2 << 20;

  private final Path folder;
  private final List<Path> filesRead = new ArrayList<>();

  ScenarioFolder(Path folder) {
    this.folder = folder;
  }

  /** The files that messages were read from, in that order. */
  List<Path> filesRead() {
    return List.copyOf(filesRead);
  }

  @Override
  public Optional<byte[]> read(String name) {
    try {
      Path path = folder.resolve(name).toRealPath();
      if (!path.startsWith(folder.toRealPath()) || !Files.isRegularFile(path)) {
        return Optional.empty();
      }
      try (InputStream stream = Files.newInputStream(path)) {
        byte[] bytes = stream.readNBytes(MOST_BYTES);
        filesRead.add(folder.resolve(name));
        return Optional.of(bytes);
      }
    } catch (IOException | InvalidPathException unreadable) {
      // The parser tells the place of the option, and that there is no such file.
      return Optional.empty();
    }
  }
}
