package org.ibcsim.mutants;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the invariants cost: {@code mvn -q -Pbench test-compile exec:exec@checkers} prints their
 * share of the time of runs and of explorations, which is to stay below {@value #MOST_PERCENT} %.
 *
 * <p>The program is loaded twice, once with checks of nothing in their place, and both do the same
 * work in turns, so that what else the machine does falls on both. Times are of the processor; the
 * share is of the sums over all rounds, and for each round beside it.
 */
public final class CheckerCostBenchmark {
  private static final int MOST_PERCENT = 15;
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 5;

  private static final String STEADY =
      """
      scenario: Writes to one asynchronous Secondary
      seed: 1
      duration: 110 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 20 GiB}
        srl: {name: hr_srl, size: 2 GiB}
        primary: {host: seattle, disk: {write: 100 us, parallel: 8}}
        secondaries:
          - host: london
            rlink: {synchronous: off, srlprot: override}
            link: {latency: 5 ms, bandwidth: 1 Gbit/s}
            disk: {write: 100 us, parallel: 8}
      workload:
        - poisson: {volume: hr_dv01, rate: 10000/s, size: 8 KiB, until: 100 s}
      """;

  /** Outages, a crash, a synchronous RLINK, marks of latency protection, little memory. */
  private static final String TROUBLED =
      """
      scenario: Writes to three Secondaries in trouble
      seed: 1
      duration: 220 s
      rds:
        diskgroup: hrdg
        rvg: hr_rvg
        volumes: {hr_dv01: 20 GiB}
        srl: {name: hr_srl, size: 2 GiB}
        primary: {host: seattle, disk: {write: 100 us, parallel: 8}, write_buffers: 16 MiB}
        secondaries:
          - host: london
            rlink: {synchronous: override, srlprot: override}
            link: {latency: 1 ms, bandwidth: 1 Gbit/s}
          - host: paris
            rlink: {latencyprot: override}
            secondary_logging: on
            link: {latency: 5 ms, bandwidth: 1 Gbit/s}
          - host: rome
            rlink: {srlprot: dcm}
            link: {latency: 20 ms, bandwidth: 500 Mbit/s}
      workload:
        - poisson: {volume: hr_dv01, rate: 2000/s, size: 8 KiB, until: 200 s}
      faults:
        - {at: 20 s, for: 20 s, cut: rlk_london_hr_rvg}
        - {at: 60 s, for: 20 s, crash: paris}
        - {at: 100 s, for: 30 s, cut: rlk_rome_hr_rvg}
      """;

  private static final Map<String, String[]> WORK =
      Map.of(
          "run: one asynchronous RLINK", new String[] {"run", STEADY},
          "run: three RLINKs in trouble", new String[] {"run", TROUBLED},
          "explore: outage-while-frozen", new String[] {"explore", "outage-while-frozen"},
          "explore: takeover-while-frozen", new String[] {"explore", "takeover-while-frozen"},
          "explore: srl-overflow-dcm", new String[] {"explore", "srl-overflow-dcm"});

  private final Method checked;
  private final Method unchecked;

  private CheckerCostBenchmark() throws Exception {
    checked = work(BrokenModel.of(Map.of()));
    unchecked =
        work(
            BrokenModel.of(
                Map.of("org/ibcsim/check/invariant/WritePathInvariants.java", nothing())));
  }

  private static Method work(BrokenModel model) throws ReflectiveOperationException {
    return model.loadClass("org.ibcsim.explore.CheckedWork").getMethod("of", String[].class);
  }

  private static String nothing() throws IOException {
    try (InputStream text =
        CheckerCostBenchmark.class.getResourceAsStream("UncheckedWritePath.txt")) {
      if (text == null) {
        throw new IllegalStateException("UncheckedWritePath.txt is not among the test resources");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs the pieces of work whose names contain one of the arguments, or all. */
  public static void main(String[] arguments) throws Exception {
    CheckerCostBenchmark benchmark = new CheckerCostBenchmark();
    List<String> names =
        WORK.keySet().stream()
            .filter(
                name -> arguments.length == 0 || Arrays.stream(arguments).anyMatch(name::contains))
            .sorted()
            .toList();
    for (String name : names) {
      benchmark.compare(name, WORK.get(name));
    }
  }

  private void compare(String name, String[] work) throws ReflectiveOperationException {
    double with = 0;
    double without = 0;
    List<String> rounds = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      double one = seconds(round % 2 == 0 ? checked : unchecked, work);
      double other = seconds(round % 2 == 0 ? unchecked : checked, work);
      double withChecks = round % 2 == 0 ? one : other;
      double withoutChecks = round % 2 == 0 ? other : one;
      if (round >= 0) {
        with += withChecks;
        without += withoutChecks;
        rounds.add(percent(withChecks, withoutChecks));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-36s %s %% of %.2f s (at most %d %%); by round %s%n",
        name,
        percent(with, without),
        with / ROUNDS,
        MOST_PERCENT,
        String.join(" ", rounds));
  }

  private static String percent(double with, double without) {
    return String.format(Locale.ROOT, "%.1f", 100 * (with - without) / with);
  }

  /** Of all threads: a search has its own. */
  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(Method work, String[] of) throws ReflectiveOperationException {
    System.gc();
    long before = processorNanos();
    Object done = work.invoke(null, (Object) of);
    double seconds = 1e-9 * (processorNanos() - before);
    if (!(done instanceof Long amount) || amount == 0) {
      throw new IllegalStateException("the work came to nothing: " + done);
    }
    return seconds;
  }
}
