package org.ibcsim.workload.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the traces of third parties, which are not part of the project.
 *
 * <p>Looked for in the folder that the system property or else the environment variable
 * IBCSIM_TRACES names, and otherwise in ../shared/traces. A test whose trace is missing is skipped.
 */
public final class SharedTraces {
  private static final String SETTING = "IBCSIM_TRACES";

  private SharedTraces() {}

  /** The path of a trace; aborts the test, visibly, where it is missing. */
  public static Path find(String name) {
    String folder = System.getProperty(SETTING, System.getenv(SETTING));
    Path path = Path.of(folder == null ? "../shared/traces" : folder).resolve(name);
    Assumptions.assumeTrue(
        Files.isRegularFile(path),
        () ->
            "skipped: no trace at "
                + path.toAbsolutePath()
                + "; set "
                + SETTING
                + " to its folder");
    return path;
  }
}
