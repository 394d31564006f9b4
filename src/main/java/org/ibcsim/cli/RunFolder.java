package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
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
import java.nio.file.StandardCopyOption;
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
 * so that nothing of anybody else's is overwritten, and so is one in which a run is still going on.
 * Beside run folders with a name of our choice stands a link {@code latest}.
 */
final class RunFolder implements Closeable {
  private static final String MANIFEST = "manifest.json";
  private static final String MANIFEST_START = "{\"ibcsim_version\"";

  /** Where a file stands until all of it is on the disk. */
  private static final String UNFINISHED = "unfinished.part";

  private final Path path;
  private final FolderClaim claim;

  private RunFolder(Path path, FolderClaim claim) {
    this.path = path;
    this.claim = claim;
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
      if (Files.isDirectory(path) && !isEmpty(path) && !isOfARun(path)) {
        throw new UnusableFolderException(
            path,
            "files that are not of a run",
            "expected none, or those of an earlier run; choose another folder with --out");
      }
      Files.createDirectories(path);
      FolderClaim claim = FolderClaim.of(path.resolve(MANIFEST));
      if (claim == null) {
        throw new UnusableFolderException(
            path,
            "another run that is still going on here",
            "expected to be alone; choose another folder with --out, or wait");
      }
      RunFolder folder = new RunFolder(path, claim);
      folder.begin(header);
      return folder;
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private void begin(RunHeader header) throws IOException {
    try {
      clear();
      claim.write(
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
    } catch (IOException e) {
      claim.close();
      throw e;
    }
  }

  /**
   * Other programs have files of this name too. One that is alone and empty is of a run that a full
   * disk or a kill ended before it began.
   */
  private static boolean isOfARun(Path folder) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    if (Files.size(manifest) == 0) {
      try (Stream<Path> files = Files.list(folder)) {
        return files.allMatch(manifest::equals);
      }
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
    Files.deleteIfExists(path.resolve(UNFINISHED));
    for (String name :
        List.of(
            "result.json", "report.html", "report.pdf", "sequence.mmd", "trace.perfetto.json")) {
      Files.deleteIfExists(path.resolve(name));
      // A run that was killed while it wrote its report leaves this.
      Files.deleteIfExists(path.resolve(name + ".part"));
    }
    for (String below : List.of("charts", "files", "choices")) {
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

  /** Writes one file, which is there as a whole or not at all. */
  void write(String name, byte[] content) {
    Path file = path.resolve(name);
    Path unfinished = path.resolve(UNFINISHED);
    try {
      Files.createDirectories(file.getParent() == null ? path : file.getParent());
      Files.write(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      UnusableFolderException failure = unusable(file, e);
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException left) {
        failure.addSuppressed(left);
      }
      throw failure;
    }
  }

  void writeAll(String below, Map<String, byte[]> files) {
    files.forEach((name, content) -> write(below + "/" + name, content));
  }

  /**
   * Makes {@code latest}, beside the folder, point to it; a file system without links goes without.
   * Runs that end at the same time do this at the same time, so the link is made beside its place
   * and moved there in one step.
   */
  void linkLatest() {
    Path link = path.resolveSibling("latest");
    Path made = path.resolve(UNFINISHED);
    try {
      if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
        return;
      }
      Files.deleteIfExists(made);
      Files.createSymbolicLink(made, path.getFileName());
      Files.move(made, link, StandardCopyOption.ATOMIC_MOVE);
    } catch (UnsupportedOperationException e) {
      System.getLogger("ibcsim").log(System.Logger.Level.DEBUG, "no symbolic links here", e);
    } catch (IOException e) {
      throw unusable(link, e);
    }
  }

  /** Lets other runs have the folder. */
  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  static UnusableFolderException unusable(Path path, IOException cause) {
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
