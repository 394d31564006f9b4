package org.ibcsim.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.workload.trace.TraceBytes.Read;

class TimeOrderProperties {
  private static List<Read> records(List<Long> times) {
    List<Read> records = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      records.add(new Read(times.get(i), 0, 512, true, i + 1));
    }
    return records;
  }

  @Property(tries = 200)
  void recordsLateByLessThanTheWindowAreSortedStably(
      @ForAll @Size(max = TimeOrder.WINDOW) List<@LongRange(min = -50, max = 50) Long> times) {
    List<Read> records = records(times);
    List<Read> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparingLong(Read::timeNanos));
    TimeOrder order = new TimeOrder(new ListedRecords(records));

    List<Read> served = TraceBytes.readAll(order);

    assertThat(served)
        .extracting(Read::number)
        .isEqualTo(sorted.stream().map(Read::number).toList());
    if (!served.isEmpty()) {
      long earliest = sorted.get(0).timeNanos();
      assertThat(served)
          .extracting(Read::timeNanos)
          .isEqualTo(sorted.stream().map(read -> read.timeNanos() - earliest).toList());
    }
    assertThat(order.mended()).isZero();
  }

  @Property(tries = 50)
  void aLongTraceComesOutSortedAndWholeWithEveryRecordThatWasMovedCounted(
      @ForAll @IntRange(min = 2, max = 5_000) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add((long) random.nextInt(100_000));
    }
    List<Read> records = records(times);
    TimeOrder order = new TimeOrder(new ListedRecords(records));

    List<Read> served = TraceBytes.readAll(order);

    assertThat(served).extracting(Read::timeNanos).isSorted();
    assertThat(served).extracting(Read::number).doesNotHaveDuplicates().hasSize(count);
    long origin = times.get((int) served.get(0).number() - 1);
    long moved =
        served.stream()
            .filter(read -> read.timeNanos() + origin != times.get((int) read.number() - 1))
            .count();
    assertThat(order.mended()).isEqualTo(moved);
  }

  @Example
  void aRecordLaterThanTheWindowIsServedAtTheTimeOfTheOneBefore() {
    List<Long> times = new ArrayList<>();
    for (long i = 0; i <= TimeOrder.WINDOW; i++) {
      times.add(100 + i);
    }
    times.add(0L);
    TimeOrder order = new TimeOrder(new ListedRecords(records(times)));

    List<Read> served = TraceBytes.readAll(order);

    // The window was full when the late one was read: the first two had been served.
    assertThat(served.get(2)).isEqualTo(new Read(1, 0, 512, true, TimeOrder.WINDOW + 2));
    assertThat(order.mended()).isEqualTo(1);
  }
}
