package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A million random operations on each queue, each compared with the oracle. */
class EventQueueRandomOperationsTest {
  private static final int OPERATIONS = 1_000_000;
  private static final int REMEMBERED = 4_096;

  /** How far ahead events are scheduled. */
  enum Delays {
    EXPONENTIAL {
      @Override
      long next(RandomStream random) {
        return (long) random.exponential(1_000_000);
      }
    },
    EQUAL {
      @Override
      long next(RandomStream random) {
        return 500_000;
      }
    },
    FEW_VALUES {
      @Override
      long next(RandomStream random) {
        return random.nextInt(4) * 1_000L;
      }
    },
    ZERO_MOSTLY {
      @Override
      long next(RandomStream random) {
        return random.chance(0.9) ? 0 : random.nextInt(100);
      }
    },
    MICROSECONDS_AND_MINUTES {
      @Override
      long next(RandomStream random) {
        return random.chance(0.7)
            ? random.nextInt(5_000)
            : 300_000_000_000L + random.nextInt(2_000);
      }
    },
    ANY_MAGNITUDE {
      @Override
      long next(RandomStream random) {
        return random.nextLong() >>> (14 + random.nextInt(50));
      }
    },
    CLUSTERED {
      @Override
      long next(RandomStream random) {
        return (1 + random.nextInt(30)) * 1_000_000_000L + random.nextInt(64);
      }
    };

    abstract long next(RandomStream random);
  }

  static Stream<Arguments> cases() {
    return Queues.ofTheProject()
        .flatMap(queue -> Stream.of(Delays.values()).map(delays -> Arguments.of(queue, delays)));
  }

  @ParameterizedTest(name = "{0}, delays {1}")
  @MethodSource("cases")
  void everyOperationAnswersAsTheOracle(Queues.Maker maker, Delays delays) {
    RandomStream random = new RandomStreams(2, 0).stream("operations/" + delays);
    EventQueue<Integer> queue = maker.empty();
    EventQueue<Integer> oracle = new TreeQueue<>();
    long[] tickets = new long[REMEMBERED];
    long[] oracleTickets = new long[REMEMBERED];
    double growth = 0.5;
    int cancelled = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      if (i % 20_000 == 0) {
        // Grow to tens of thousands, shrink to nothing, hover; each phase with other habits.
        growth = new double[] {0.75, 0.25, 0.5, 0.6, 0.05, 0.45}[i / 20_000 % 6];
      }
      double what = random.uniform();
      boolean same;
      if (what < growth) {
        long time = oracle.now() + delays.next(random);
        int memory = i % REMEMBERED;
        tickets[memory] = queue.schedule(time, i);
        oracleTickets[memory] = oracle.schedule(time, i);
        same = true;
      } else if (what < growth + 0.2) {
        int memory = random.nextInt(REMEMBERED);
        boolean found = oracle.cancel(oracleTickets[memory]);
        same = queue.cancel(tickets[memory]) == found;
        cancelled += found ? 1 : 0;
      } else if (what < growth + 0.22) {
        same = queue.nextTime() == oracle.nextTime();
      } else {
        Integer event = oracle.poll();
        Integer answer = queue.poll();
        same = event == null ? answer == null : event.equals(answer);
      }
      if (!same || queue.now() != oracle.now() || queue.size() != oracle.size()) {
        fail(
            "Operation %d differs: now %d and %d, size %d and %d",
            i, queue.now(), oracle.now(), queue.size(), oracle.size());
      }
    }
    assertThat(cancelled).as("cancellations that took effect").isGreaterThan(10_000);
    for (Integer event = oracle.poll(); event != null; event = oracle.poll()) {
      assertThat(queue.poll()).isEqualTo(event);
    }
    assertThat(queue.poll()).isNull();
  }
}
