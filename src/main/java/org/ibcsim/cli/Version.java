package org.ibcsim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its build wrote it down. */
final class Version implements IVersionProvider {
  /** For instance {@code 0.1.0}. */
  static String text() {
    try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
      if (stream == null) {
        throw new IllegalStateException("version.properties is missing from the program");
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read version.properties of the program", e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {"ibcsim " + text()};
  }
}
