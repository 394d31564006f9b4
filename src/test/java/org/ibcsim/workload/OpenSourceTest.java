package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.RandomStreams;
import org.junit.jupiter.api.Test;

class OpenSourceTest {
  private static final RandomStreams STREAMS = new RandomStreams(3, 0);
  private static final WriteShape SHAPE =
      new WriteShape(
          VolumeRange.whole(2, 1 << 20), SizeMix.fixed(4096), new Placement.Uniform(), 512);

  private static OpenSource source(Arrivals arrivals, ActiveTime active) {
    return new OpenSource(
        arrivals, active, SHAPE, STREAMS.stream("sizes"), STREAMS.stream("places"));
  }

  private static List<Long> times(OpenSource source) {
    List<Long> times = new ArrayList<>();
    Write write = new Write();
    write.tag = 99;
    while (!source.ended()) {
      source.take(write);
      assertThat(write.tag).isZero();
      assertThat(write.lengthBytes).isEqualTo(4096);
      assertThat(write.volume).isEqualTo(2);
      times.add(write.timeNanos);
    }
    assertThat(source.nextTimeNanos()).isEqualTo(WriteSource.NONE);
    return times;
  }

  @Test
  void nothingIsDueAtTheEndOrAfterIt() {
    ActiveTime active = ActiveTime.between(50, 80);

    assertThat(times(source(new ConstantRate(new Rate(1, 10), 50), active)))
        .containsExactly(50L, 60L, 70L);
  }

  @Test
  void theNumberOfWritesCanBeLimited() {
    assertThat(times(source(new ConstantRate(new Rate(1, 10), 0), ActiveTime.ALWAYS.atMost(2))))
        .containsExactly(0L, 10L);
    assertThat(times(source(new ConstantRate(new Rate(1, 10), 0), ActiveTime.ALWAYS.atMost(0))))
        .isEmpty();
  }

  @Test
  void arrivalsBeforeTheStartAreRefused() {
    assertThatThrownBy(
            () -> source(new ConstantRate(new Rate(1, 10), 49), ActiveTime.between(50, 80)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("found a first arrival at 49 ns; expected none before the start at 50 ns");
  }

  @Test
  void takingAfterTheEndIsRefused() {
    OpenSource source = source(new ConstantRate(new Rate(1, 10), 0), ActiveTime.ALWAYS.atMost(0));

    assertThatThrownBy(() -> source.take(new Write())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSameSeedGivesTheSameWritesAndAnotherReplicationGivesOthers() {
    assertThat(poissonTimes(0)).isEqualTo(poissonTimes(0)).isNotEqualTo(poissonTimes(1));
  }

  private static List<Long> poissonTimes(int replication) {
    RandomStreams streams = new RandomStreams(8, replication);
    return times(
        source(
            new PoissonArrivals(Rate.perSecond(500), 0, streams.stream("arrivals")),
            ActiveTime.ALWAYS.atMost(50)));
  }
}
