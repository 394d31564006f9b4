package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ibcsim.journal.RunHeader;

/**
 * The folder of one run: {@code manifest.json}, {@code journal.jsonl}, {@code result.json}, the
 * report and its charts.
 *
 * <p>A folder of an earlier run of ibcsim is used again; any other that holds something is refused,
 * so that nothing of anybody else's is overwritten. Beside run folders with a name of our choice
 * stands a link {@code latest}.
 */
final class RunFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String MANIFEST_START = "{\"ibcsim_version\"";

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /** The folder of a choice of ours, below {@code out}: named after scenario and seed. */
  static Path standard(Path scenario, long seed, int replication) {
    String file = String.valueOf(scenario.getFileName());
    String stem = file.replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return Path.of("out", stem + "-" + seed + (replication == 0 ? "" : "-" + replication));
  }

  /** Makes the folder, or takes that of an earlier run. */
  static RunFolder open(Path path, RunHeader header) {
    try {
      if (Files.isDirectory(path) && !isEmpty(path) && !isOfARun(path.resolve(MANIFEST))) {
        throw new UnusableFolderException(
            path,
            "files that are not of a run",
            "expected none, or those of an earlier run; choose another folder with --out");
      }
      Files.createDirectories(path);
      RunFolder folder = new RunFolder(path);
      folder.clear();
      folder.write(
          MANIFEST,
          "%s: \"%s\", \"scenario_file\": \"%s\", \"scenario_sha256\": \"%s\", \"seed\": %d, \"replication\": %d}%n"
              .formatted(
                  MANIFEST_START,
                  header.ibcsimVersion(),
                  header.scenarioFile().replaceAll("[\\\\\"\\p{Cntrl}]", "_"),
                  header.scenarioSha256(),
                  header.seed(),
                  header.replication())
              .replace("\r", "")
              .getBytes(UTF_8));
      return folder;
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Other programs have files of this name too. */
  private static boolean isOfARun(Path manifest) throws IOException {
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(manifest)) {
      byte[] start = MANIFEST_START.getBytes(UTF_8);
      return Arrays.equals(stream.readNBytes(start.length), start);
    }
  }

  /**
   * Removes what an earlier run left, so that nothing stands beside a journal that it is not of.
   */
  private void clear() throws IOException {
    for (String name : List.of("result.json", "report.html", "report.pdf")) {
      Files.deleteIfExists(path.resolve(name));
    }
    for (String below : List.of("charts", "files")) {
      Path folder = path.resolve(below);
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> inside = Files.walk(folder)) {
          for (Path made : inside.filter(Files::isRegularFile).toList()) {
            Files.delete(made);
          }
        }
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  Path path() {
    return path;
  }

  Path journal() {
    return path.resolve("journal.jsonl");
  }

  OutputStream openJournal() {
    try {
      return Files.newOutputStream(journal());
    } catch (IOException e) {
      throw unusable(journal(), e);
    }
  }

  /** Writes one file whole. */
  void write(String name, byte[] content) {
    Path file = path.resolve(name);
    try {
      Files.createDirectories(file.getParent() == null ? path : file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  void writeAll(String below, Map<String, byte[]> files) {
    files.forEach((name, content) -> write(below + "/" + name, content));
  }

  /**
   * Makes {@code latest}, beside the folder, point to it; a file system without links goes without.
   */
  void linkLatest() {
    Path link = path.resolveSibling("latest");
    try {
      if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
        return;
      }
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, path.getFileName());
    } catch (UnsupportedOperationException e) {
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "no symbolic links here", e);
    } catch (IOException e) {
      throw unusable(link, e);
    }
  }

  private static UnusableFolderException unusable(Path path, IOException cause) {
    UnusableFolderException unusable =
        new UnusableFolderException(
            path, why(cause), "expected a folder that can be written; choose one with --out");
    unusable.initCause(cause);
    return unusable;
  }

  private static String why(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no permission to write here";
    }
    if (cause instanceof FileAlreadyExistsException exists) {
      return "a file where a folder is needed, " + exists.getFile();
    }
    if (cause instanceof NoSuchFileException missing) {
      return "no place to make " + missing.getFile();
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return "an error on writing, " + failure.getReason();
    }
    return "an error on writing, " + cause.getMessage();
  }
}
