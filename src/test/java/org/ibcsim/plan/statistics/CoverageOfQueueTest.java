package org.ibcsim.plan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Of 1 000 experiments on an M/D/1 queue, 95 % plus or minus 2 % have an interval that holds the
 * closed form of the mean wait: r / (2 (1 - r)) service times (capacity 5.1).
 */
@Tag("slow")
class CoverageOfQueueTest {
  private static final int EXPERIMENTS = 1_000;
  private static final int REPLICATIONS = 10;
  private static final int CUSTOMERS = 20_000;
  private static final double LOAD = 0.5;

  @Test
  void intervalsOfReplicationsHoldTheClosedForm() {
    double truth = LOAD / (2 * (1 - LOAD));
    int holds = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      double[] means = new double[REPLICATIONS];
      for (int replication = 0; replication < REPLICATIONS; replication++) {
        means[replication] =
            meanWait(new RandomStreams(experiment, replication).stream("arrivals"));
      }
      Estimate estimate = Estimate.of(means, 0.95);
      holds += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }
    assertThat(holds).isBetween(930, 970);
  }

  /** Lindley's recursion; the empty beginning is found and left out. */
  private static double meanWait(RandomStream random) {
    double[] waits = new double[CUSTOMERS];
    double wait = 0;
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      waits[customer] = wait;
      wait = Math.max(0, wait + 1 + StrictMath.log(1 - random.uniform()) / LOAD);
    }
    int from = WarmUp.length(waits);
    double sum = 0;
    for (int customer = from; customer < CUSTOMERS; customer++) {
      sum += waits[customer];
    }
    return sum / (CUSTOMERS - from);
  }
}
