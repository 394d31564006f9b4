package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.workload.VolumeRange;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;
import org.ibcsim.workload.trace.TraceBytes.Read;
import org.junit.jupiter.api.Test;

class TraceSourceTest {
  private static final VolumeRange RANGE = new VolumeRange(3, 1_000_000, 10_000);

  /** What a source said of one write. */
  record Taken(long timeNanos, int volume, long offsetBytes, int lengthBytes) {}

  private static List<Taken> takeAll(WriteSource source) {
    List<Taken> all = new ArrayList<>();
    Write write = new Write();
    while (source.nextTimeNanos() != WriteSource.NONE) {
      long due = source.nextTimeNanos();
      source.take(write);
      assertThat(write.timeNanos).isEqualTo(due);
      assertThat(write.tag).isZero();
      all.add(new Taken(write.timeNanos, write.volume, write.offsetBytes, write.lengthBytes));
    }
    assertThat(source.ended()).isTrue();
    return all;
  }

  private static Read write(long timeNanos, long offsetBytes, int lengthBytes) {
    return new Read(timeNanos, offsetBytes, lengthBytes, true, timeNanos + 1);
  }

  private static List<Taken> replay(TraceReplay replay, Read... records) {
    return takeAll(new TraceSource(new ListedRecords(List.of(records)), RANGE, replay));
  }

  @Test
  void readsAndEmptyWritesAreSkipped() {
    assertThat(
            replay(
                TraceReplay.WHOLE,
                new Read(0, 0, 512, false, 1),
                write(1, 0, 0),
                write(2, 512, 1024)))
        .containsExactly(new Taken(2, 3, 1_000_512, 1024));
  }

  @Test
  void offsetsCountModuloTheRangeAndAWriteOverItsEndIsMovedBackWhole() {
    assertThat(replay(TraceReplay.WHOLE, write(0, 20_512, 512), write(1, 9_800, 1_000)))
        .containsExactly(new Taken(0, 3, 1_000_512, 512), new Taken(1, 3, 1_009_000, 1_000));
  }

  @Test
  void writesOfUnknownPlaceFollowEachOtherThroughTheRange() {
    long unknown = TraceRecord.UNKNOWN_OFFSET;
    assertThat(
            replay(
                TraceReplay.WHOLE,
                write(0, unknown, 6_000),
                write(1, unknown, 4_000),
                write(2, unknown, 7_000),
                write(3, unknown, 7_000)))
        .extracting(Taken::offsetBytes)
        .containsExactly(1_000_000L, 1_006_000L, 1_000_000L, 1_000_000L);
  }

  @Test
  void aPartIsCutOutShiftedAndPlayedFaster() {
    TraceReplay part = new TraceReplay(100, 50, 7_000, 2);

    assertThat(replay(part, write(99, 0, 1), write(100, 0, 2), write(149, 0, 3), write(150, 0, 4)))
        .containsExactly(new Taken(7_000, 3, 1_000_000, 2), new Taken(7_024, 3, 1_000_000, 3));
  }

  @Test
  void atSpeedOneLargeTimesStayExact() {
    long odd = (1L << 60) + 1;

    assertThat(replay(TraceReplay.WHOLE, write(odd, 0, 1)))
        .extracting(Taken::timeNanos)
        .containsExactly(odd);
  }

  @Test
  void aTimeThatSlowMotionMovesOutOfReachIsLocated() {
    TraceReplay slow = new TraceReplay(0, Long.MAX_VALUE, 0, 1e-6);

    assertThatThrownBy(() -> replay(slow, write(1L << 60, 0, 1)))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("at speed 1.0E-6, expected a time of the run that fits");
  }

  @Test
  void aWriteLongerThanTheRangeIsLocated() {
    TraceSource source =
        new TraceSource(
            new ListedRecords(List.of(write(0, 0, 10_000), write(1, 0, 10_001))),
            RANGE,
            TraceReplay.WHOLE);
    source.take(new Write());

    assertThatThrownBy(source::nextTimeNanos)
        .isInstanceOf(TraceException.class)
        .hasMessage(
            "listed:2: found a write of 10001 bytes, expected at most 10000 bytes, the length of"
                + " the range that it is replayed onto. Make the volume larger.");
  }

  @Test
  void theReaderIsClosedAtTheEndOfTheReplay() {
    ListedRecords reader = new ListedRecords(List.of(write(0, 0, 1), write(50, 0, 1)));
    TraceSource source = new TraceSource(reader, RANGE, new TraceReplay(0, 50, 0, 1));
    source.take(new Write());
    assertThat(reader.closed).isFalse();

    assertThat(source.ended()).isTrue();
    assertThat(reader.closed).isTrue();
    assertThatThrownBy(() -> source.take(new Write())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFileIsNotTouchedBeforeTheFirstWriteIsAskedFor() {
    TraceReader reader = TraceFormat.VSCSI.reader(Path.of("no", "such", "trace"));
    TraceSource source = new TraceSource(reader, RANGE, TraceReplay.WHOLE);

    assertThatThrownBy(source::ended).isInstanceOf(TraceException.class);
    source.close();
    assertThat(source.ended()).isTrue();
  }
}
