package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ibcsim.kernel.RandomStreams;
import org.junit.jupiter.api.Test;

class MergedSourceTest {
  private final Write write = new Write();

  private static ClosedLoop oneUser(long thinkNanos) {
    RandomStreams streams = new RandomStreams(1, 0);
    return new ClosedLoop(
        1,
        Span.fixed(thinkNanos),
        ActiveTime.ALWAYS,
        new WriteShape(
            VolumeRange.whole(9, 1 << 20), SizeMix.fixed(512), new Placement.Sequential(), 512),
        streams.stream("thinking"),
        streams.stream("sizes"),
        streams.stream("places"));
  }

  @Test
  void aCompletionBringsTheNextWriteOfAClosedLoopForward() {
    MergedSource merged =
        new MergedSource(List.of(new ListedSource(0, List.of(50L, 100L)), oneUser(10)));
    merged.take(write);
    assertThat(write.timeNanos).isEqualTo(10);
    assertThat(merged.nextTimeNanos()).isEqualTo(50);

    merged.completed(write.tag, 30);

    assertThat(merged.nextTimeNanos()).isEqualTo(40);
    merged.take(write);
    assertThat(write.volume).isEqualTo(9);
  }

  @Test
  void aMergeThatWaitsForCompletionsHasNotEnded() {
    MergedSource merged = new MergedSource(List.of(oneUser(0), oneUser(0)));
    merged.take(write);
    merged.take(write);

    assertThat(merged.nextTimeNanos()).isEqualTo(WriteSource.NONE);
    assertThat(merged.ended()).isFalse();
    assertThatThrownBy(() -> merged.take(write))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no write is due in any of 2 sources");
  }

  @Test
  void aMergeOfMergesReturnsTagsToo() {
    ListedSource inner = new ListedSource(1, List.of(5L, 6L));
    MergedSource merged =
        new MergedSource(
            List.of(
                new ListedSource(0, List.of()),
                new MergedSource(List.of(new ListedSource(2, List.of()), inner))));
    merged.take(write);
    merged.take(write);
    merged.completed(write.tag, 7);

    assertThat(inner.completions).containsExactly(1);
  }

  @Test
  void aTagThatCannotBeRemappedIsRefused() {
    WriteSource source =
        new WriteSource() {
          @Override
          public long nextTimeNanos() {
            return 0;
          }

          @Override
          public void take(Write into) {
            into.tag = Integer.MAX_VALUE / 2 + 1;
          }

          @Override
          public boolean ended() {
            return false;
          }
        };
    MergedSource merged = new MergedSource(List.of(source, source));

    assertThatThrownBy(() -> merged.take(write))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "found tag 1073741824 of source 0; expected 0 to 1073741823 where 2 sources are"
                + " merged");
  }

  @Test
  void everySourceIsClosedEvenWhenOneFails() {
    ListedSource first = new ListedSource(0, List.of());
    ListedSource second = new ListedSource(1, List.of());
    first.failsToClose = true;
    second.failsToClose = true;
    MergedSource merged = new MergedSource(List.of(first, second));

    assertThatThrownBy(merged::close)
        .hasMessage("source 0 does not close")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(second.closed).isTrue();
  }

  @Test
  void noSourcesCannotBeMerged() {
    assertThatThrownBy(() -> new MergedSource(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
