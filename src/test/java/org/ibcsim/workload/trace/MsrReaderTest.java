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

class MsrReaderTest {
  private static final String FIRST = "128166372003061629,hm,0,Write,7014912,4096,26\n";
  private static final Read FIRST_READ = new Read(0, 7_014_912, 4_096, true, 1);

  @TempDir Path folder;

  private List<Read> read(String text) {
    return TraceBytes.readAll(TraceFormat.MSR, text(folder, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Write", "write", "WRITE", " Write "})
  void theTypeMayBeInAnyCase(String type) {
    assertThat(read(FIRST.replace("Write", type))).containsExactly(FIRST_READ);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n", "\r\n\r\n", "", "\n \t\n"})
  void anyEndOfTheLastLineWillDo(String end) {
    assertThat(read(FIRST.trim() + end)).containsExactly(FIRST_READ);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(read("\u00ef\u00bb\u00bf" + FIRST)).containsExactly(FIRST_READ);
  }

  @Test
  void aHeaderIsSkipped() {
    assertThat(read("Timestamp,Hostname,DiskNumber,Type,Offset,Size,ResponseTime\r\n" + FIRST))
        .containsExactly(new Read(0, 7_014_912, 4_096, true, 2));
  }

  @Test
  void ticksOf100NanosecondsAreExactThoughTheirNanosecondsSince1601DoNotFit() {
    assertThat(read(FIRST + FIRST.replace("061629", "061630")))
        .last()
        .isEqualTo(new Read(100, 7_014_912, 4_096, true, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x28166372003061629,hm,0,Write,1,1,1 |:2:1: found 'x28166372003061629', expected a time in"
            + " 100 ns ticks",
        "128166372003061629,hm,0,Write,1,1   |:2: found 6 fields in"
            + " '128166372003061629,hm,0,Write,1,1', expected 7 fields: Timestamp,",
        "128166372003061629,hm,0,Trim,1,1,1  |:2:25: found 'Trim', expected Read or Write",
        "128166372003061629,hm,0,Write,-1,1,1|:2:31: found '-1', expected an offset in bytes",
        "128166372003061629,hm,0,Write,1,-4,1|:2:33: found '-4', expected a size in bytes",
        "128166372003061629,hm,0,Write,1,,1  |:2:33: found nothing, expected a size in bytes",
        "128166372003061629,hm,0,Write,1,2147483648,1|:2:33: found '2147483648', expected a size in"
            + " bytes of at most 2147483647",
        "128166372003061629,hm,0,Write,9223372036854775807,1,1|:2:31: found '9223372036854775807',"
            + " expected an offset in bytes of at most",
        "99999999999999999999,hm,0,Write,1,1,1|:2:1: found '99999999999999999999', expected a time"
            + " in 100 ns ticks of at most",
        "9223372036854775807,hm,0,Write,1,1,1|:2:1: found '9223372036854775807', expected a time"
            + " within 73 years of the first one"
      })
  void aBrokenLineIsLocatedWithWhatWasFoundAndExpected(String line, String complaint) {
    Path path = text(folder, FIRST + line.trim() + "\n");

    assertThatThrownBy(() -> TraceBytes.readAll(TraceFormat.MSR, path))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith(path + complaint);
  }

  @Test
  void aFileWithoutLineEndsIsRefusedBeforeItFillsTheMemory() {
    Path path = text(folder, "1".repeat(100_000));

    assertThatThrownBy(() -> TraceBytes.readAll(TraceFormat.MSR, path))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining(":1: found a line of more than 4096 bytes that begins with '1111")
        .hasMessageContaining("...'");
  }

  @Test
  void controlCharactersAreShownAsEscapes() {
    assertThatThrownBy(() -> read(FIRST.replace("Write", "\u001b[31m\0")))
        .hasMessageContaining("found '\\x1b[31m\\x00'");
  }

  @Test
  void textInUtf16IsNamed() {
    assertThatThrownBy(() -> read("\u00ff\u00fe1\0,\0"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("found UTF-16 text");
  }

  @Test
  void aHeaderAloneIsNoTrace() {
    assertThatThrownBy(() -> read("Timestamp,Hostname,DiskNumber,Type,Offset,Size,ResponseTime\n"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("found no records");
  }
}
