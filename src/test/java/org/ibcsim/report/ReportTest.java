package org.ibcsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ibcsim.journal.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void everyFileIsTheSameWithAnyNumberOfThreadsAndAtEveryTime() throws IOException {
    RunRecord run = RunFixture.run().rlinks(3).messages(2).record();
    Map<String, byte[]> one = bytes(run, 1);
    Map<String, byte[]> four = bytes(run, 4);

    assertThat(four.keySet()).containsExactlyElementsOf(one.keySet());
    one.forEach((name, content) -> assertThat(four.get(name)).as(name).isEqualTo(content));
  }

  @Test
  void aFolderThatDoesNotExistIsMadeAndHoldsAllFilesAndNoHalfOnes() throws IOException {
    Path out = folder.resolve("new/er");
    List<Path> written = Report.write(RunFixture.run().record(), out, ReportOptions.standard());

    assertThat(written.get(0)).isEqualTo(out.resolve("report.html"));
    try (Stream<Path> found = Files.walk(out)) {
      assertThat(found.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(written);
    }
    assertThat(written)
        .contains(
            out.resolve("report.pdf"),
            out.resolve("charts/lag.svg"),
            out.resolve("charts/lag.png"),
            out.resolve("sequence.mmd"),
            out.resolve("trace.perfetto.json"));
    assertThat(out.resolve("charts/lag.svg")).content().startsWith("<svg xmlns=");
    assertThat(Files.readAllBytes(out.resolve("charts/lag.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void aFileInTheWayOfTheFolderIsNamed() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("out"), "mine");

    assertThatThrownBy(
            () -> Report.write(RunFixture.run().record(), inTheWay, ReportOptions.standard()))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining(inTheWay.resolve("report.html").toString())
        .hasMessageContaining("a file is in the way")
        .hasMessageContaining("--out");
    assertThat(inTheWay).content().isEqualTo("mine");
  }

  @Test
  void aFullDiskLeavesTheOlderFileAndNoHalfOne() throws IOException {
    Path older = Files.writeString(folder.resolve("report.html"), "older");
    WholeFiles files = new WholeFiles(folder);

    assertThatThrownBy(
            () ->
                files.write(
                    "report.html",
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining(older.toString())
        .hasMessageContaining("No space left on device");
    assertThat(older).content().isEqualTo("older");
    assertThat(folder.toFile().list()).containsExactly("report.html");
  }

  @Test
  void fewerThreadsThanOneAreRefused() {
    assertThatThrownBy(() -> new ReportOptions("", "", 0))
        .hasMessage("0 threads, expected 1 or more");
  }

  private static Map<String, byte[]> bytes(RunRecord run, int threads) throws IOException {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    for (Map.Entry<String, WholeFiles.Body> file :
        Report.files(run, new ReportOptions("", "", threads)).entrySet()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.getValue().writeTo(out);
      bytes.put(file.getKey(), out.toByteArray());
    }
    return bytes;
  }
}
