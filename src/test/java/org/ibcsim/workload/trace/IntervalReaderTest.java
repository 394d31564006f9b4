package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ibcsim.workload.trace.TraceBytes.text;

import java.nio.file.Path;
import java.util.List;
import org.ibcsim.workload.trace.TraceBytes.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalReaderTest {
  private static final String HEADER = "time_s,writes,bytes\n";

  @TempDir Path folder;

  private List<Read> read(String text) {
    return TraceBytes.readAll(TraceFormat.INTERVALS, text(folder, text));
  }

  private static Read write(long timeNanos, int lengthBytes, long line) {
    return new Read(timeNanos, TraceRecord.UNKNOWN_OFFSET, lengthBytes, true, line);
  }

  @Test
  void writesStandInTheMiddleOfTheirSharesOfTheInterval() {
    assertThat(read(HEADER + "1.000,2,1024\n2.5,3,1536\n"))
        .containsExactly(
            write(250_000_000, 512, 2),
            write(750_000_000, 512, 2),
            write(1_250_000_000, 512, 3),
            write(1_750_000_000, 512, 3),
            write(2_250_000_000L, 512, 3));
  }

  @Test
  void sizesAreWholeSectorsWhereTheBytesAllowIt() {
    assertThat(read(HEADER + "1,3,2048\n"))
        .extracting(Read::lengthBytes)
        .containsExactly(512, 512, 1024);
  }

  @Test
  void sizesAreBytesOtherwise() {
    assertThat(read(HEADER + "1,3,1000\n"))
        .extracting(Read::lengthBytes)
        .containsExactly(333, 333, 334);
  }

  @Test
  void anIdleIntervalHoldsNothingAndTakesItsTime() {
    assertThat(read(HEADER + "1,0,0\n2,1,4096\n")).containsExactly(write(1_500_000_000, 4096, 3));
  }

  @Test
  void aStartMarkAtZeroIsAccepted() {
    assertThat(read(HEADER + "0,0,0\n2,1,4096\n")).containsExactly(write(1_000_000_000, 4096, 3));
  }

  @Test
  void bytesWithoutAWriteBecomeOneWriteAndAreCountedAsMended() {
    TraceReader reader = TraceFormat.INTERVALS.reader(text(folder, HEADER + "1,0,4096\n"));

    assertThat(TraceBytes.readAll(reader)).containsExactly(write(500_000_000, 4096, 2));
    assertThat(reader.mended()).isEqualTo(1);
  }

  @Test
  void writesWithoutBytesAreLeftOutAndCountedAsMended() {
    TraceReader reader = TraceFormat.INTERVALS.reader(text(folder, HEADER + "1,7,0\n2,1,512\n"));

    assertThat(TraceBytes.readAll(reader)).containsExactly(write(1_500_000_000, 512, 3));
    assertThat(reader.mended()).isEqualTo(1);
  }

  @Test
  void aFractionFinerThanANanosecondIsCutOff() {
    assertThat(read(HEADER + "0.0000000029999,1,512\n")).containsExactly(write(1, 512, 2));
  }

  @Test
  void carriageReturnsAByteOrderMarkAndBlankLinesDoNotMatter() {
    assertThat(read("\u00ef\u00bb\u00bfTime_s, Writes, Bytes\r\n1,1,512\r\n\r\n"))
        .containsExactly(write(500_000_000, 512, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,1,512\n", "time,writes,bytes\n1,1,512\n", "time_s,writes\n1,1\n"})
  void theHeaderIsRequired(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining(":1: found '")
        .hasMessageContaining("expected the header time_s,writes,bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,1,512    |:3:1: found '1', expected a time after 1 s, the end of the interval before",
        "0.999,1,512|:3:1: found '0.999', expected a time after 1 s",
        "-2,1,512   |:3:1: found '-2', expected a time in seconds",
        "2e0,1,512  |:3:1: found '2e0', expected a time in seconds",
        "2.5.1,1,512|:3:1: found '2.5.1', expected a time in seconds",
        "2;1;512    |:3: found 1 field in '2;1;512', expected 3 fields: time_s,writes,bytes",
        "2,5,1,512  |:3: found 4 fields in '2,5,1,512', expected 3 fields",
        "2,-1,512   |:3:3: found '-1', expected a number of writes",
        "2,1,-512   |:3:5: found '-512', expected a number of bytes",
        "2,1.5,512  |:3:3: found '1.5', expected a number of writes",
        "2,9,8      |:3:5: found '8', expected at least one byte for each of 9 writes",
        "2,1000000001,9223372036854775807|:3:3: found '1000000001', expected at most one write a"
            + " nanosecond",
        "2,1,2147483648|:3:5: found '2147483648', expected writes of less than 2147483647 bytes"
            + " each",
        "2,0,9223372036854775807|:3:5: found '9223372036854775807', expected writes of less",
        "2,1,9223372036854775808|:3:5: found '9223372036854775808', expected a number of bytes of"
            + " at most",
        "99999999999,1,512|:3:1: found '99999999999', expected a time in seconds, as in 12.25 of at"
            + " most 2305843009"
      })
  void aBrokenLineIsLocatedWithWhatWasFoundAndExpected(String line, String complaint) {
    Path path = text(folder, HEADER + "1,1,512\n" + line.trim() + "\n");

    assertThatThrownBy(() -> TraceBytes.readAll(TraceFormat.INTERVALS, path))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(path + complaint);
  }

  @Test
  void aHeaderAloneIsNoTrace() {
    assertThatThrownBy(() -> read(HEADER))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("found no records, expected at least one line");
  }
}
