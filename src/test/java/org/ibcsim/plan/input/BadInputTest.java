package org.ibcsim.plan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibcsim.workload.trace.TraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file beside {@code complaints.tsv} is refused with the complaint that stands there. */
class BadInputTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/ibcsim/plan/bad");
  private static final String TABLE = "complaints.tsv";

  private static Map<String, String> complaints() {
    try (InputStream stream = Files.newInputStream(FOLDER.resolve(TABLE))) {
      Map<String, String> all = new TreeMap<>();
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(pair -> all.put(pair[0], pair[1]));
      return all;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Stream<String> files() {
    return complaints().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theComplaintNamesThePlaceWhatWasFoundAndWhatWasExpected(String file) {
    Path path = FOLDER.resolve(file);
    String complaint;
    try {
      Measured measured = MeasuredFile.read(path, MeasuredFile.Options.STANDARD);
      complaint = "read as " + measured.format().word();
    } catch (TraceException refused) {
      complaint = String.valueOf(refused.getMessage());
    }
    assertThat(complaint.replace(FOLDER.toString() + "/", "")).isEqualTo(complaints().get(file));
  }

  @Test
  void everyFileHasItsComplaintAndThereAreMoreThanForty() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files
                  .map(file -> String.valueOf(file.getFileName()))
                  .filter(name -> !name.equals(TABLE))
                  .collect(Collectors.toSet()))
          .isEqualTo(complaints().keySet())
          .hasSizeGreaterThan(40);
    }
  }

  /** Prints the table for the files that are there, to be read before it is kept. */
  public static void main(String[] arguments) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Object file : files.sorted().toArray()) {
        Path path = (Path) file;
        if (path.endsWith(TABLE)) {
          continue;
        }
        String complaint;
        try {
          complaint = "read as " + MeasuredFile.read(path, MeasuredFile.Options.STANDARD).format();
        } catch (TraceException refused) {
          complaint = String.valueOf(refused.getMessage());
        } catch (RuntimeException fault) {
          complaint = "FAULT " + fault + Arrays.toString(fault.getStackTrace()).substring(0, 300);
        }
        System.out.println(
            path.getFileName() + "\t" + complaint.replace(FOLDER.toString() + "/", ""));
      }
    }
  }
}
