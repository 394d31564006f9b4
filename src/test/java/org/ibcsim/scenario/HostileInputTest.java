package org.ibcsim.scenario;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ibcsim.scenario.text.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are no scenarios at all, or are made to do harm; in a thread of its own, as reading a
 * pipe cannot be interrupted.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {
  @TempDir Path folder;

  private List<String> load(Path path) {
    try {
      ScenarioFile.load(path);
      return List.of();
    } catch (ScenarioException wrong) {
      return wrong.problems().stream().map(Problem::toString).toList();
    }
  }

  private static String first(byte[] bytes) {
    return Cases.messages(bytes).get(0);
  }

  /** The library reads in pieces, and one must not end within such a character. */
  @Test
  void charactersOfTwoSurrogatesMayStandAnywhere() {
    for (int before = 1_000; before < 2_100; before++) {
      byte[] text = ("#" + "x".repeat(before) + "\uD83D\uDE00\nscenario: [1\n").getBytes(UTF_8);
      assertThatThrownBy(() -> ScenarioFile.parse(Path.of("test.yaml"), text))
          .isInstanceOf(ScenarioException.class);
    }
  }

  @Test
  void missingFileIsAnsweredWithTheNearestName() throws IOException {
    Files.writeString(folder.resolve("first-flight.yaml"), "");
    Path path = folder.resolve("first-fligth.yaml");
    assertThat(load(path))
        .containsExactly(
            path
                + ": found no such file; expected a scenario, a YAML file; did you mean "
                + folder.resolve("first-flight.yaml")
                + "?");
  }

  @Test
  void directoryIsAnsweredWithAScenarioInIt() throws IOException {
    Files.writeString(folder.resolve("b.yaml"), "");
    Files.writeString(folder.resolve("a.yaml"), "");
    assertThat(load(folder))
        .containsExactly(
            folder
                + ": found a directory; expected a scenario, a YAML file; did you mean "
                + folder.resolve("a.yaml")
                + "?");
  }

  @Test
  void fileOfAGigabyteIsRefusedByItsSize() throws IOException {
    Path path = folder.resolve("large.yaml");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      // Sparse: no disk is filled, but a reader would meet every byte.
      file.setLength(1L << 30);
    }
    assertThat(load(path))
        .containsExactly(
            path
                + ": found a file of 1073741824 bytes; expected a scenario of at most 1048576 bytes"
                + " (1 MiB)");
  }

  @Test
  void deviceWithoutAnEndIsNotOpened() {
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero), "this system has no /dev/zero");
    assertThat(load(zero))
        .containsExactly(
            "/dev/zero: found a special file (a device, pipe or socket); expected a scenario, a"
                + " regular file");
  }

  @Test
  void pipeThatNobodyWritesToDoesNotBlock() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.yaml");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "this system has no mkfifo");
    Process make = new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start();
    assertThat(make.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(load(pipe)).singleElement().asString().contains("found a special file");
  }

  @Test
  void fileWithoutTheRightToReadItSaysSo() throws IOException {
    Path path = folder.resolve("secret.yaml");
    Files.writeString(path, "scenario: x\n");
    assumeTrue(Files.getFileStore(path).supportsFileAttributeView("posix"), "no POSIX rights");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(path), "this user may read every file");
    assertThat(load(path)).singleElement().asString().contains("found a file that may not be read");
  }

  @Test
  void symbolicLinkToItselfIsAnswered() throws IOException {
    Path path = folder.resolve("loop.yaml");
    Files.createSymbolicLink(path, path);
    assertThat(load(path)).singleElement().asString().contains("found no such file");
  }

  @Test
  void nameOfAFileIsShownWithoutControlCharacters() {
    assertThat(load(folder.resolve("a\u001b[31m.yaml")))
        .singleElement()
        .asString()
        .contains("aU+001B[31m.yaml: found no such file");
  }

  @Test
  void emptyFileIsAnswered() {
    assertThat(first(new byte[0]))
        .isEqualTo(
            " found an empty file; expected a scenario, which begins with scenario: and its title");
  }

  @Test
  void otherEncodingsAreAnsweredAsSuch() {
    for (var encoding : List.of(UTF_16, UTF_16BE, UTF_16LE)) {
      assertThat(first("scenario: x\n".getBytes(encoding)))
          .isEqualTo(
              " found a file in UTF-16 or UTF-32; expected UTF-8; save it again in that encoding");
    }
  }

  @Test
  void byteThatIsNotUtf8IsLocated() {
    assertThat(first(new byte[] {'a', ':', '\n', 'b', ':', ' ', (byte) 0xc3, 0x28}))
        .isEqualTo(
            "2:4: found the byte 0xc3, which is not UTF-8; expected a text in UTF-8; save the file"
                + " again in that encoding");
  }

  @Test
  void byteOrderMarkOfUtf8IsNoMistake() throws IOException {
    String text = "\uFEFF" + Files.readString(Cases.good("smallest.yaml"));
    assertThat(Cases.messages(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void linesMayEndAsOnWindows() throws IOException {
    Path full = Cases.good("full.yaml");
    String text = Files.readString(full).replace("\n", "\r\n");
    assertThat(Cases.messages(full, text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void zeroByteIsLocated() {
    assertThat(first("scenario: a\u0000b\n".getBytes(UTF_8)))
        .startsWith("1:12: found the invisible character U+0000");
  }

  @Test
  void compressedFilesAreAnsweredAsSuch() {
    assertThat(first(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}))
        .contains("found a file compressed with gzip");
    assertThat(first(new byte[] {'P', 'K', 3, 4, 0})).contains("found a zip archive");
  }

  @Test
  void longLineIsRefused() {
    assertThat(first(("scenario: " + "x".repeat(30_000)).getBytes(UTF_8)))
        .isEqualTo("1: found a line of 30010 characters; expected at most 20000");
  }

  @Test
  void manyValuesAreRefused() {
    assertThat(first(("expect:\n" + "- a\n".repeat(60_000)).getBytes(UTF_8)))
        .isEqualTo("49999:3: found more than 50000 values; expected a scenario with fewer of them");
  }

  @Test
  void manyWorkloadsAreRefused() {
    String text =
        Cases.smallestWith(
            "duration",
            "workload:\n"
                + "  - constant: {volume: vol, rate: 1/s, size: 8 KiB}\n".repeat(65)
                + "duration");
    assertThat(first(text.getBytes(UTF_8)))
        .isEqualTo("3:3: found 65 workloads; expected 1 to 64 workloads");
  }

  @Test
  void manyVolumesAreRefused() {
    StringBuilder volumes = new StringBuilder("volumes:\n");
    for (int i = 0; i <= 2_048; i++) {
      volumes.append("    v").append(i).append(": 1 GiB\n");
    }
    String text = Cases.smallestWith("volumes: {vol: 1 GiB}\n", volumes.toString());
    assertThat(first(text.getBytes(UTF_8)))
        .isEqualTo("7:5: found 2049 volumes; expected 1 to 2048 volumes");
  }

  @Test
  void longRunbookIsRefused() {
    String text =
        Cases.smallestWith(
            "duration", "runbook:\n  a: |\n" + "    # x\n".repeat(10_001) + "duration");
    assertThat(first(text.getBytes(UTF_8)))
        .startsWith("3:6: found a runbook of 10002 lines; expected at most 10000");
  }

  @Test
  void deepNestingOfAMegabyteIsRefusedAtOnce() {
    String text = ("[".repeat(10_000) + "\n").repeat(100);
    assertThat(first(text.getBytes(UTF_8)))
        .isEqualTo("1:17: found more than 16 levels of nesting; expected at most 16");
  }

  @Test
  void traceFromADeviceIsNotOpened() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "this system has no /dev/zero");
    String text =
        Cases.smallestWith(
            "duration",
            "workload: [{trace: {file: /dev/zero, format: vscsi, volume: vol}}]\nduration");
    assertThat(first(text.getBytes(UTF_8))).contains("found a special file");
  }

  @Test
  void messageFileOutsideOfTheFolderIsNotRead() throws IOException {
    Path scenarios = Files.createDirectory(folder.resolve("scenarios"));
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.writeString(scenarios.resolve("message"), "backup");
    Files.createSymbolicLink(scenarios.resolve("link"), secret);
    ScenarioFolder files = new ScenarioFolder(scenarios);
    assertThat(files.read("message")).hasValue("backup".getBytes(UTF_8));
    assertThat(files.read("../secret")).isEmpty();
    assertThat(files.read("link")).isEmpty();
    assertThat(files.read("nothing")).isEmpty();
  }
}
