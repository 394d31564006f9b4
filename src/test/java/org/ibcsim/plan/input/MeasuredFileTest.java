package org.ibcsim.plan.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ibcsim.workload.trace.SharedTraces;
import org.ibcsim.workload.trace.TraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of every format: recognised by their contents, read, examined. */
class MeasuredFileTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private Measured read(String... lines) throws IOException {
    return read(MeasuredFile.Options.STANDARD, lines);
  }

  private Measured read(MeasuredFile.Options options, String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "input", ".txt");
    Files.write(file, List.of(lines));
    return MeasuredFile.read(file, options);
  }

  private static MeasuredFile.Options every(long seconds) {
    return new MeasuredFile.Options(null, null, seconds * SECOND, 512);
  }

  @ParameterizedTest
  @CsvSource({
    "msr.csv, msr",
    "spc, spc",
    "alibaba.csv, alibaba",
    "vscsi.csv, vscsi-text",
    "blkparse.txt, blkparse",
    "fio-iolog, fio",
    "disksim.txt, disksim",
  })
  void sevenFormatsOfOneTraceAreRecognisedAndHoldTheSameWrites(String suffix, String word) {
    Measured measured =
        MeasuredFile.read(
            SharedTraces.find("converted/cp5000." + suffix), MeasuredFile.Options.STANDARD);
    assertThat(measured.format().word()).isEqualTo(word);
    assertThat(measured.totalWrites()).isEqualTo(4_994);
    assertThat(measured.written().totalBytes()).isEqualTo(44_062_208);
    assertThat(measured.written().singleWrites()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"cloudPhysicsIO.vscsi, vscsi, 66898", "mqsim-tpcc-small.trace, mqsim, 2618"})
  void otherTracesAreRecognised(String name, String word, long writes) {
    Measured measured = MeasuredFile.read(SharedTraces.find(name), MeasuredFile.Options.STANDARD);
    assertThat(measured.format().word()).isEqualTo(word);
    assertThat(measured.totalWrites()).isEqualTo(writes);
  }

  @ParameterizedTest
  @CsvSource({
    "iostat-compact, iostat, 37",
    "iostat-x, iostat, 37",
    "iostat-x-p-ALL-JSON, iostat-json, 37",
  })
  void theSecondReportOfSysstatIsTaken(String name, String word, long ignored) {
    Measured measured = MeasuredFile.read(SharedTraces.find("sysstat/expected." + name), every(10));
    assertThat(measured.format().word()).isEqualTo(word);
    assertThat(measured.written().size()).isEqualTo(1);
    // sdr 16.04 and sds 3.21 kB/s for ten seconds.
    assertThat(measured.written().totalBytes()).isEqualTo(Math.round(19.25 * 1024 * 10));
    assertThat(measured.totalWrites()).isEqualTo(Math.round((1.60 + 3.21) * 10));
  }

  @Test
  void sarTellsTimesAndNoWrites() {
    Measured measured =
        MeasuredFile.read(
            SharedTraces.find("sysstat/expected.sar-dev"), MeasuredFile.Options.STANDARD);
    assertThat(measured.format().word()).isEqualTo("sar");
    assertThat(measured.countsWrites()).isFalse();
    assertThat(measured.intervalNanos()).isEqualTo(10 * SECOND);
    assertThat(measured.startNanos()).isEqualTo(1_555_593_609L * SECOND);
    assertThat(measured.written().throughBytes(2))
        .isEqualTo(Math.round((1.60 + 10_663.48) * 1024 * 10));
    assertThat(measured.findings()).extracting(Finding::about).contains("gaps");
  }

  @Test
  void sadfTakesItsTablesOfDevicesAmongOthers() {
    Measured measured =
        MeasuredFile.read(
            SharedTraces.find("sysstat/expected.sadf-se"), MeasuredFile.Options.STANDARD);
    assertThat(measured.format().word()).isEqualTo("sadf");
    assertThat(measured.devices()).containsExactly("sda");
    assertThat(measured.written().totalBytes()).isEqualTo(Math.round(10_663.48 * 1024 * 39));
    assertThat(
            MeasuredFile.read(
                    SharedTraces.find("sysstat/expected.sadf-d"), MeasuredFile.Options.STANDARD)
                .written()
                .totalBytes())
        .isPositive();
  }

  @Test
  void oldIostatHasOtherColumns() throws IOException {
    Measured measured =
        read(
            every(60),
            "Linux 4.4.0 (db1) \t11/30/26 \t_x86_64_\t(2 CPU)",
            "",
            "Device:         rrqm/s   wrqm/s     r/s     w/s    rkB/s    wkB/s avgrq-sz avgqu-sz",
            "sda               0,00     5,00    1,00   15,00     4,00  5120,00    12,50     0,00",
            "",
            "Device:         rrqm/s   wrqm/s     r/s     w/s    rkB/s    wkB/s avgrq-sz avgqu-sz",
            "sda               0,00     5,00    1,00    3,00     4,00   100,50    12,50     0,00");
    assertThat(measured.written().totalBytes()).isEqualTo(Math.round(100.5 * 1024 * 60));
    assertThat(measured.totalWrites()).isEqualTo(180);
  }

  @Test
  void partitionsAndStackedDevicesDoNotCountTwice() throws IOException {
    String header = "Device r/s w/s rkB/s wkB/s";
    String[] rows = {
      "sda 0 1 0 10", "sda1 0 1 0 10", "nvme0n1 0 2 0 20", "nvme0n1p3 0 1 0 5", "dm-0 0 3 0 30"
    };
    List<String> lines = new ArrayList<>();
    for (int report = 0; report < 3; report++) {
      lines.add(header);
      lines.addAll(List.of(rows));
    }
    Measured measured = read(every(1), lines.toArray(String[]::new));
    assertThat(measured.written().totalBytes()).isEqualTo(2 * 30 * 1024);
    assertThat(measured.devices()).containsExactly("sda", "nvme0n1");
    assertThat(measured.findings())
        .extracting(Finding::about)
        .contains("partitions", "stacked devices", "first report");
    Measured chosen =
        read(
            new MeasuredFile.Options(null, Pattern.compile("dm-.*"), SECOND, 512),
            lines.toArray(String[]::new));
    assertThat(chosen.devices()).containsExactly("dm-0");
  }

  @Test
  void vxstatTakesVolumesAndLeavesOutTheFirstReport() throws IOException {
    Measured measured =
        read(
            "                      OPERATIONS          BLOCKS           AVG TIME(ms)",
            "TYP NAME              READ     WRITE      READ     WRITE   READ  WRITE",
            "",
            "Mon Nov 30 10:00:00 2026",
            "vol rootvol 73017 181735 718528 1114227 26.8 27.9",
            "vol hr_dv01 73017 181735 718528 1114227 26.8 27.9",
            "",
            "Mon Nov 30 10:01:00 2026",
            "vol rootvol 1 2 10 20 26.8 27.9",
            "vol hr_dv01 0 100 0 1600 26.8 27.9",
            "dm disk01 0 100 0 1600 26.8 27.9",
            "",
            "Mon Nov 30 10:02:00 2026",
            "vol rootvol 1 0 10 0 26.8 27.9",
            "vol hr_dv01 0 50 0 800 26.8 27.9");
    assertThat(measured.written().size()).isEqualTo(2);
    assertThat(measured.intervalNanos()).isEqualTo(60 * SECOND);
    assertThat(measured.written().totalBytes()).isEqualTo((20 + 1600 + 800) * 512);
    assertThat(measured.totalWrites()).isEqualTo(152);
    assertThat(measured.meanWriteBytes()).isEqualTo(2420 * 512 / 152.0);
  }

  @Test
  void performanceLogsOfWindows() throws IOException {
    Measured measured =
        read(
            "\"(PDH-CSV 4.0) (GMT Standard Time)(0)\",\"\\\\HR1\\PhysicalDisk(0 D:)\\Disk Write"
                + " Bytes/sec\",\"\\\\HR1\\PhysicalDisk(0 D:)\\Disk"
                + " Writes/sec\",\"\\\\HR1\\PhysicalDisk(_Total)\\Disk Write Bytes/sec\"",
            "\"09/08/2002 12:35:00.000\",\" \",\" \",\" \"",
            "\"09/08/2002 12:35:15.000\",\"1000.5\",\"2\",\"1000.5\"",
            "\"09/08/2002 12:35:30.000\",\"2000\",\"4\",\"2000\"");
    assertThat(measured.format().word()).isEqualTo("pdh");
    assertThat(measured.written().totalBytes()).isEqualTo(Math.round(3000.5 * 15));
    assertThat(measured.totalWrites()).isEqualTo(90);
  }

  @Test
  void esxtopTellsTheSameWritesOfDevicesAndAdapters() throws IOException {
    Measured measured =
        read(
            "\"(PDH-CSV 4.0) (UTC)(0)\",\"\\\\esx1\\Physical Disk(vmhba0)\\MBytes"
                + " Written/sec\",\"\\\\esx1\\Physical Disk"
                + " Per-Device(naa.1)\\Writes/sec\",\"\\\\esx1\\Physical Disk"
                + " Per-Device(naa.1)\\MBytes Written/sec\"",
            "\"11/30/2026 10:00:00\",\"8\",\"100\",\"2\"",
            "\"11/30/2026 10:00:05\",\"8\",\"100\",\"2\"");
    assertThat(measured.devices()).containsExactly("naa.1");
    assertThat(measured.written().totalBytes()).isEqualTo(2L * (2 << 20) * 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Timestamp,VolumeWriteBytes,VolumeWriteOps|2026-11-30T10:00:00Z,3000,3|2026-11-30T10:05:00Z,6000,6|9000|9",
        "TimeStamp,Composite Disk Write"
            + " Bytes/sec|2026-11-30T10:00:00Z,10|2026-11-30T10:01:00Z,20|1800|0",
        "1593748800,11,50,7,2,3360|1593749100,11,50,7,3,3360|1593749400,1,1,1,1,1|1843200|4500",
        "time,device,written_bytes,writes|2026-11-30 10:00:00,sda,1000,1|2026-11-30"
            + " 10:00:10,sda,2000,2|3000|3",
        "time_s,writes,bytes|1,2,1024|3.5,4,4096|5120|6",
        "Date,VOL,wkB/s|11/30/2026 10:00:00,x,1|11/30/2026 10:00:02,x,1|4096|0",
      })
  void tablesAreReadByTheNamesOfTheirColumns(
      String header, String first, String second, long bytes, long writes) throws IOException {
    Measured measured = read(header, first, second);
    assertThat(measured.written().totalBytes()).isEqualTo(bytes);
    assertThat(measured.totalWrites()).isEqualTo(writes);
  }

  @Test
  void fioLogsBandwidth() throws IOException {
    Measured measured = read("500, 100, 1, 0", "500, 100, 0, 0", "1000, 200, 1, 0, 0");
    assertThat(measured.format().word()).isEqualTo("fio-bw");
    assertThat(measured.written().totalBytes()).isEqualTo(300 * 512);
  }

  @Test
  void gapsAndRepeatedTimesAreFound() throws IOException {
    Measured measured =
        read(
            "time,bytes",
            "2026-11-30T10:00:00Z,10",
            "2026-11-30T10:01:00Z,10",
            "2026-11-30T10:01:00Z,10",
            "2026-11-30T10:00:30Z,10",
            "2026-11-30T10:02:00Z,10",
            "2026-11-30T11:02:00Z,10");
    assertThat(measured.written().totalBytes()).isEqualTo(40);
    assertThat(measured.written().endNanos()).isEqualTo(63 * 60 * SECOND);
    assertThat(measured.findings())
        .filteredOn(finding -> finding.about().equals("gaps"))
        .singleElement()
        .extracting(Finding::text)
        .isEqualTo("1 gap of 59 min in all; nothing is taken to be written in them.");
    assertThat(measured.findings()).extracting(Finding::about).contains("clock");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3,0,1|a file of a format that is not known",
        "hello world|a file of a format that is not known",
        "Timestamp,VolumeWriteBytes Average;2026-11-30T10:00:00Z,1|the column volumewritebytes"
            + " average, expected the statistic Sum",
        "time,bytes;2026-11-30T10:00:00Z,x|:2:22: found 'x', expected a number of bytes",
        "time,bytes;yesterday,1|:2:1: found 'yesterday', expected a time",
        "time,bytes;2026-11-30T10:00:00Z|:2: found a row that ends before column 2",
        "time,colour;1,2|:1: found the columns time,colour, expected a header",
        "Device r/s w/s;sda 1 2|:1: found 'Device r/s w/s', expected a table with a column wkB/s",
        "Device w/s wkB/s;sda 1 1;Device w/s wkB/s;sda 1|:4: found 2 fields in 'sda 1', expected 3"
            + " fields",
        "Device w/s wkB/s;sda 1 1;Device w/s wkB/s;sda 1 -1|:4:7: found '-1', expected a number",
        "Device w/s wkB/s;sda 1 1|no report but the first",
        "Device w/s wkB/s;sda 1 1;Device w/s wkB/s;sda 1 1|found reports without times",
      })
  void mistakesAreLocated(String text, String complaint) {
    assertThatThrownBy(() -> read(text.split(";")))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining(complaint);
  }
}
