package org.ibcsim.kernel;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of the kernel and holds the ladder queue against its rivals: in one run, by
 * the medians of the iterations. Ends with status 1 if a ratio is below what is needed.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:exec@kernel}
 */
public final class KernelBenchmarks {
  private record Needed(
      String benchmark, String pending, String delays, String rival, double ratio) {}

  /** What the kernel promises; the last ones, where no ratio is needed, are for information. */
  private static final List<Needed> NEEDED =
      List.of(
          new Needed("HoldBenchmark", "100", "exponential", "priorityQueue", 1.6),
          new Needed("HoldBenchmark", "10000", "exponential", "priorityQueue", 2.8),
          new Needed("HoldBenchmark", "1000000", "exponential", "priorityQueue", 2.7),
          new Needed("HoldBenchmark", "100", "exponential", "ssjHenriksen", 1.5),
          new Needed("HoldBenchmark", "10000", "exponential", "ssjHenriksen", 1.5),
          new Needed("HoldBenchmark", "1000000", "exponential", "ssjHenriksen", 1.5),
          new Needed("QueueingLoopBenchmark", "", "", "priorityQueue", 0.95),
          new Needed("QueueingLoopBenchmark", "", "", "ssjWithItsOwnStreams", 1),
          new Needed("HoldBenchmark", "100", "bimodal", "priorityQueue", 0),
          new Needed("HoldBenchmark", "10000", "bimodal", "priorityQueue", 0),
          new Needed("HoldBenchmark", "1000000", "bimodal", "priorityQueue", 0));

  private KernelBenchmarks() {}

  public static void main(String[] args) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("HoldBenchmark.(ladderQueue|priorityQueue)$")
                    .param("delays", "exponential", "bimodal")
                    .forks(2)
                    .measurementIterations(4)
                    .build())
            .run();
    results.addAll(
        new Runner(
                new OptionsBuilder()
                    .include("HoldBenchmark.ssjHenriksen$")
                    .include("QueueingLoopBenchmark")
                    .forks(2)
                    .measurementIterations(4)
                    .build())
            .run());
    System.exit(print(results, System.out) ? 0 : 1);
  }

  private static boolean print(Collection<RunResult> results, PrintStream out) {
    out.printf("%nMillion events a second, medians; ratio of our LadderQueue to the rival%n%n");
    out.printf(
        "%-22s %-12s %8s  %-21s %8s %8s %7s %7s%n",
        "benchmark", "delays", "pending", "rival", "ours", "rival", "ratio", "needed");
    boolean allHeld = true;
    for (Needed needed : NEEDED) {
      double ours = median(results, needed, "ladderQueue");
      double rival = median(results, needed, needed.rival());
      double ratio = ours / rival;
      boolean held = ratio >= needed.ratio();
      allHeld &= held;
      out.printf(
          Locale.ROOT,
          "%-22s %-12s %8s  %-21s %8.2f %8.2f %7.2f %7s %s%n",
          needed.benchmark(),
          needed.delays(),
          needed.pending(),
          needed.rival(),
          ours,
          rival,
          ratio,
          needed.ratio() == 0 ? "" : needed.ratio(),
          needed.ratio() == 0 ? "" : held ? "pass" : "FAIL");
    }
    return allHeld;
  }

  private static double median(Collection<RunResult> results, Needed needed, String contender) {
    Predicate<RunResult> wanted =
        result ->
            result.getParams().getBenchmark().endsWith("." + needed.benchmark() + "." + contender)
                && (needed.pending().isEmpty()
                    || (needed.pending().equals(result.getParams().getParam("pending"))
                        && needed.delays().equals(result.getParams().getParam("delays"))));
    return results.stream()
        .filter(wanted)
        .findAny()
        .orElseThrow(() -> new IllegalStateException("No result of " + contender + " in " + needed))
        .getPrimaryResult()
        .getStatistics()
        .getPercentile(50);
  }
}
