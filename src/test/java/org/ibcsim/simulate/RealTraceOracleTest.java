package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ibcsim.journal.Distribution;
import org.ibcsim.workload.trace.SharedTraces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two hours of a virtual machine's writes over a link with nothing else in the way are a fluid
 * queue, whose answers are known to the millisecond: two rates computed elsewhere, and others by a
 * second program below that reads the trace by itself.
 */
class RealTraceOracleTest {
  private static final Set<Integer> WRITES = Set.of(0x0a, 0x2a, 0x8a, 0xaa, 0x2e, 0x8e, 0xae);
  private static final double MILLISECOND = 0.001;

  private static Distribution simulated(Path trace, String bandwidth) {
    String text =
        """
        scenario: A virtual machine's writes over a thin link
        seed: 1
        duration: 24 h
        rds:
          diskgroup: hrdg
          rvg: hr_rvg
          volumes: {hr_dv01: 64 GiB}
          srl: {name: hr_srl, size: 8 GiB}
          primary: {host: seattle, disk: {write: 0 us}}
          secondaries:
            - host: london
              rlink: {synchronous: off, srlprot: override}
              link: {latency: 0 ms, bandwidth: %s, overhead: 0 B}
              disk: {write: 0 us}
        workload:
          - trace: {file: "%s", format: vscsi, volume: hr_dv01}
        expect:
          - converged('london')
        """
            .formatted(bandwidth, trace.toAbsolutePath().normalize());
    RunOfText run = RunOfText.of(text);
    assertThat(run.finished().judgement().reason()).isEqualTo("the expectation held");
    return run.finished().record().totals().rlinks().get(0).lag();
  }

  private static void assertLag(
      Distribution lag, double p50, double p95, double p99, double longest) {
    assertThat(lag.p50Nanos() / 1e9).as("p50").isCloseTo(p50, within(MILLISECOND));
    assertThat(lag.p95Nanos() / 1e9).as("p95").isCloseTo(p95, within(MILLISECOND));
    assertThat(lag.p99Nanos() / 1e9).as("p99").isCloseTo(p99, within(MILLISECOND));
    assertThat(lag.maxNanos() / 1e9).as("max").isCloseTo(longest, within(MILLISECOND));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0 MB/s, 355.048, 967.984, 987.387, 993.871",
    "0.5 MB/s, 970.936, 2052.493, 2092.751, 2103.851",
  })
  void lagIsThatOfTheAnswersThatWereComputedElsewhere(
      String bandwidth, double p50, double p95, double p99, double longest) {
    Path trace = SharedTraces.find("cloudPhysicsIO.vscsi");
    assertLag(simulated(trace, bandwidth), p50, p95, p99, longest);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.75, 3, 40})
  void lagIsThatOfAFluidQueueAtAnyOtherRate(double megabytesPerSecond) throws IOException {
    Path trace = SharedTraces.find("cloudPhysicsIO.vscsi");
    double[] lags = fluid(writes(trace), megabytesPerSecond * 1e6);
    Distribution lag = simulated(trace, megabytesPerSecond + " MB/s");
    assertThat(lag.count()).isEqualTo(lags.length);
    assertLag(lag, nth(lags, 0.50), nth(lags, 0.95), nth(lags, 0.99), nth(lags, 1));
    assertThat(lag.meanNanos() / 1e9)
        .as("mean")
        .isCloseTo(Arrays.stream(lags).average().orElseThrow(), within(MILLISECOND));
  }

  private record Arrival(double seconds, int bytes) {}

  private static List<Arrival> writes(Path trace) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(trace)).order(ByteOrder.LITTLE_ENDIAN);
    double first = bytes.getLong(24);
    List<Arrival> writes = new ArrayList<>();
    for (int at = 0; at < bytes.limit(); at += 32) {
      if (WRITES.contains(bytes.getShort(at + 12) & 0xffff)) {
        writes.add(new Arrival((bytes.getLong(at + 24) - first) / 1e6, bytes.getInt(at + 4)));
      }
    }
    writes.sort(Comparator.comparingDouble(Arrival::seconds));
    return writes;
  }

  /** How long after its arrival each write has left the link, in increasing order. */
  private static double[] fluid(List<Arrival> writes, double bytesPerSecond) {
    double[] lags = new double[writes.size()];
    double free = 0;
    int number = 0;
    for (Arrival write : writes) {
      free = Math.max(free, write.seconds()) + write.bytes() / bytesPerSecond;
      lags[number++] = free - write.seconds();
    }
    Arrays.sort(lags);
    return lags;
  }

  private static double nth(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
