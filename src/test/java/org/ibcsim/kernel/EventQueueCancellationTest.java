package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cancellation, tickets and copies: the rest of the contract of {@link EventQueue}. */
class EventQueueCancellationTest {
  private static final String QUEUES = "org.ibcsim.kernel.Queues#all";

  @ParameterizedTest
  @MethodSource(QUEUES)
  void aCancelledEventIsNotServedAndMovesNoTime(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    queue.schedule(1, "a");
    long ticket = queue.schedule(2, "b");
    queue.schedule(3, "c");

    assertThat(queue.cancel(ticket)).isTrue();
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.poll()).isEqualTo("a");
    assertThat(queue.nextTime()).isEqualTo(3);
    assertThat(queue.now()).isEqualTo(1);
    assertThat(queue.poll()).isEqualTo("c");
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void cancellingTheOnlyEventEmptiesTheQueue(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    long ticket = queue.schedule(50, "a");
    assertThat(queue.nextTime()).isEqualTo(50);
    queue.cancel(ticket);

    assertThat(queue.size()).isZero();
    assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
    assertThat(queue.poll()).isNull();
    assertThat(queue.now()).isZero();
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void onlyTheFirstCancellationOfAPendingEventSucceeds(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    long cancelled = queue.schedule(2, "a");
    long served = queue.schedule(1, "b");

    assertThat(queue.cancel(cancelled)).isTrue();
    assertThat(queue.cancel(cancelled)).isFalse();
    queue.poll();
    assertThat(queue.cancel(served)).isFalse();
    assertThat(queue.cancel(cancelled)).isFalse();
    assertThat(queue.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void aTicketThatWasNeverGivenOutCancelsNothing(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    long ticket = queue.schedule(1, "a");

    assertThat(queue.cancel(ticket + 1)).isFalse();
    assertThat(queue.cancel(-1)).isFalse();
    assertThat(queue.cancel(Long.MAX_VALUE)).isFalse();
    assertThat(queue.poll()).isEqualTo("a");
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void anOldTicketNeverCancelsALaterEvent(Queues.Maker maker) {
    EventQueue<Integer> queue = maker.empty();
    List<Long> oldTickets = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      long ticket = queue.schedule(i, i);
      assertThat(oldTickets).doesNotContain(ticket);
      assertThat(oldTickets.stream().filter(queue::cancel)).isEmpty();
      if (i % 2 == 0) {
        queue.cancel(ticket);
        assertThat(queue.poll()).isNull();
      } else {
        assertThat(queue.poll()).isEqualTo(i);
      }
      oldTickets.add(ticket);
    }
  }

  @ParameterizedTest
  @MethodSource("org.ibcsim.kernel.Queues#ofTheProject")
  void timersThatAreAlwaysCancelledTakeNoMemory(Queues.Maker maker) {
    EventQueue<String> queue = maker.empty();
    queue.schedule(0, "tick");
    // Far more timers than a queue may hold at a time.
    for (int i = 0; i < 20_000_000; i++) {
      long timer = queue.schedule(queue.now() + 300_000_000_000L + i % 777, "timer");
      assertThat(queue.cancel(timer)).isTrue();
      if (i % 16 == 0) {
        assertThat(queue.poll()).isEqualTo("tick");
        queue.schedule(queue.now() + 1_000, "tick");
      }
    }
    assertThat(queue.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("org.ibcsim.kernel.Queues#ofTheProject")
  void servedAndCancelledEventsAreForgotten(Queues.Maker maker) {
    EventQueue<Object> queue = maker.empty();
    List<WeakReference<Object>> gone = new ArrayList<>();
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Object served = new Object();
      Object cancelled = new Object();
      Object pending = new Object();
      queue.schedule(i, served);
      queue.cancel(queue.schedule(2_000 + i, cancelled));
      queue.schedule(1_000_000 + i, pending);
      gone.add(new WeakReference<>(served));
      gone.add(new WeakReference<>(cancelled));
      kept.add(pending);
    }
    for (int i = 0; i < 500; i++) {
      queue.poll();
    }

    for (int attempt = 0;
        attempt < 20 && gone.stream().anyMatch(r -> !r.refersTo(null));
        attempt++) {
      System.gc();
    }
    assertThat(gone).allMatch(reference -> reference.refersTo(null));
    assertThat(queue.poll()).isSameAs(kept.get(0));
  }

  @ParameterizedTest
  @MethodSource(QUEUES)
  void aCopyIsIndependentAndKnowsTheSameTickets(Queues.Maker maker) {
    EventQueue<Integer> original = maker.empty();
    List<Long> tickets = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      tickets.add(original.schedule(RandomStreams.mix(i) >>> 30, i));
    }
    for (int i = 0; i < 300; i++) {
      original.poll();
    }
    original.cancel(tickets.get(7));
    EventQueue<Integer> twin = original.copy();
    EventQueue<Integer> other = original.copy();
    for (int i = 0; i < 1_000; i += 3) {
      other.cancel(tickets.get(i));
      other.schedule(other.now() + i, -i);
    }
    while (other.poll() != null) {
      assertThat(other.now()).isGreaterThanOrEqualTo(original.now());
    }

    assertThat(twin.size()).isEqualTo(original.size()).isPositive();
    for (int i = 0; i < 1_000; i += 5) {
      assertThat(twin.cancel(tickets.get(i))).isEqualTo(original.cancel(tickets.get(i)));
    }
    while (original.size() > 0) {
      assertThat(twin.poll()).isEqualTo(original.poll());
      assertThat(twin.now()).isEqualTo(original.now());
    }
    assertThat(twin.poll()).isNull();
  }
}
