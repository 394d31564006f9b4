package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gallery: {@code reports/} holds what the shipped scenarios produce, and can be made again
 * identically.
 *
 * <p>Compared are the page, the drawings and the figures; pixels and PDF are left out, whose bytes
 * belong to one JDK. After a change that was meant, {@code mvn test -Dtest=GalleryTest
 * -Dibcsim.update=true} makes the gallery anew.
 */
class GalleryTest {
  private static final Path GALLERY = Path.of("reports");
  private static final boolean UPDATE = Boolean.getBoolean("ibcsim.update");

  @TempDir Path folder;

  static List<String> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") && !name.equals("cloudphysics.yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyShippedScenarioHoldsAndMakesItsReportAgain(String scenario) throws IOException {
    StringWriter screen = new StringWriter();
    int status =
        Ibcsim.commandLine()
            .setOut(new PrintWriter(screen))
            .execute("run", "scenarios/" + scenario, "--out", folder.toString());
    assertThat(status).as(screen.toString()).isEqualTo(ExitStatus.HELD);
    Path kept = GALLERY.resolve(scenario.replace(".yaml", ""));
    forgetPlace();
    if (UPDATE) {
      keep(kept);
    }
    assertThat(compared(folder)).as("files").isEqualTo(compared(kept));
    for (String name : compared(kept)) {
      assertThat(Files.readString(folder.resolve(name)))
          .as(
              "%s: if the change is meant, run mvn test -Dtest=GalleryTest -Dibcsim.update=true",
              kept.resolve(name))
          .isEqualTo(Files.readString(kept.resolve(name)));
    }
  }

  /** The result tells where the report was written: the only thing in it that is not of the run. */
  private void forgetPlace() throws IOException {
    Path result = folder.resolve("result.json");
    String text =
        Files.readString(result)
            .replaceAll("\"report\" : \"[^\"]*\"", "\"report\" : \"report.html\"");
    assertThat(text).contains("\"report\" : \"report.html\"");
    Files.writeString(result, text, UTF_8);
  }

  private static List<String> compared(Path of) throws IOException {
    TreeSet<String> names = new TreeSet<>(List.of("report.html", "result.json"));
    try (Stream<Path> charts = Files.list(of.resolve("charts"))) {
      charts
          .map(chart -> "charts/" + chart.getFileName())
          .filter(name -> name.endsWith(".svg"))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  private void keep(Path kept) throws IOException {
    Files.createDirectories(kept.resolve("charts"));
    try (Stream<Path> old = Files.list(kept.resolve("charts"))) {
      for (Path chart : old.toList()) {
        Files.delete(chart);
      }
    }
    for (String name : compared(folder)) {
      Files.copy(folder.resolve(name), kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.copy(
        folder.resolve("report.pdf"),
        kept.resolve("report.pdf"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
