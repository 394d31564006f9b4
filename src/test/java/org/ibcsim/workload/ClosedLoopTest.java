package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ibcsim.kernel.RandomStreams;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
  private final Write write = new Write();

  private static ClosedLoop loop(int users, long thinkNanos, ActiveTime active) {
    RandomStreams streams = new RandomStreams(1, 0);
    return new ClosedLoop(
        users,
        Span.fixed(thinkNanos),
        active,
        new WriteShape(
            VolumeRange.whole(0, 1 << 20), SizeMix.fixed(512), new Placement.Sequential(), 512),
        streams.stream("thinking"),
        streams.stream("sizes"),
        streams.stream("places"));
  }

  private int takeAt(ClosedLoop loop, long expectedNanos) {
    assertThat(loop.nextTimeNanos()).isEqualTo(expectedNanos);
    loop.take(write);
    assertThat(write.timeNanos).isEqualTo(expectedNanos);
    return write.tag;
  }

  @Test
  void aUserThinksBeforeTheFirstWriteAndAfterEachCompletion() {
    ClosedLoop loop = loop(1, 10, ActiveTime.between(100, 1_000));

    loop.completed(takeAt(loop, 110), 150);
    loop.completed(takeAt(loop, 160), 160);
    takeAt(loop, 170);
  }

  @Test
  void whileAllAreOutstandingNothingIsDueButTheLoopHasNotEnded() {
    ClosedLoop loop = loop(2, 0, ActiveTime.ALWAYS);
    int first = takeAt(loop, 0);
    takeAt(loop, 0);

    assertThat(loop.nextTimeNanos()).isEqualTo(WriteSource.NONE);
    assertThat(loop.ended()).isFalse();
    assertThatThrownBy(() -> loop.take(write))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no write is due: 2 are outstanding");
    loop.completed(first, 30);
    assertThat(loop.nextTimeNanos()).isEqualTo(30);
  }

  @Test
  void usersWhoAreDueAtOneTimeAreServedInTheOrderTheyBecameDue() {
    ClosedLoop loop = loop(3, 0, ActiveTime.ALWAYS);
    int first = takeAt(loop, 0);
    int second = takeAt(loop, 0);
    int third = takeAt(loop, 0);
    loop.completed(third, 5);
    loop.completed(first, 5);
    loop.completed(second, 5);

    assertThat(new int[] {takeAt(loop, 5), takeAt(loop, 5), takeAt(loop, 5)})
        .containsExactly(third, first, second);
  }

  @Test
  void aUserWhoWouldWriteAtTheEndOrLaterGoesHome() {
    ClosedLoop loop = loop(1, 10, ActiveTime.between(0, 40));
    loop.completed(takeAt(loop, 10), 29);
    int last = takeAt(loop, 39);
    assertThat(loop.ended()).isFalse();
    loop.completed(last, 40);

    assertThat(loop.ended()).isTrue();
    assertThat(loop.nextTimeNanos()).isEqualTo(WriteSource.NONE);
  }

  @Test
  void theLimitOfWritesEndsTheLoopWhileWritesAreStillOutstanding() {
    ClosedLoop loop = loop(5, 0, ActiveTime.ALWAYS.atMost(2));
    int first = takeAt(loop, 0);
    takeAt(loop, 0);

    assertThat(loop.ended()).isTrue();
    loop.completed(first, 10);
    assertThat(loop.nextTimeNanos()).isEqualTo(WriteSource.NONE);
  }

  @Test
  void aWriteCompletesOnce() {
    ClosedLoop loop = loop(2, 100, ActiveTime.ALWAYS);
    int tag = takeAt(loop, 100);
    loop.completed(tag, 110);

    for (int wrong : new int[] {tag, -1, 2}) {
      assertThatThrownBy(() -> loop.completed(wrong, 120))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("found tag " + wrong + " completed");
    }
  }

  @Test
  void aLoopWithoutUsersOrWithTooManyIsRefused() {
    for (int users : new int[] {0, -1, ClosedLoop.MOST_USERS + 1}) {
      assertThatThrownBy(() -> loop(users, 0, ActiveTime.ALWAYS))
          .hasMessage("found " + users + " outstanding writes; expected 1 to 1048576");
    }
  }
}
