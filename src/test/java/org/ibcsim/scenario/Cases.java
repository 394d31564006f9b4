package org.ibcsim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenario files of the tests. */
final class Cases {
  static final Path FOLDER = Path.of("src/test/resources/org/ibcsim/scenario");

  private Cases() {}

  static List<Path> good() {
    return yaml(FOLDER.resolve("good"));
  }

  static List<Path> bad() {
    return yaml(FOLDER.resolve("bad"));
  }

  /** Shipped scenarios, where the project has them already. */
  static List<Path> shipped() {
    Path folder = Path.of("scenarios");
    return Files.isDirectory(folder)
        ? Stream.concat(yaml(folder).stream(), yaml(folder.resolve("litmus")).stream()).toList()
        : List.of();
  }

  static Path good(String name) {
    return FOLDER.resolve("good").resolve(name);
  }

  private static List<Path> yaml(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The smallest scenario with one line replaced. */
  static String smallestWith(String line, String replacement) {
    try {
      String text = Files.readString(good("smallest.yaml"));
      if (!text.contains(line)) {
        throw new IllegalArgumentException("smallest.yaml has no " + line);
      }
      return text.replace(line, replacement);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The first message of a text, without the file's name; empty if it is right. */
  static List<String> messages(byte[] bytes) {
    return messages(Path.of("t.yaml"), bytes);
  }

  static List<String> messages(Path path, byte[] bytes) {
    try {
      ScenarioFile.parse(path, bytes);
      return List.of();
    } catch (ScenarioException wrong) {
      return wrong.problems().stream()
          .map(problem -> problem.toString().substring(path.toString().length() + 1))
          .toList();
    }
  }
}
