package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.workload.trace.TraceBytes.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real traces against facts that another program computed (shared/traces/README.md, capacity.md
 * 3.4).
 */
class SharedTracesTest {
  private static final String CLOUD_PHYSICS = "cloudPhysicsIO.vscsi";

  @Test
  void theVscsiTraceHasItsRecordsWritesBytesAndLength() {
    List<Read> all = TraceBytes.readAll(TraceFormat.VSCSI, SharedTraces.find(CLOUD_PHYSICS));

    assertThat(all).hasSize(113_872);
    assertThat(all.get(all.size() - 1).timeNanos()).isEqualTo(7_200_089_885_000L);
    assertThat(writes(all)).hasSize(66_898);
    assertThat(bytes(writes(all))).isEqualTo(2_408_565_760L);
  }

  @Test
  void theMsrTraceIsTheBeginningOfTheVscsiTraceToTheMicrosecond() {
    List<Read> msr =
        TraceBytes.readAll(TraceFormat.MSR, SharedTraces.find("converted/cp5000.msr.csv"));
    List<Read> vscsi =
        TraceBytes.readAll(TraceFormat.VSCSI, SharedTraces.find(CLOUD_PHYSICS)).subList(0, 5_000);

    assertThat(msr).hasSize(5_000);
    assertThat(writes(msr)).hasSize(4_994).isEqualTo(writes(vscsi));
    assertThat(bytes(writes(msr))).isEqualTo(44_062_208L);
    assertThat(msr.get(4_999).timeNanos()).isEqualTo(1_306_691_320_000L);
    assertThat(msr)
        .extracting(Read::timeNanos)
        .isEqualTo(vscsi.stream().map(Read::timeNanos).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 355.048, 967.984, 987.387, 993.871",
    "500000, 970.936, 2052.493, 2092.751, 2103.851"
  })
  void theBacklogOfTheVscsiTraceBehindALinkAgreesWithTheFluidQueueToAMillisecond(
      long bytesPerSecond, double p50, double p95, double p99, double max) {
    List<Long> lags =
        sortedLagNanos(
            writes(TraceBytes.readAll(TraceFormat.VSCSI, SharedTraces.find(CLOUD_PHYSICS))),
            bytesPerSecond);

    assertThat(seconds(lags, 50)).isCloseTo(p50, within(0.001));
    assertThat(seconds(lags, 95)).isCloseTo(p95, within(0.001));
    assertThat(seconds(lags, 99)).isCloseTo(p99, within(0.001));
    assertThat(seconds(lags, 100)).isCloseTo(max, within(0.001));
  }

  /** The time from each write to the end of its transmission. */
  private static List<Long> sortedLagNanos(List<Read> writes, long bytesPerSecond) {
    long nanosPerByte = 1_000_000_000L / bytesPerSecond;
    List<Long> lags = new ArrayList<>();
    long freeNanos = 0;
    for (Read write : writes) {
      freeNanos = Math.max(freeNanos, write.timeNanos()) + write.lengthBytes() * nanosPerByte;
      lags.add(freeNanos - write.timeNanos());
    }
    lags.sort(null);
    return lags;
  }

  /** The percentile as the ceil(p n)-th value. */
  private static double seconds(List<Long> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(rank - 1) / 1e9;
  }

  private static List<Read> writes(List<Read> all) {
    return all.stream().filter(Read::write).toList();
  }

  private static long bytes(List<Read> writes) {
    return writes.stream().mapToLong(Read::lengthBytes).sum();
  }
}
