package org.ibcsim.scenario.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ibcsim.kernel.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a text file, refused before they are read where they cannot be a scenario.
 *
 * <p>Never opens anything but a regular file (a pipe or a device could block or never end), and
 * never holds more than {@value #MOST_BYTES} bytes.
 */
public final class SourceFile {
  /** The largest file that is read. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int MOST_NEIGHBOURS = 1_000;

  private SourceFile() {}

  /**
   * Reads the whole of a file.
   *
   * @throws BrokenTextException if it is missing, no regular file, too large, or cannot be read
   */
  public static byte[] read(Path path) throws BrokenTextException {
    if (!Files.exists(path)) {
      throw new BrokenTextException(
          Place.FILE, "no such file", "a scenario, a YAML file", nearestFile(path));
    }
    if (Files.isDirectory(path)) {
      throw new BrokenTextException(
          Place.FILE, "a directory", "a scenario, a YAML file", nearestInside(path));
    }
    if (!Files.isRegularFile(path)) {
      throw new BrokenTextException(
          Place.FILE, "a special file (a device, pipe or socket)", "a scenario, a regular file");
    }
    try {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw tooLarge("a file of " + size + " bytes");
      }
      try (InputStream stream = Files.newInputStream(path)) {
        // Asked for one byte too many: some files say 0 bytes and give more, or grow meanwhile.
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw tooLarge("a file of more than " + MOST_BYTES + " bytes");
        }
        return bytes;
      }
    } catch (AccessDeniedException denied) {
      throw new BrokenTextException(
          Place.FILE, "a file that may not be read", "a file with the right to read it");
    } catch (IOException failure) {
      String reason = failure.getMessage();
      throw new BrokenTextException(
          Place.FILE,
          "an error while reading ("
              + Shown.escaped(reason == null ? failure.getClass().getSimpleName() : reason)
              + ")",
          "a readable file");
    }
  }

  private static BrokenTextException tooLarge(String found) {
    return new BrokenTextException(
        Place.FILE, found, "a scenario of at most " + MOST_BYTES + " bytes (1 MiB)");
  }

  private static @Nullable String nearestFile(Path path) {
    Path name = path.getFileName();
    Path folder = path.toAbsolutePath().getParent();
    if (name == null || folder == null || !Files.isDirectory(folder)) {
      return null;
    }
    String nearest = NearestName.to(name.toString(), namesIn(folder, "*"));
    return nearest == null ? null : Shown.escaped(path.resolveSibling(nearest).toString());
  }

  private static @Nullable String nearestInside(Path folder) {
    List<String> names = namesIn(folder, "*.{yaml,yml}");
    return names.isEmpty() ? null : Shown.escaped(folder.resolve(names.get(0)).toString());
  }

  /**
   * Some names of a folder, sorted; none where it cannot be listed, as they are only a courtesy.
   */
  private static List<String> namesIn(Path folder, String glob) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      for (Path entry : entries) {
        if (names.size() == MOST_NEIGHBOURS) {
          break;
        }
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (IOException | DirectoryIteratorException unlistable) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }
}
