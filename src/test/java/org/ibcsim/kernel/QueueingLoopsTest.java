package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ibcsim.kernel.QueueingLoops.Result;
import org.junit.jupiter.api.Test;

/** The loops that the benchmark times compute the same queue, and it is the one of the textbook. */
class QueueingLoopsTest {
  private static final long CUSTOMERS = 2_000_000;

  @Test
  void ourQueuesAndTheJdkGiveTheSameNumbersToTheLastBit() {
    Result expected = new QueueingLoops.Jdk().run(CUSTOMERS);

    assertThat(new QueueingLoops.Ours(new LadderQueue<>()).run(CUSTOMERS)).isEqualTo(expected);
    assertThat(new QueueingLoops.Ours(new HeapQueue<>()).run(CUSTOMERS)).isEqualTo(expected);
  }

  @Test
  void allLoopsFindTheMeansOfTheory() {
    requireTheory(new QueueingLoops.Ours(new LadderQueue<>()).run(CUSTOMERS));
    requireTheory(new QueueingLoops.Ssj().run(CUSTOMERS));
  }

  /** By Little's law and 1/(1/0.8 - 1); the runs are long enough for two percent. */
  private static void requireTheory(Result result) {
    assertThat(result.meanSojournNanos()).isCloseTo(4e6, within(0.08e6));
    assertThat(result.meanLength()).isCloseTo(4, within(0.08));
  }
}
