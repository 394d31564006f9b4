package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What only the ladder queue has: a horizon that is sometimes too far, and three places to sweep.
 */
class LadderQueueTest {
  private static final long SECOND = 1_000_000_000L;

  /** Far timers, a look ahead (which moves the horizon), a burst before them; again and again. */
  @Test
  void burstsBeforeAFarHorizonAreServedInOrder() {
    RandomStream random = new RandomStreams(21, 0).stream("bursts");
    LadderQueue<Integer> queue = new LadderQueue<>();
    TreeQueue<Integer> oracle = new TreeQueue<>();
    int event = 0;
    int mostEarly = 0;
    for (int round = 0; round < 500; round++) {
      long far = oracle.now() + (1 + random.nextInt(100)) * SECOND;
      for (int timers = random.nextInt(300); timers >= 0; timers--) {
        event = scheduleBoth(queue, oracle, far + random.nextInt(1 << random.nextInt(30)), event);
      }
      assertThat(queue.nextTime()).isEqualTo(oracle.nextTime());
      int burst = 1 << random.nextInt(13);
      for (int i = 0; i < burst; i++) {
        // Some close to the far timers, before and behind: on the lowest rungs of the old horizon.
        long from = random.chance(0.1) ? Math.max(oracle.now(), far - 50_000) : oracle.now();
        long time = from + random.nextInt(100_000);
        event = scheduleBoth(queue, oracle, time, event);
        if (random.chance(0.3)) {
          assertThat(queue.poll()).isEqualTo(oracle.poll());
        }
        mostEarly = Math.max(mostEarly, queue.earlyEntries());
      }
      for (int i = random.nextInt(2 * burst); i > 0; i--) {
        assertThat(queue.poll()).isEqualTo(oracle.poll());
        assertThat(queue.now()).isEqualTo(oracle.now());
      }
    }
    while (oracle.size() > 0) {
      assertThat(queue.poll()).isEqualTo(oracle.poll());
    }
    assertThat(queue.poll()).isNull();
    assertThat(mostEarly).as("early events, or this test is about nothing").isGreaterThan(100);
  }

  private static int scheduleBoth(
      EventQueue<Integer> queue, EventQueue<Integer> oracle, long time, int event) {
    queue.schedule(time, event);
    oracle.schedule(time, event);
    return event + 1;
  }

  /** Timers on low rungs just behind a far horizon; and a burst before it that does not end. */
  @Test
  void theHorizonComesBackWhenABurstLastsAndTheOrderHolds() {
    RandomStream random = new RandomStreams(22, 0).stream("lasting burst");
    LadderQueue<Integer> queue = new LadderQueue<>();
    TreeQueue<Integer> oracle = new TreeQueue<>();
    int event = 0;
    for (int i = 0; i < 200; i++) {
      event = scheduleBoth(queue, oracle, 1_000 * SECOND + i * 1_000L, event);
    }
    assertThat(queue.nextTime()).isEqualTo(1_000 * SECOND);
    for (int i = 0; i < 500; i++) {
      event = scheduleBoth(queue, oracle, random.nextInt(30_000), event);
    }
    assertThat(queue.earlyEntries()).isGreaterThan(100);

    int mostEarly = 0;
    for (int i = 0; i < 10_000; i++) {
      assertThat(queue.poll()).isEqualTo(oracle.poll());
      event = scheduleBoth(queue, oracle, oracle.now() + random.nextInt(30_000), event);
      if (i >= 5_000) {
        mostEarly = Math.max(mostEarly, queue.earlyEntries());
      }
    }
    assertThat(mostEarly).isZero();
    for (int i = 0; i < 200; i++) {
      event = scheduleBoth(queue, oracle, 1_000 * SECOND + random.nextInt(200_000), event);
    }
    while (oracle.size() > 0) {
      assertThat(queue.poll()).isEqualTo(oracle.poll());
    }
    assertThat(queue.poll()).isNull();
  }

  @Test
  void cancelledEntriesAreSweptFromTheRun() {
    LadderQueue<Integer> queue = new LadderQueue<>();
    queue.schedule(5, 0);
    queue.poll(); // The rungs are empty: from here on, everything is inserted into the run.
    for (int i = 0; i < 10_000; i++) {
      queue.cancel(queue.schedule(10 + i, i));
    }
    assertThat(queue.entries()).isLessThan(100);
  }

  @Test
  void cancelledEntriesAreSweptFromTheRungs() {
    LadderQueue<Integer> queue = new LadderQueue<>();
    queue.schedule(2, -1);
    for (int i = 0; i < 10_000; i++) {
      queue.cancel(queue.schedule((i + 1) * SECOND, i));
    }
    assertThat(queue.entries()).isLessThan(100);
    assertThat(queue.poll()).isEqualTo(-1);
    assertThat(queue.poll()).isNull();
  }

  @Test
  void cancelledEntriesAreSweptFromAmongTheEarlyOnes() {
    LadderQueue<Integer> queue = withAFarHorizon();
    for (int i = 0; i < 50; i++) {
      queue.schedule(900 * SECOND, i);
    }
    List<Long> tickets = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      tickets.add(queue.schedule(1_000 - i, i));
      tickets.add(queue.schedule(2_000 - i, i));
    }
    assertThat(queue.earlyEntries()).isGreaterThan(50);
    for (long ticket : tickets) {
      queue.cancel(ticket);
    }
    for (int i = 0; i < 10_000; i++) {
      queue.cancel(queue.schedule(3_000, i));
    }
    assertThat(queue.entries()).isLessThan(52 + 52 + 100);
    assertThat(queue.nextTime()).isEqualTo(900 * SECOND);
  }

  /**
   * The look ahead fills the run with both, so that everything before them is in the run as well.
   */
  private static LadderQueue<Integer> withAFarHorizon() {
    LadderQueue<Integer> queue = new LadderQueue<>();
    queue.schedule(1_000 * SECOND, -1);
    queue.schedule(1_000 * SECOND + 1, -2);
    assertThat(queue.nextTime()).isEqualTo(1_000 * SECOND);
    return queue;
  }
}
