package org.ibcsim.sweep;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * One of the files that an experiment is made of: itself, the scenario, traces, messages.
 *
 * @param path as it is found from here
 * @param sha256 of its contents; empty if it cannot be read
 */
public record Ingredient(String path, String sha256) {
  static Ingredient of(Path path, byte[] contents) {
    return new Ingredient(path.toString(), Hashes.ofBytes(contents));
  }

  /** Of a file that may be large, and is read once from its beginning to its end. */
  static Ingredient of(Path path) {
    return new Ingredient(path.toString(), HexFormat.of().formatHex(Hashes.ofFile(path)));
  }

  static List<Ingredient> of(List<Path> paths) {
    return paths.stream().map(Ingredient::of).toList();
  }

  /** What a hash over all of them takes in: where a file lies makes no difference. */
  byte[] digest() {
    return HexFormat.of().parseHex(sha256);
  }
}
