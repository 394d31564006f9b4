package org.ibcsim.plan.fluid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.ibcsim.workload.trace.SharedTraces;
import org.ibcsim.workload.trace.TraceFormat;
import org.ibcsim.workload.trace.TraceReader;
import org.ibcsim.workload.trace.TraceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fluid engine against what was computed independently for a real trace (capacity 3.4). */
class RealTraceFluidTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "500000, 1051925422, 1892.226, 970.936, 2052.493, 2092.751, 2103.851",
    "1000000, 993870748, 5724.911, 355.048, 967.984, 987.387, 993.871",
  })
  void singleWrites(
      long bytesPerSecond,
      long mostBytes,
      double atSeconds,
      double p50,
      double p95,
      double p99,
      double most) {
    WriteQueue queue = new WriteQueue(LinkRate.constant(8 * bytesPerSecond));
    writes(write -> queue.arrive(write.timeNanos, write.lengthBytes));
    assertThat(queue.writes()).isEqualTo(66_898);
    assertThat(queue.mostBacklogBytes()).isEqualTo(mostBytes);
    assertThat(queue.mostBacklogAtNanos() / 1e9).isCloseTo(atSeconds, within(0.0005));
    // The median is given cut off, not rounded: a whole millisecond is allowed.
    assertThat(queue.lagSeconds(0.5)).isCloseTo(p50, within(0.001));
    assertThat(queue.lagSeconds(0.95)).isCloseTo(p95, within(0.0005));
    assertThat(queue.lagSeconds(0.99)).isCloseTo(p99, within(0.0005));
    assertThat(queue.lagSeconds(1)).isCloseTo(most, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({"1000000, 1004285852, 1004.286"})
  void singleWritesWithAHeaderOf512BytesEach(long bytesPerSecond, long mostBytes, double most) {
    WriteQueue queue = new WriteQueue(LinkRate.constant(8 * bytesPerSecond));
    writes(write -> queue.arrive(write.timeNanos, write.lengthBytes + 512L));
    assertThat(queue.mostBacklogBytes()).isEqualTo(mostBytes);
    assertThat(queue.lagSeconds(1)).isCloseTo(most, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({
    "500000, 3600, 0",
    "500000, 1800, 247196416",
    "500000, 900, 679128960",
    "500000, 300, 831115904",
    "500000, 60, 1029813120",
    "500000, 10, 1046528768",
    "500000, 1, 1051600512",
    "1000000, 3600, 0",
    "1000000, 1800, 0",
    "1000000, 900, 229128960",
    "1000000, 300, 681115904",
    "1000000, 60, 939813120",
    "1000000, 10, 986528768",
    "1000000, 1, 993106688",
  })
  void intervalsAsCoarseAsTheyAreMeasured(long bytesPerSecond, long seconds, long mostBytes) {
    IntervalQueue queue = new IntervalQueue(LinkRate.constant(8 * bytesPerSecond));
    long[] end = {seconds * SECOND};
    long[] bytes = {0};
    writes(
        write -> {
          while (write.timeNanos >= end[0]) {
            queue.interval(end[0], bytes[0]);
            end[0] += seconds * SECOND;
            bytes[0] = 0;
          }
          bytes[0] += write.lengthBytes;
        });
    queue.interval(end[0], bytes[0]);
    assertThat(queue.mostBacklogBytes()).isEqualTo(mostBytes);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.9915",
    "10, 0.9461",
    "60, 0.8369",
    "300, 0.7512",
    "900, 0.7435",
    "1800, 0.7418",
    "3600, 0.6448",
    "7200, 0.3508",
  })
  void whatIsSentOnceInAWindow(long seconds, double share) {
    UniqueBlocks blocks = new UniqueBlocks(seconds * SECOND, 512);
    writes(write -> blocks.write(write.timeNanos, write.offsetBytes, write.lengthBytes));
    assertThat(blocks.writtenBytes()).isEqualTo(2_408_565_760L);
    assertThat(blocks.share()).isCloseTo(share, within(0.00005));
  }

  private static void writes(Consumer<TraceRecord> each) {
    Path file = SharedTraces.find("cloudPhysicsIO.vscsi");
    try (TraceReader reader = TraceFormat.VSCSI.reader(file)) {
      TraceRecord record = new TraceRecord();
      while (reader.read(record)) {
        if (record.write) {
          each.accept(record);
        }
      }
    }
  }
}
