package org.ibcsim.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.ibcsim.model.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalDamageTest {
  @TempDir Path folder;
  private byte[] good = new byte[0];

  @BeforeEach
  void writeAGoodJournal() {
    good = journal();
  }

  private static byte[] journal() {
    HandDrivenRun run = new HandDrivenRun(HandDrivenRun.header(JournalLevel.ALL, 1000, "london"));
    run.wholeWrite(0, 1, 4096);
    run.at(500).writer.fact(new Fact.Cut(0));
    run.at(2500).wholeWrite(0, 2, 4096);
    run.writer.finish(9);
    run.writer.close();
    return run.bytes.toByteArray();
  }

  private Path save(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("broken.jsonl"), bytes);
  }

  private Path save(String text) throws IOException {
    return save(text.getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    return new String(good, StandardCharsets.UTF_8);
  }

  @Test
  void aJournalCutAnywhereAfterItsFirstLineIsReadAsIncomplete() throws IOException {
    int firstLine = text().indexOf('\n') + 1;
    for (int length = firstLine; length < good.length; length += 11) {
      Path path = save(Arrays.copyOf(good, length));
      assertThat(Journal.read(path).complete()).as("cut after %s bytes", length).isFalse();
    }
    assertThat(Journal.read(save(good)).complete()).isTrue();
  }

  @Test
  void whatStandsBeforeACutIsThere() throws IOException {
    RunRecord read = Journal.read(save(text().substring(0, text().indexOf("\"totals\""))));
    assertThat(read.facts()).containsExactly(new TimedFact(500, new Fact.Cut(0)));
    assertThat(read.series().buckets()).isEqualTo(3);
    assertThat(read.totals()).isNull();
    assertThat(read.endNanos()).isEqualTo(2500);
  }

  @Test
  void aCutJournalIsLocatedWhereItMustBeComplete() throws IOException {
    long lines = text().lines().count();
    Path insideLine = save(Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> Journal.readComplete(insideLine))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(insideLine + ":" + lines + ": the journal ends inside a line")
        .hasMessageContaining("expected a line of kind end");
  }

  @Test
  void aJournalThatEndsInItsFirstLineCannotBeRead() throws IOException {
    Path path = save(Arrays.copyOf(good, 20));
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(path + ":1: the file ends inside its first line");
  }

  @Test
  void anEmptyFileIsNoJournal() throws IOException {
    Path path = save("");
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(path + ":1: the file is empty; expected a journal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scenario: x              | Unrecognized token
          {"t":0}                  | found no field f
          {"f":"run"}              | found no field t
          [1,2]                    | found no JSON object
          {"t":0,"f":"cut"}        | found a line of kind cut
          {"t":0,"f":"run","seed":1} | Missing
          {"t":"0","f":"run"}      | t is "0", expected a whole number
          """)
  void aForeignFileIsRefusedAtItsFirstLine(String line, String problem) throws IOException {
    Path path = save(line + "\n");
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(path + ":1: ")
        .hasMessageContaining(problem)
        .hasMessageContaining("expected the first line of a journal");
  }

  @Test
  void aBinaryFileIsRefused() throws IOException {
    byte[] bytes = new byte[4096];
    Arrays.fill(bytes, (byte) 0xFE);
    bytes[4095] = '\n';
    Path path = save(bytes);
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(path + ":1: ");
  }

  @Test
  void aNewerFormatIsRefusedWithTheVersionThatWroteIt() throws IOException {
    Path path =
        save(text().replace("\"format_version\":1", "\"format_version\":2,\"new_field\":true"));
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageContaining(":1: a journal of format 2, expected at most 1")
        .hasMessageContaining("0.1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "f":"log","n":1}          | "f":"log","n":x}          | 'x' in a step of kind log
          "f":"log","n":1}          | "f":"log","n":1} extra    | expected the end of the line
          "f":"log","n":1}          | "f":"log","n":99999999999999999999} | more than 63 bits
          "f":"sent","r":0,"n":1}   | "f":"sent","r":7,"n":1}   | RLINK 7 in a step of kind sent, expected 0 to 0
          "f":"cut"                 | "f":"cutting"             | unknown kind cutting
          "f":"cut","rlink":"rlk_london" | "f":"cut","rlink":"rlk_lodnon" | rlk_lodnon
          "f":"cut","rlink":"rlk_london" | "f":"cut"            | Missing
          {"t":500,                 | {"t":-500,                | time goes back
          "b":1,"v":[               | "b":2,"v":[               | bucket 2 of the series, expected 1
          "b":1,"v":[               | "b":1,"v":[0,             | values, expected
          {"t":500,                 | {"t":500;                 | damaged
          """)
  void damageInTheMiddleIsLocated(String found, String replacement, String problem)
      throws IOException {
    assertThat(text()).contains(found);
    String broken = text().replaceFirst(Pattern.quote(found), replacement);
    long line =
        1 + broken.substring(0, broken.indexOf(replacement)).chars().filter(c -> c == '\n').count();
    Path path = save(broken);
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageStartingWith(path + ":" + line + ": damaged: ")
        .hasMessageContaining(problem);
  }

  @Test
  void aMissingLineIsNoticedAtTheEnd() throws IOException {
    Path path = save(text().replaceFirst("\\{\"t\":500,\"f\":\"cut\"[^\n]*\n", ""));
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageContaining("some are missing");
  }

  @Test
  void aLineAfterTheEndIsNoticed() throws IOException {
    Path path = save(text() + "{}\n");
    assertThatThrownBy(() -> Journal.read(path))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageContaining("a line after the end of the journal");
  }

  @Test
  void theDigestIsThatOfTheBytesAndTheSameInTwoRuns() throws Exception {
    HandDrivenRun run = new HandDrivenRun(HandDrivenRun.header(JournalLevel.ALL, 1000, "london"));
    new RandomSteps(run, 1, 4).play(10_000);
    assertThatThrownBy(run.writer::sha256).isInstanceOf(IllegalStateException.class);
    run.writer.close();
    HandDrivenRun again = new HandDrivenRun(HandDrivenRun.header(JournalLevel.ALL, 1000, "london"));
    new RandomSteps(again, 1, 4).play(10_000);
    again.writer.close();

    byte[] digest = MessageDigest.getInstance("SHA-256").digest(run.bytes.toByteArray());
    assertThat(run.writer.sha256())
        .isEqualTo(HexFormat.of().formatHex(digest))
        .isEqualTo(again.writer.sha256());
  }

  /** A disk that is full after some bytes. */
  private static final class FullDisk extends OutputStream {
    private final int capacity;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean closed;

    FullDisk(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public void write(int b) throws IOException {
      if (kept.size() == capacity) {
        throw new IOException("No space left on device");
      }
      kept.write(b);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void aFullDiskIsNamedAndWhatWasWrittenStays() throws IOException {
    FullDisk disk = new FullDisk(100_000);
    HandDrivenRun run =
        new HandDrivenRun(HandDrivenRun.header(JournalLevel.ALL, 1000, "london"), disk);
    assertThatThrownBy(() -> new RandomSteps(run, 1, 4).play(50_000))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("run/journal.jsonl")
        .hasMessageContaining("No space left on device");
    run.writer.close();

    assertThat(disk.closed).isTrue();
    assertThat(disk.kept.size()).isEqualTo(100_000);
    RunRecord read = Journal.read(save(disk.kept.toByteArray()));
    assertThat(read.complete()).isFalse();
    assertThat(read.facts()).isNotEmpty();
    assertThatThrownBy(run.writer::sha256).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDiskThatFillsUpWithTheLastBytesFailsTheClosing() {
    FullDisk disk = new FullDisk(good.length - 1);
    HandDrivenRun run =
        new HandDrivenRun(HandDrivenRun.header(JournalLevel.ALL, 1000, "london"), disk);
    run.wholeWrite(0, 1, 4096);
    run.at(500).writer.fact(new Fact.Cut(0));
    run.at(2500).wholeWrite(0, 2, 4096);
    run.writer.finish(9);
    assertThatThrownBy(run.writer::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("run/journal.jsonl");
    assertThat(disk.closed).isTrue();
  }
}
