package org.ibcsim.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RlinkTotals;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunTotals;
import org.ibcsim.plan.EventEngine;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.ibcsim.simulate.Runner;

/**
 * The event engine of a plan: a scenario of one Secondary with nothing in the way but the link's
 * rate, over the writes as a trace of nanoseconds, which is removed afterwards.
 */
final class PlanSimulation implements EventEngine {
  private static final long SECOND = 1_000_000_000L;
  private static final long LARGEST_WRITE_BYTES = 1L << 30;
  private static final long LONGEST_SECONDS = 366 * 86_400L;
  private static final long VOLUME_SECTORS = 1L << 31;
  private static final int SECTOR_BYTES = 512;

  @Override
  public Measured run(long[] atNanos, long[] bytes, long bitsPerSecond) {
    long total = 0;
    for (long each : bytes) {
      if (each > LARGEST_WRITE_BYTES) {
        throw new IllegalArgumentException(
            "a write of " + Quantity.bytes(each) + ", more than an application writes at once");
      }
      total += each;
    }
    double sending = total * 8.0 / bitsPerSecond;
    double seconds = atNanos[atNanos.length - 1] / (double) SECOND + sending + 2;
    if (seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException("it would take more than a year until all is sent");
    }
    try {
      Path trace = Files.createTempFile("ibcsim-plan", ".spc");
      try {
        write(trace, atNanos, bytes);
        long srl = Math.max(200_000_000L, 2 * (total + (long) SECTOR_BYTES * bytes.length));
        return simulate(text(trace, (long) seconds, srl, bitsPerSecond));
      } finally {
        Files.delete(trace);
      }
    } catch (IOException failure) {
      throw new IllegalArgumentException(
          "the writes could not be laid out in the folder of temporary files ("
              + failure.getMessage()
              + ")",
          failure);
    }
  }

  /** Times begin with the first write in a trace, so all come as much earlier. */
  private static void write(Path trace, long[] atNanos, long[] bytes) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(trace));
        PrintStream out = new PrintStream(file, false, StandardCharsets.US_ASCII)) {
      long sector = 0;
      for (int i = 0; i < atNanos.length; i++) {
        long sectors = (bytes[i] + SECTOR_BYTES - 1) / SECTOR_BYTES;
        if (sector + sectors > VOLUME_SECTORS) {
          sector = 0;
        }
        String fraction = Long.toString(SECOND + atNanos[i] % SECOND).substring(1);
        out.println("0," + sector + "," + bytes[i] + ",W," + atNanos[i] / SECOND + "." + fraction);
        sector += sectors;
      }
      if (out.checkError()) {
        throw new IOException("the disk of temporary files is full, or cannot be written");
      }
    }
  }

  private static String text(Path trace, long seconds, long srlBytes, long bitsPerSecond) {
    return """
    scenario: The writes of a plan
    duration: %d s
    rds:
      diskgroup: dg
      rvg: rvg
      volumes: {vol: 2 TiB}
      srl: {name: srl, size: %d B}
      primary: {host: primary, disk: {write: 0 us}}
      secondaries:
        - host: secondary
          rlink: {synchronous: off, srlprot: override}
          link: {latency: 0 ms, bandwidth: %d bit/s, overhead: 0 B}
          disk: {write: 0 us}
          message_pool: 4 GiB
    workload:
      - trace: {file: "%s", format: spc, volume: vol}
    """
        .formatted(
            Math.max(1, seconds),
            srlBytes,
            bitsPerSecond,
            trace.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static Measured simulate(String text) {
    Scenario scenario;
    try {
      scenario =
          ScenarioFile.parse(Path.of("plan.yaml"), text.getBytes(StandardCharsets.UTF_8))
              .scenario();
    } catch (ScenarioException unfit) {
      throw new IllegalArgumentException(String.valueOf(unfit.getMessage()), unfit);
    }
    RunHeader header =
        Headers.of(scenario, "plan.yaml", Version.text(), 0, JournalLevel.CONTROL)
            .withBucketNanos(scenario.durationNanos());
    RunTotals totals = Runner.record(scenario, header, (nanos, events) -> {}).totals();
    if (totals == null) {
      throw new IllegalStateException("a run of a plan has no totals; did it end?");
    }
    RlinkTotals rlink = totals.rlinks().get(0);
    return new Measured(rlink.rpoMaxNanos(), rlink.outstandingMaxBytes());
  }
}
