package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.ibcsim.workload.trace.TraceBytes.READ_10;
import static org.ibcsim.workload.trace.TraceBytes.WRITE_10;
import static org.ibcsim.workload.trace.TraceBytes.file;
import static org.ibcsim.workload.trace.TraceBytes.text;
import static org.ibcsim.workload.trace.TraceBytes.vscsi;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.ibcsim.workload.trace.TraceBytes.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VscsiReaderTest {
  private static final long START = 5_633_898_368_802L;

  @TempDir Path folder;

  private List<Read> read(byte[]... records) {
    return TraceBytes.readAll(TraceFormat.VSCSI, file(folder, records));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path path) {
    return assertThatThrownBy(() -> TraceBytes.readAll(TraceFormat.VSCSI, path))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(path.toString());
  }

  @Test
  void blocksBecomeBytesAndTimesCountFromTheFirstRecord() {
    assertThat(read(vscsi(WRITE_10, START, 3, 1024), vscsi(READ_10, START + 5, 4, 512)))
        .containsExactly(new Read(0, 1536, 1024, true, 1), new Read(5_000, 0, 0, false, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0a, 0x2a, 0xaa, 0x8a, 0x2e, 0xae, 0x8e})
  void everyScsiCommandThatWritesIsAWrite(int command) {
    assertThat(read(vscsi(command, START, 0, 512))).extracting(Read::write).containsExactly(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x08, 0x12, 0x28, 0x35, 0x42, 0x88, 0xa8})
  void aCommandThatWritesNothingMayHaveAnyLengthAndBlock(int command) {
    assertThat(read(vscsi(command, START, -1, -1))).extracting(Read::write).containsExactly(false);
  }

  @Test
  void timesThatGoBackwardsAreSortedAndCountFromTheEarliest() {
    assertThat(
            read(
                vscsi(WRITE_10, START + 10, 1, 512),
                vscsi(WRITE_10, START, 2, 512),
                vscsi(WRITE_10, START + 5, 3, 512)))
        .extracting(Read::timeNanos, Read::number)
        .containsExactly(tuple(0L, 2L), tuple(5_000L, 3L), tuple(10_000L, 1L));
  }

  @Test
  void aRecordCutShortIsLocatedByItsNumberAndFirstByte() {
    byte[] cut = Arrays.copyOf(vscsi(WRITE_10, START, 1, 512), 31);
    Path path = file(folder, vscsi(WRITE_10, START, 1, 512), cut);

    assertThatThrownBy(() -> TraceBytes.readAll(TraceFormat.VSCSI, path))
        .isInstanceOfSatisfying(
            TraceException.class,
            refused -> {
              assertThat(refused.place())
                  .isEqualTo(new TracePlace.BinaryRecord(path.toString(), 2, 32));
              assertThat(refused.found()).isEqualTo("31 bytes before the end of the file");
              assertThat(refused.expected()).isEqualTo("a whole record of 32 bytes");
            });
  }

  @Test
  void anotherVersionIsNamed() {
    byte[] damaged = vscsi(WRITE_10, START, 1, 512);
    damaged[15] = 3;

    assertRefused(file(folder, vscsi(WRITE_10, START, 1, 512), damaged))
        .hasMessageContaining("record 2 at byte 32: found version 0x0300, expected version 1");
  }

  @Test
  void versionTwoOfTheFormatIsRecognised() {
    byte[] versionTwo = new byte[40];
    versionTwo[0] = 0x2a;
    versionTwo[3] = 2;

    assertRefused(file(folder, versionTwo)).hasMessageContaining("This looks like version 2");
  }

  @Test
  void textIsRecognised() {
    assertRefused(text(folder, "128166372003061629,hm,0,Write,7014912,4096,26\n"))
        .hasMessageContaining("This is text: maybe it is one of the CSV formats.");
  }

  @Test
  void zerosAreAnotherKindOfFile() {
    assertRefused(file(folder, new byte[64])).hasMessageContaining("another kind of file");
  }

  @Test
  void aCommandOfTwoBytesIsRefused() {
    assertRefused(file(folder, vscsi(0x12a, START, 1, 512)))
        .hasMessageContaining("found command 0x012a");
  }

  @Test
  void aWriteOfTwoGibibytesOrMoreIsRefused() {
    assertRefused(file(folder, vscsi(WRITE_10, START, 1, Integer.MIN_VALUE)))
        .hasMessageContaining("found length 2147483648 bytes, expected at most 2147483647 bytes");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE / 512})
  void aBlockWhoseBytesDoNotFitInALongIsRefused(long sector) {
    assertRefused(file(folder, vscsi(WRITE_10, START, sector, 512)))
        .hasMessageContaining("found block " + Long.toUnsignedString(sector));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE})
  void aTimeThatIsOutOfReachIsRefused(long micros) {
    assertRefused(file(folder, vscsi(WRITE_10, START, 1, 512), vscsi(WRITE_10, micros, 1, 512)))
        .hasMessageContaining("record 2 at byte 32: found time " + Long.toUnsignedString(micros));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertRefused(file(folder))
        .hasMessageEndingWith("found an empty file, expected at least one record");
  }
}
