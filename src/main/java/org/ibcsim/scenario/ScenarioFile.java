package org.ibcsim.scenario;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.ibcsim.scenario.text.BrokenTextException;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.SourceFile;
import org.ibcsim.scenario.text.SourceText;
import org.ibcsim.scenario.text.YamlTree;

/**
 * Loads scenarios, YAML files of at most {@value SourceFile#MOST_BYTES} bytes.
 *
 * <p>All mistakes are told in one pass, in reading order. A file whose text or YAML is broken is
 * told up to there, as nothing behind it can be trusted.
 */
public final class ScenarioFile {
  private ScenarioFile() {}

  /**
   * Loads a scenario; traces and messages that it names are looked for in its folder.
   *
   * @throws ScenarioException with every problem of the file; nothing else is thrown, whatever the
   *     file holds
   */
  public static LoadedScenario load(Path path) throws ScenarioException {
    Problems problems = new Problems(path.toString());
    try {
      return parse(path, SourceFile.read(path));
    } catch (BrokenTextException broken) {
      broken.addTo(problems);
      throw new ScenarioException(problems.inReadingOrder());
    }
  }

  /**
   * The same for bytes that have been read.
   *
   * @param path named in messages; its folder is where other files are looked for
   */
  public static LoadedScenario parse(Path path, byte[] bytes) throws ScenarioException {
    Problems problems = new Problems(path.toString());
    Problems warnings = new Problems(path.toString());
    Optional<LoadedScenario> loaded = Optional.empty();
    try {
      SourceText source = SourceText.decode(bytes);
      Node root = YamlTree.read(source, problems);
      Path parent = path.getParent();
      // Relative where the path is: what names files is then the same on every machine.
      Path folder = parent == null ? path.getFileSystem().getPath("") : parent;
      ScenarioReader reader = new ScenarioReader(folder, problems, warnings);
      loaded =
          reader
              .read(root, source, sha256(bytes))
              .map(
                  right ->
                      new LoadedScenario(
                          right, reader.names(), warnings.inReadingOrder(), reader.files(right)));
    } catch (BrokenTextException broken) {
      broken.addTo(problems);
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems.inReadingOrder());
    }
    return loaded.orElseThrow(
        () -> new IllegalStateException("a scenario without problems was not made"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform must have it.
      throw new IllegalStateException("no SHA-256", impossible);
    }
  }
}
