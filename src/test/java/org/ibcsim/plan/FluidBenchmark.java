package org.ibcsim.plan;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WrittenBytes;

/**
 * How long the fluid engine takes for a year of one-minute intervals: the largest backlog, and the
 * lag followed all the way.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:exec@fluid} prints both; the backlog is the plan.
 */
public final class FluidBenchmark {
  private static final int MINUTES = 366 * 1_440;
  private static final double NEEDED_MILLIS = 50;
  private static final int ROUNDS = 30;

  private FluidBenchmark() {}

  /** Of this thread: other work on the machine does not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  public static void main(String[] arguments) {
    SplittableRandom random = new SplittableRandom(6);
    long[] ends = new long[MINUTES];
    long[] bytes = new long[MINUTES];
    for (int i = 0; i < MINUTES; i++) {
      ends[i] = (i + 1) * 60_000_000_000L;
      bytes[i] = random.nextLong(i / 60 % 24 < 8 ? 20_000_000 : 90_000_000);
    }
    WrittenBytes written = WrittenBytes.ofIntervals(ends, bytes);
    LinkRate link = LinkRate.constant(5_000_000);
    double[] backlogs = new double[ROUNDS];
    double[] lags = new double[ROUNDS];
    long most = 0;
    double worst = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long started = cpuNanos();
      most = Backlog.mostBytes(written, link);
      backlogs[round] = (cpuNanos() - started) / 1e6;
      started = cpuNanos();
      LagDistribution distribution = new LagDistribution(900);
      new LagOverTime(written, link).walk(distribution);
      worst = distribution.mostSeconds();
      lags[round] = (cpuNanos() - started) / 1e6;
    }
    Arrays.sort(backlogs);
    Arrays.sort(lags);
    System.out.printf(
        Locale.ROOT,
        "%,d intervals: backlog of %,d bytes in %.1f ms, lag of %,.0f s followed in %.1f ms"
            + " (medians of processor time; needed: %.0f ms both together)%n",
        MINUTES,
        most,
        backlogs[ROUNDS / 2],
        worst,
        lags[ROUNDS / 2],
        NEEDED_MILLIS);
    System.out.println(
        backlogs[ROUNDS / 2] + lags[ROUNDS / 2] < NEEDED_MILLIS ? "fast enough" : "TOO SLOW");
  }
}
