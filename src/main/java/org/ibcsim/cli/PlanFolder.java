package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The folder of one plan: {@code manifest.json}, {@code plan.json}, the report and its charts. That
 * of an earlier plan is used again; any other that holds something is refused.
 */
final class PlanFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String START = "{\"ibcsim_plan_version\"";

  private final Path path;

  private PlanFolder(Path path) {
    this.path = path;
  }

  /** The folder of a choice of ours, below {@code out}: named after the measurement. */
  static Path standard(Path trace) {
    String stem = String.valueOf(trace.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
    return Path.of("out", stem + "-plan");
  }

  /** Makes the folder, or takes that of an earlier plan. */
  static PlanFolder open(Path path) {
    try {
      if (Files.isDirectory(path) && !isEmpty(path) && !isOfAPlan(path.resolve(MANIFEST))) {
        throw new UnusableFolderException(
            path,
            "files that are not of a plan",
            "expected none, or those of an earlier plan; choose another folder with --out");
      }
      Files.createDirectories(path);
      PlanFolder folder = new PlanFolder(path);
      folder.write(MANIFEST, START + ": \"" + Version.text() + "\"}\n");
      return folder;
    } catch (IOException e) {
      throw RunFolder.unusable(path, e);
    }
  }

  Path path() {
    return path;
  }

  /** Writes a file as a whole. */
  void write(String name, String text) {
    Path file = path.resolve(name);
    Path half = path.resolve(name + ".part");
    try {
      Files.writeString(half, text, UTF_8);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw RunFolder.unusable(path, e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isOfAPlan(Path manifest) throws IOException {
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(manifest)) {
      byte[] start = START.getBytes(UTF_8);
      return Arrays.equals(stream.readNBytes(start.length), start);
    }
  }

  /** SHA-256 of a file, in lower-case hexadecimal. */
  static String sha256(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw RunFolder.unusable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
