package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibcsim.journal.Journal;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskTest {
  private static final String TEXT =
      """
      scenario: Many lines
      seed: 1
      duration: 20 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 1 GiB}
        srl: {name: hr_srl, size: 1 GiB}
        primary: {host: seattle, disk: {write: 200 us}}
        secondaries:
          - host: london
            rlink: {synchronous: off, srlprot: override}
            link: {latency: 3 ms, bandwidth: 100 MB/s}
            disk: {write: 200 us}
      workload:
        - constant: {volume: hr_dv01, rate: 500/s, size: 8000 B}
      """;

  @TempDir Path folder;

  /** A disk that takes so many bytes, the last of them in the middle of a block. */
  private static final class SmallDisk extends FilterOutputStream {
    private long room;
    private boolean closed;

    SmallDisk(OutputStream file, long room) {
      super(file);
      this.room = room;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      int fits = (int) Math.min(room, count);
      out.write(bytes, from, fits);
      room -= fits;
      if (fits < count) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void close() throws IOException {
      closed = true;
      super.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000, 1_000_000, 2_000_001})
  void whatWasWrittenBeforeTheDiskWasFullCanBeRead(long room) throws IOException {
    Scenario scenario = RunOfText.scenario(TEXT);
    Path journal = folder.resolve("journal.jsonl");
    SmallDisk disk = new SmallDisk(Files.newOutputStream(journal), room);
    assertThatThrownBy(
            () ->
                Runner.run(
                    scenario,
                    RunOfText.header(scenario, JournalLevel.ALL, 0),
                    disk,
                    journal.toString(),
                    (nanos, events) -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll(
            journal.toString(), "No space left on device", "what was written before stays");
    assertThat(disk.closed).isTrue();
    assertThat(Files.size(journal)).isEqualTo(room);
    RunRecord record = Journal.read(journal);
    assertThat(record.complete()).isFalse();
    assertThat(record.header().title()).isEqualTo("Many lines");
  }

  @Test
  void firstLineIsOnTheDiskBeforeAnythingHappens() throws IOException {
    Scenario scenario = RunOfText.scenario(TEXT);
    Path journal = folder.resolve("journal.jsonl");
    try (Simulation ignored =
        new Simulation(
            scenario,
            RunOfText.header(scenario, JournalLevel.CONTROL, 0),
            Files.newOutputStream(journal),
            journal.toString(),
            false)) {
      assertThat(Journal.read(journal).header().seed()).isEqualTo(1);
    }
  }
}
