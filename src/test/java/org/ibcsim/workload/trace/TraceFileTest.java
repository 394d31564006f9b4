package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no format can be read from. */
class TraceFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aMissingFileIsReportedWhenTheFirstRecordIsRead(TraceFormat format) {
    Path path = folder.resolve("missing.trace");
    TraceReader reader = format.reader(path);

    assertThatThrownBy(() -> reader.read(new TraceRecord()))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(
            path + ": found no such file, expected a trace file. Check the path");
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryIsReported(TraceFormat format) {
    assertThatThrownBy(() -> TraceBytes.readAll(format, folder))
        .isInstanceOf(TraceException.class)
        .hasMessage(
            folder + ": found a directory, expected a trace file. Name one file of the directory.");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileIsReported(TraceFormat format) {
    Path path = TraceBytes.file(folder);

    assertThatThrownBy(() -> TraceBytes.readAll(format, path))
        .isInstanceOf(TraceException.class)
        .hasMessage(path + ": found an empty file, expected at least one record");
  }

  @ParameterizedTest
  @EnumSource
  void aCompressedFileIsReportedAsSuch(TraceFormat format) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("time_s,writes,bytes\n1,1,512\n".getBytes(StandardCharsets.US_ASCII));
    }
    Path path = TraceBytes.file(folder, compressed.toByteArray());

    assertThatThrownBy(() -> TraceBytes.readAll(format, path))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("compressed with gzip")
        .hasMessageContaining("gunzip");
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfRandomBytesIsRefusedWithItsName(TraceFormat format) {
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    Path path = TraceBytes.file(folder, noise);

    assertThatThrownBy(() -> TraceBytes.readAll(format, path))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(path.toString())
        .message()
        .matches("[ -~]*");
  }

  @Test
  void aReaderIsStreamingAndKeepsItsPositionOverBufferBounds() throws IOException {
    byte[] bytes = new byte[200_001];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Path path = folder.resolve("large");
    Files.write(path, bytes);
    try (TraceFile file = new TraceFile(path)) {
      byte[] part = new byte[333];
      int total = 0;
      for (int count = file.read(part); count > 0; count = file.read(part)) {
        for (int i = 0; i < count; i++) {
          assertThat(part[i]).isEqualTo(bytes[total + i]);
        }
        total += count;
        assertThat(file.position()).isEqualTo(total);
      }
      assertThat(total).isEqualTo(bytes.length);
      assertThat(file.read()).isEqualTo(-1);
    }
  }
}
