package org.ibcsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.journal.Measure;
import org.ibcsim.journal.Series;
import org.ibcsim.journal.SeriesBuilder;
import org.ibcsim.report.chart.Line;
import org.ibcsim.report.chart.SeriesStyle;

class BucketsProperties {
  private static final SeriesStyle STYLE = SeriesStyle.of(0);

  @Property(tries = 200)
  void joiningBucketsLosesNoMaximumAndNoByte(
      @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 1_000_000) Long> pattern,
      @ForAll @IntRange(max = 4000) int buckets,
      @ForAll @LongRange(min = 1, max = 1000) long width,
      @ForAll @LongRange(min = 0, max = 999) long cut) {
    long end = Math.max(0, buckets * width - Math.min(cut, width - 1));
    SeriesBuilder builder = new SeriesBuilder(width, 1);
    long sum = 0;
    long largest = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      long value = pattern.isEmpty() ? 0 : pattern.get(bucket % pattern.size());
      long[] row = SeriesBuilder.emptyRow(1);
      SeriesBuilder.put(row, Measure.SRL_MAX_BYTES, 0, value);
      SeriesBuilder.put(row, Measure.TRANSMITTED_BYTES, 0, value);
      builder.add(row);
      sum += value;
      largest = Math.max(largest, value);
    }
    Series series = builder.build(end);

    Line most = Buckets.of(series).largest("", STYLE, Measure.SRL_MAX_BYTES, 0);
    Line rate = Buckets.of(series).bitRate("", STYLE, Measure.TRANSMITTED_BYTES, 0);

    assertThat(most.largest()).isEqualTo(largest);
    assertThat(most.size()).isLessThanOrEqualTo(Buckets.MAXIMUM_POINTS + 1);
    double carried = 0;
    for (int i = 1; i < rate.size(); i++) {
      carried += rate.y(i) * (rate.x(i) - rate.x(i - 1)) / 1e9 / 8;
      assertThat(rate.x(i)).isGreaterThan(rate.x(i - 1));
    }
    assertThat(carried).isCloseTo(sum, offset(1e-6 * sum + 1e-6));
    if (buckets > 0) {
      assertThat(most.x(most.size() - 1)).isEqualTo(end);
    }
  }
}
