package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** The interval method of SRL sizing: the numeric cases V3 and V4 (dataflow 15). */
class PeakUsageTest {
  private static final long GIGABYTE = 1_000_000_000L;

  private static PeakUsage hourly(long networkGigabytes, long... gigabytes) {
    long[] bytes = Arrays.stream(gigabytes).map(amount -> amount * GIGABYTE).toArray();
    return PeakUsage.of(bytes, networkGigabytes * GIGABYTE);
  }

  /** The most that any row of intervals writes more than the network carries meanwhile. */
  private static long mostOfAnyRow(long[] written, long network) {
    long most = 0;
    for (int from = 0; from < written.length; from++) {
      long more = 0;
      for (int to = from; to < written.length; to++) {
        more += written[to] - network;
        most = Math.max(most, more);
      }
    }
    return most;
  }

  @Provide
  Arbitrary<long[]> hours() {
    return Arbitraries.longs().between(0, 1_000).array(long[].class).ofMaxSize(40);
  }

  @Property
  void v_03_the_peak_is_the_most_that_any_row_of_intervals_exceeds_the_network_by(
      @ForAll("hours") long[] written, @ForAll @LongRange(max = 1_000) long network) {
    assertThat(PeakUsage.of(written, network).bytes()).isEqualTo(mostOfAnyRow(written, network));
  }

  @Example
  void v_04_the_worked_table_needs_37_GB() {
    PeakUsage day = hourly(5, 6, 10, 15, 15, 10, 2, 6, 8, 8, 7, 3);
    assertThat(day).isEqualTo(new PeakUsage(37 * GIGABYTE, 9, 35 * GIGABYTE));
    long[] upToEachHour = {1, 6, 16, 26, 31, 28, 29, 32, 35, 37, 35};
    long[] written = {6, 10, 15, 15, 10, 2, 6, 8, 8, 7, 3};
    for (int hours = 1; hours <= written.length; hours++) {
      assertThat(hourly(5, Arrays.copyOf(written, hours)).endBytes())
          .isEqualTo(upToEachHour[hours - 1] * GIGABYTE);
    }
  }

  @Example
  void aLogThatIsNeverUsedHasNoPeak() {
    assertThat(hourly(5, 1, 5, 0)).isEqualTo(new PeakUsage(0, -1, 0));
  }

  @Example
  void anEmptyLogGetsNoEmptier() {
    assertThat(hourly(5, 0, 0, 9).bytes()).isEqualTo(4 * GIGABYTE);
  }

  @Example
  void negativeAmountsAreRefused() {
    assertThatThrownBy(() -> hourly(1, 2, -3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what is written in interval 1 is -3000000000 bytes, expected 0 or more");
    assertThatThrownBy(() -> PeakUsage.of(new long[0], -1)).hasMessageContaining("the network");
  }
}
