package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link EventQueue}, over every implementation. */
class EventQueueTest {
  private static final String QUEUES = "org.ibcsim.kernel.Queues#all";
  private static final long LAST_TIME = Long.MAX_VALUE - 1;

  @ParameterizedTest
  @MethodSource(QUEUES)
  void anEmptyQueueServesNothingAndItsTimeIsZero(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();

    assertThat(queue.poll()).isNull();
    assertThat(queue.now()).isZero();
    assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
    assertThat(queue.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void eventsAreServedByTimeAndNowFollows(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    queue.schedule(30, "third");
    queue.schedule(10, "first");
    queue.schedule(20, "second");

    assertThat(queue.size()).isEqualTo(3);
    assertThat(queue.nextTime()).isEqualTo(10);
    assertThat(queue.now()).isZero();
    assertThat(queue.poll()).isEqualTo("first");
    assertThat(queue.now()).isEqualTo(10);
    assertThat(queue.poll()).isEqualTo("second");
    assertThat(queue.poll()).isEqualTo("third");
    assertThat(queue.now()).isEqualTo(30);
    assertThat(queue.poll()).isNull();
    assertThat(queue.now()).isEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void firstAndLastTimeAreServed(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    queue.schedule(LAST_TIME, "last");
    queue.schedule(0, "first");

    assertThat(queue.poll()).isEqualTo("first");
    assertThat(queue.now()).isZero();
    assertThat(queue.poll()).isEqualTo("last");
    assertThat(queue.now()).isEqualTo(LAST_TIME);
    queue.schedule(LAST_TIME, "one more");
    assertThat(queue.poll()).isEqualTo("one more");
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void thePastIsRefusedAndThePresentIsNot(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    assertThatThrownBy(() -> queue.schedule(-1, "before the start"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    queue.schedule(100, "a");
    queue.poll();

    assertThatThrownBy(() -> queue.schedule(99, "late"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99")
        .hasMessageContaining("100");
    assertThat(queue.size()).isZero();
    queue.schedule(100, "in time");
    assertThat(queue.poll()).isEqualTo("in time");
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void theTimeThatMeansNeverIsRefused(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();

    assertThatThrownBy(() -> queue.schedule(Long.MAX_VALUE, "never"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(queue.poll()).isNull();
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void lookingAheadDoesNotMoveNow(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    queue.schedule(1_000_000_000_000L, "far");
    assertThat(queue.nextTime()).isEqualTo(1_000_000_000_000L);

    for (int i = 200; i > 0; i--) {
      queue.schedule(i, "near " + i);
      assertThat(queue.nextTime()).isEqualTo(i);
    }
    for (int i = 1; i <= 200; i++) {
      assertThat(queue.poll()).isEqualTo("near " + i);
    }
    assertThat(queue.poll()).isEqualTo("far");
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void manyEventsOfOneTimeAreServedInTheOrderOfScheduling(Queues.Maker maker) {
    EventQueue<Integer> queue = maker.empty();
    for (int i = 0; i < 100_000; i++) {
      queue.schedule(5_000_000_000L, i);
    }

    for (int i = 0; i < 100_000; i++) {
      assertThat(queue.poll()).isEqualTo(i);
      queue.schedule(5_000_000_000L, 100_000 + i);
    }
    assertThat(queue.poll()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void anEventBeforeManyOfOneTimeIsServedFirstAlsoAfterLookingAhead(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    for (int i = 0; i < 1_000; i++) {
      queue.schedule(700, "at 700");
    }
    assertThat(queue.nextTime()).isEqualTo(700);
    queue.schedule(699, "at 699");
    queue.schedule(698, "at 698");
    queue.schedule(699, "at 699, second");

    assertThat(queue.poll()).isEqualTo("at 698");
    assertThat(queue.poll()).isEqualTo("at 699");
    assertThat(queue.poll()).isEqualTo("at 699, second");
    assertThat(queue.poll()).isEqualTo("at 700");
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void hugeGapsAreCrossed(Queues.Maker maker) {
    EventQueue<Long> queue = maker.empty();
    List<Long> expected = new ArrayList<>();
    for (int bit = 0; bit < 63; bit++) {
      for (long time : new long[] {(1L << bit) - 1, 1L << bit, (1L << bit) + 1}) {
        expected.add(time);
        queue.schedule(time, time);
      }
    }
    expected.sort(null);

    assertThat(drain(queue)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void insertionInDecreasingOrderIsServedInIncreasingOrder(Queues.Maker maker) {
    EventQueue<Long> queue = maker.empty();
    List<Long> expected = new ArrayList<>();
    for (long i = 0; i < 100_000; i++) {
      queue.schedule((100_000 - i) * 77_777, (100_000 - i) * 77_777);
      expected.add((i + 1) * 77_777);
    }

    assertThat(drain(queue)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void anEmptiedQueueCanBeFilledAgain(Queues.Maker maker) {
    EventQueue<Long> queue = maker.empty();
    for (long round = 0; round < 1_000; round++) {
      List<Long> expected = new ArrayList<>();
      for (long i = 0; i <= round % 130; i++) {
        long time = queue.now() + i * i * (round + 1);
        queue.schedule(time, time);
        expected.add(time);
      }
      assertThat(drain(queue)).isEqualTo(expected);
      assertThat(queue.size()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void millionsOfPendingEventsAreServedInOrder(Queues.Maker maker) {
    EventQueue<Integer> queue = maker.empty();
    int count = 2_000_000;
    for (int i = 0; i < count; i++) {
      queue.schedule(RandomStreams.mix(i) >>> 24, i);
    }
    assertThat(queue.size()).isEqualTo(count);

    long before = -1;
    boolean[] seen = new boolean[count];
    for (int i = 0; i < count; i++) {
      int event = queue.poll();
      if (seen[event] || queue.now() < before || queue.now() != RandomStreams.mix(event) >>> 24) {
        throw new AssertionError("Event " + event + " at " + queue.now() + " after " + before);
      }
      seen[event] = true;
      before = queue.now();
    }
    assertThat(queue.poll()).isNull();
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void oneObjectMayBePendingManyTimes(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    queue.schedule(3, "tick");
    queue.schedule(1, "tick");
    queue.schedule(3, "tick");

    assertThat(drain(queue)).containsExactly("tick", "tick", "tick");
    assertThat(queue.now()).isEqualTo(3);
  }

  private static <E> List<E> drain(EventQueue<E> queue) {
    List<E> served = new ArrayList<>();
    for (E event = queue.poll(); event != null; event = queue.poll()) {
      served.add(event);
    }
    return served;
  }
}
