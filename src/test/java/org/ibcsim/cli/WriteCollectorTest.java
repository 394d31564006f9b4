package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.plan.input.MeasuredFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector against counters that a test writes, and a clock that a test moves. */
class WriteCollectorTest {
  private static final long EVERY = 10_000_000_000L;
  private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  @TempDir Path folder;

  private Path counters() {
    return folder.resolve("diskstats");
  }

  private Path out() {
    return folder.resolve("writes.csv");
  }

  /** A line of /proc/diskstats. */
  private static String device(String name, long writes, long sectors) {
    return "   8       0 " + name + " 11 0 22 33 " + writes + " 44 " + sectors + " 55 0 66 77\n";
  }

  /**
   * Each wait puts the next text in the place of the counters; after the last one it is stopped.
   */
  private final class Steps implements WriteCollector.Time {
    private final List<String> texts;
    private Instant now = START;
    private int next = 1;
    private long lateNanos;

    Steps(String... texts) {
      this.texts = new ArrayList<>(List.of(texts));
      put(texts[0]);
    }

    private void put(String text) {
      try {
        Files.writeString(counters(), text);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public boolean sleepUntil(Instant moment) {
      if (next == texts.size()) {
        return false;
      }
      now = moment.plusNanos(lateNanos);
      put(texts.get(next++));
      return true;
    }
  }

  private List<String> collected(Steps steps, long intervals) throws IOException {
    new WriteCollector(counters(), out(), EVERY).run(intervals, steps);
    return Files.readAllLines(out());
  }

  @Test
  void aRowHoldsWhatTheCountersGrewByInItsInterval() throws IOException {
    Steps steps = new Steps(device("sda", 100, 1_000), device("sda", 103, 1_016));
    assertThat(collected(steps, 1))
        .containsExactly(
            "time,device,writes,written_bytes,interval_s",
            "2026-11-30T00:00:10Z,sda,3,8192,10.000000");
  }

  @Test
  void aCounterThatWrapsAtThirtyTwoBitsGrewByTheRest() {
    assertThat(WriteCollector.grown((1L << 32) - 10, 6)).isEqualTo(16);
    assertThat(WriteCollector.grown(1_000_000, 5)).isEqualTo(-1);
    assertThat(WriteCollector.grown(5_000_000_000L, 3)).isEqualTo(-1);
  }

  @Test
  void aDeviceThatCameAnewHasNoRowForThatInterval() throws IOException {
    Steps steps = new Steps(device("sda", 500, 90_000), device("sda", 4, 32), device("sda", 5, 40));
    assertThat(collected(steps, 2))
        .containsExactly(
            "time,device,writes,written_bytes,interval_s",
            "2026-11-30T00:00:20Z,sda,1,4096,10.000000");
  }

  @Test
  void devicesThatComeAndGoAreMeasuredWhileTheyAreThere() throws IOException {
    Steps steps =
        new Steps(
            device("sda", 0, 0),
            device("sda", 1, 8) + device("sdb", 70, 700),
            device("sdb", 71, 708) + device("loop3", 5, 5));
    assertThat(collected(steps, 2))
        .containsExactly(
            "time,device,writes,written_bytes,interval_s",
            "2026-11-30T00:00:10Z,sda,1,4096,10.000000",
            "2026-11-30T00:00:20Z,sdb,1,4096,10.000000");
  }

  @Test
  void aLateReportSaysHowLongItsIntervalWas() throws IOException {
    Steps steps = new Steps(device("sda", 0, 0), device("sda", 1, 8), device("sda", 2, 16));
    steps.lateNanos = 25_000_000_000L;
    assertThat(collected(steps, 6))
        .containsExactly(
            "time,device,writes,written_bytes,interval_s",
            "2026-11-30T00:00:35Z,sda,1,4096,35.000000",
            "2026-11-30T00:01:05Z,sda,1,4096,30.000000");
  }

  @Test
  void aPlanReadsWhatWasCollectedAlsoIfItWasStopped() throws IOException {
    Steps steps =
        new Steps(
            device("sda", 0, 0) + device("sda1", 0, 0),
            device("sda", 2, 16) + device("sda1", 2, 16),
            device("sda", 6, 48) + device("sda1", 6, 48));
    assertThat(new WriteCollector(counters(), out(), EVERY).run(100, steps)).isEqualTo(2);
    Measured measured = MeasuredFile.read(out(), MeasuredFile.Options.STANDARD);
    assertThat(measured.written().totalBytes()).isEqualTo(48 * 512);
    assertThat(measured.totalWrites()).isEqualTo(6);
    assertThat(measured.intervalNanos()).isEqualTo(EVERY);
    assertThat(measured.written().endNanos()).isEqualTo(2 * EVERY);
  }

  @Test
  void countersThatAreNotThereAreAComplaintWithAWayOut() {
    WriteCollector collector = new WriteCollector(folder.resolve("none"), out(), EVERY);
    assertThatThrownBy(() -> collector.run(1, new Steps("")))
        .isInstanceOf(WriteCollector.CollectException.class)
        .hasMessageContaining("Linux only")
        .hasMessageContaining("iostat");
  }

  @Test
  void anEarlierMeasurementIsNotOverwritten() throws IOException {
    Path earlier = Files.writeString(folder.resolve("week.csv"), "a week of work\n");
    CommandRun run =
        CommandRun.of("collect", "--every", "1s", "--for", "1s", "--out", earlier.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.error()).contains("week.csv: found a file that is there already");
    assertThat(earlier).hasContent("a week of work\n");
  }
}
