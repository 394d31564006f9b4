package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TimeRangeProperties {
  private static RandomStream stream(long seed) {
    return new RandomStreams(seed, 0).stream("times");
  }

  @Property(tries = 200)
  void everyDrawnTimeLiesWithinTheLimits(
      @ForAll @LongRange(min = 0) long one,
      @ForAll @LongRange(min = 0) long other,
      @ForAll long seed) {
    TimeRange range = new TimeRange(Math.min(one, other), Math.max(one, other));
    assertThat(range.draw(stream(seed))).isBetween(range.leastNanos(), range.mostNanos());
  }

  @Example
  void bothLimitsAndAllBetweenThemAreDrawn() {
    TimeRange range = new TimeRange(7, 10);
    RandomStream random = stream(1);
    TreeSet<Long> drawn = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      drawn.add(range.draw(random));
    }
    assertThat(drawn).containsExactly(7L, 8L, 9L, 10L);
  }

  @Example
  void widestRangeIsDrawnFromWithoutOverflow() {
    TimeRange range = new TimeRange(0, Long.MAX_VALUE);
    RandomStream random = stream(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(range.draw(random)).isNotNegative();
    }
  }

  @Example
  void knownTimeTakesNothingFromTheStream() {
    RandomStream random = stream(3);
    assertThat(TimeRange.of(5).draw(random)).isEqualTo(5);
    assertThat(random.nextLong()).isEqualTo(stream(3).nextLong());
  }

  @Example
  void limitsInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> new TimeRange(5, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 5 to 4 ns");
    assertThatThrownBy(() -> new TimeRange(-1, 4)).isInstanceOf(IllegalArgumentException.class);
  }
}
