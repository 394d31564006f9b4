package org.ibcsim.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The published JSON Schema of experiments (draft 2020-12), for editors; what needs the scenario
 * only {@link ExperimentFile} knows.
 */
public final class ExperimentSchema {
  private static final String RESOURCE = "experiment.schema.json";

  private ExperimentSchema() {}

  /** The schema as indented JSON, ending with a line end. */
  public static String text() {
    try (InputStream stream = ExperimentSchema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " of the program", failure);
    }
  }
}
