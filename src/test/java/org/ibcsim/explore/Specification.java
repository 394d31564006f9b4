package org.ibcsim.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The outcomes that the Promela specification has for litmus tests, as {@code src/spec/outcomes.sh}
 * prints them: the name of each scenario, and its outcomes by the names that it observes.
 */
final class Specification {
  static final Path FOLDER = Path.of("src/spec");
  static final Path KEPT = FOLDER.resolve("litmus.outcomes");

  private Specification() {}

  /** The kept outcomes, in the order of the file. */
  static Map<String, List<Map<String, String>>> kept() {
    try {
      return parse(Files.readString(KEPT));
    } catch (IOException problem) {
      throw new IllegalStateException(KEPT + " cannot be read", problem);
    }
  }

  static Map<String, List<Map<String, String>>> parse(String text) {
    // Without a schema every value is the text that stands there.
    Load load = new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build());
    Map<String, List<Map<String, String>>> outcomes = new LinkedHashMap<>();
    if (!(load.loadFromString(text) instanceof Map<?, ?> tests)) {
      throw new IllegalArgumentException("expected the names of tests, found: " + text);
    }
    tests.forEach((name, list) -> outcomes.put(String.valueOf(name), outcomes(name, list)));
    return outcomes;
  }

  private static List<Map<String, String>> outcomes(Object test, Object list) {
    if (!(list instanceof List<?> entries) || entries.isEmpty()) {
      throw new IllegalArgumentException(test + " has no outcome");
    }
    List<Map<String, String>> outcomes = new ArrayList<>();
    for (Object entry : entries) {
      Map<String, String> outcome = new LinkedHashMap<>();
      ((Map<?, ?>) entry)
          .forEach((name, value) -> outcome.put(String.valueOf(name), String.valueOf(value)));
      outcomes.add(outcome);
    }
    return outcomes;
  }
}
